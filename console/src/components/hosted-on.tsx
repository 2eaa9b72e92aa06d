import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import type { ApiFault } from '../api/call.ts'
import type { Connection } from '../api/contract.ts'
import { DeleteHostedConnectionDialog, MoveHostedConnectionDialog } from '../forms/connections/interconnect-dialogs.tsx'
import type { Action } from '../logic/actions.ts'
import { isLive, shownState } from '../logic/states.ts'
import { Empty } from './empty.tsx'
import { ResourceTable, type Column } from './resource-table.tsx'
import { State } from './state.tsx'

const columns: readonly Column<Connection>[] = [
  { id: 'name', header: 'Name', text: ({ connectionName = '' }) => connectionName },
  { id: 'id', header: 'ID', text: ({ connectionId = '' }) => connectionId },
  {
    id: 'state',
    header: 'State',
    text: ({ connectionState }) => shownState(connectionState).word,
    cell: ({ connectionState }) => <State of={connectionState} />,
  },
  { id: 'owner', header: 'Account', text: ({ ownerAccount = '' }) => ownerAccount },
  { id: 'vlan', header: 'VLAN', text: ({ vlan }) => String(vlan ?? ''), number: ({ vlan }) => vlan ?? 0 },
  { id: 'bandwidth', header: 'Bandwidth', text: ({ bandwidth = '' }) => bandwidth },
]

const idOf = ({ connectionId = '' }: Connection): string => connectionId
type Do = 'move' | 'delete'

function actionsOf({ connectionState }: Connection): readonly Action<Do>[] {
  const reason = isLive(connectionState) ? {} : { reason: `It is ${connectionState}.` }
  return [
    { id: 'move', text: 'Move to another interconnect or LAG', ...reason },
    { id: 'delete', text: 'Delete', ...(connectionState === 'rejected' ? {} : reason) },
  ]
}

interface Props {
  readonly items: readonly Connection[] | undefined
  readonly fault: ApiFault | undefined
  readonly onHand: () => void
  readonly reason: string | undefined
}

/** The hosted connections that a partner handed out from a trunk or LAG. */
export function HostedOn({ items, fault, onHand, reason }: Props) {
  const [dialog, setDialog] = useState<{ readonly action: Do; readonly connection: Connection }>()
  const close = () => setDialog(undefined)
  return (
    <>
      <ResourceTable
        title='Hosted connections'
        thing='hosted connection'
        items={items}
        fault={fault}
        columns={columns}
        idOf={idOf}
        actionsOf={actionsOf}
        onAction={(action, connection) => setDialog({ action, connection })}
        fullPage={false}
        buttons={
          <Button onClick={onHand} disabled={reason !== undefined} {...(reason !== undefined && { disabledReason: reason })}>
            Allocate hosted connection
          </Button>
        }
        empty={<Empty title='No hosted connections'>Nothing is handed out from it yet.</Empty>}
      />
      {dialog?.action === 'move' && <MoveHostedConnectionDialog connection={dialog.connection} onClose={close} />}
      {dialog?.action === 'delete' && <DeleteHostedConnectionDialog connection={dialog.connection} onClose={close} />}
    </>
  )
}
