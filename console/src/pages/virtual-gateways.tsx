import { useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import type { VirtualGateway } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { ResourceTable, type Column } from '../components/resource-table.tsx'
import { State } from '../components/state.tsx'
import { To } from '../components/to.tsx'
import { AssociateVirtualGatewayDialog } from '../forms/gateways/dialogs.tsx'
import { ProposeDialog } from '../forms/gateways/proposals.tsx'
import type { Action } from '../logic/actions.ts'
import { shownState } from '../logic/states.ts'

const columns: readonly Column<VirtualGateway>[] = [
  {
    id: 'id',
    header: 'ID',
    text: ({ virtualGatewayId = '' }) => virtualGatewayId,
    cell: ({ virtualGatewayId }) => <To path={`/virtual-gateways/${virtualGatewayId}`}>{virtualGatewayId}</To>,
    width: 320,
  },
  {
    id: 'state',
    header: 'State',
    text: ({ virtualGatewayState }) => shownState(virtualGatewayState).word,
    cell: ({ virtualGatewayState }) => <State of={virtualGatewayState} />,
  },
]

const idOf = ({ virtualGatewayId = '' }: VirtualGateway): string => virtualGatewayId

export type VirtualGatewayAction = 'associate' | 'propose'

export function virtualGatewayActions({ virtualGatewayState }: VirtualGateway): readonly Action<VirtualGatewayAction>[] {
  const reason = virtualGatewayState === 'available' ? {} : { reason: `It has to be available; it is ${virtualGatewayState}.` }
  return [
    { id: 'associate', text: 'Associate with one of your gateways', ...reason },
    { id: 'propose', text: 'Propose to another account’s gateway', ...reason },
  ]
}

export function VirtualGatewayDialog({
  action,
  id,
  onClose,
}: {
  readonly action: VirtualGatewayAction
  readonly id: string
  readonly onClose: () => void
}) {
  if (action === 'associate') return <AssociateVirtualGatewayDialog virtualGatewayId={id} onClose={onClose} />
  return <ProposeDialog virtualGatewayId={id} onClose={onClose} />
}

/** The cloud's side of things: virtual gateways are made by the provider and joined to gateways here. */
export function VirtualGatewaysPage() {
  const { value, fault } = useQuestion('DescribeVirtualGateways', {})
  const [dialog, setDialog] = useState<{ readonly action: VirtualGatewayAction; readonly id: string }>()
  return (
    <>
      <ResourceTable
        title='Virtual gateways'
        thing='virtual gateway'
        description='The way into your networks in this region.'
        items={value?.virtualGateways}
        fault={fault}
        columns={columns}
        idOf={idOf}
        actionsOf={virtualGatewayActions}
        onAction={(action, { virtualGatewayId: id = '' }) => setDialog({ action, id })}
        empty={<Empty title='No virtual gateways'>The provider has made none for this account in this region.</Empty>}
      />
      {dialog !== undefined && <VirtualGatewayDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}
