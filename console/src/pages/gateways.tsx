import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import type { Gateway } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { ResourceTable, type Column } from '../components/resource-table.tsx'
import { State } from '../components/state.tsx'
import { To } from '../components/to.tsx'
import { AssociateDialog, CreateGatewayDialog, DeleteGatewayDialog, RenameGatewayDialog } from '../forms/gateways/dialogs.tsx'
import type { Action } from '../logic/actions.ts'
import { isLive, shownState } from '../logic/states.ts'

const columns: readonly Column<Gateway>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ directConnectGatewayName = '' }) => directConnectGatewayName,
    cell: ({ directConnectGatewayId, directConnectGatewayName }) => (
      <To path={`/gateways/${directConnectGatewayId}`}>{directConnectGatewayName}</To>
    ),
    width: 260,
  },
  { id: 'id', header: 'ID', text: ({ directConnectGatewayId = '' }) => directConnectGatewayId, width: 320 },
  {
    id: 'state',
    header: 'State',
    text: ({ directConnectGatewayState }) => shownState(directConnectGatewayState).word,
    cell: ({ directConnectGatewayState }) => <State of={directConnectGatewayState} />,
  },
  {
    id: 'asn',
    header: 'Provider ASN',
    text: ({ amazonSideAsn }) => String(amazonSideAsn ?? ''),
    number: ({ amazonSideAsn }) => amazonSideAsn ?? 0,
  },
  { id: 'owner', header: 'Owner', text: ({ ownerAccount = '' }) => ownerAccount, spare: true },
]

const idOf = ({ directConnectGatewayId = '' }: Gateway): string => directConnectGatewayId

export type GatewayAction = 'associate' | 'edit' | 'delete'

export function gatewayActions({ directConnectGatewayState }: Gateway): readonly Action<GatewayAction>[] {
  const reason = isLive(directConnectGatewayState) ? {} : { reason: `It is ${directConnectGatewayState}.` }
  return [
    { id: 'associate', text: 'Associate virtual gateway', ...reason },
    { id: 'edit', text: 'Edit', ...reason },
    { id: 'delete', text: 'Delete', ...reason },
  ]
}

export function GatewayDialog({
  action,
  gateway,
  onClose,
}: {
  readonly action: GatewayAction
  readonly gateway: Gateway
  readonly onClose: () => void
}) {
  if (action === 'associate') return <AssociateDialog gateway={gateway} onClose={onClose} />
  if (action === 'edit') return <RenameGatewayDialog gateway={gateway} onClose={onClose} />
  return <DeleteGatewayDialog gateway={gateway} onClose={onClose} />
}

export function GatewaysPage() {
  const { value, fault } = useQuestion('DescribeDirectConnectGateways', {})
  const [creating, setCreating] = useState(false)
  const [dialog, setDialog] = useState<{ readonly action: GatewayAction; readonly gateway: Gateway }>()
  return (
    <>
      <ResourceTable
        title='Gateways'
        thing='gateway'
        description='Direct Connect gateways join virtual interfaces with virtual gateways of every region.'
        items={value?.directConnectGateways}
        fault={fault}
        columns={columns}
        idOf={idOf}
        actionsOf={gatewayActions}
        onAction={(action, gateway) => setDialog({ action, gateway })}
        buttons={
          <Button variant='primary' onClick={() => setCreating(true)}>
            Create gateway
          </Button>
        }
        empty={<Empty title='No gateways' action={<Button onClick={() => setCreating(true)}>Create gateway</Button>} />}
      />
      {creating && <CreateGatewayDialog onClose={() => setCreating(false)} />}
      {dialog !== undefined && <GatewayDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}
