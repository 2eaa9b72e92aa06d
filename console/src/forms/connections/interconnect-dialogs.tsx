import Alert from '@cloudscape-design/components/alert'
import { useQuestion } from '../../api/console-context.tsx'
import type { Connection, Interconnect } from '../../api/contract.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import type { InterconnectAction } from '../../logic/actions.ts'
import { AllocateHostedConnectionDialog } from './create.tsx'
import { LoaDialog } from './loa.tsx'

interface Props {
  readonly action: InterconnectAction
  readonly interconnect: Interconnect
  readonly onClose: () => void
}

/** What a partner does with a trunk. */
export function InterconnectDialog({ action, interconnect, onClose }: Props) {
  const interconnectId = interconnect.interconnectId ?? ''
  if (action === 'hand') return <AllocateHostedConnectionDialog parentId={interconnectId} onClose={onClose} />
  if (action === 'loa') return <LoaDialog id={interconnectId} onClose={onClose} />
  return (
    <CommandDialog
      title={`Delete ${interconnect.interconnectName}`}
      operation='DeleteInterconnect'
      inputOf={() => ({ interconnectId })}
      submit='Delete'
      said={() => `${interconnect.interconnectName} is deleted.`}
      onClose={onClose}
    >
      <Alert type='warning'>The port is given back. Its hosted connections have to be deleted before. This cannot be undone.</Alert>
    </CommandDialog>
  )
}

/** A partner moves a hosted connection to another trunk or LAG of its own. */
export function MoveHostedConnectionDialog({ connection, onClose }: { readonly connection: Connection; readonly onClose: () => void }) {
  const interconnects = useQuestion('DescribeInterconnects', {}).value?.interconnects ?? []
  const lags = useQuestion('DescribeLags', {}).value?.lags ?? []
  const choices = [
    ...interconnects.map(({ interconnectId = '', interconnectName }) => ({
      value: interconnectId,
      label: `${interconnectName} (${interconnectId})`,
    })),
    ...lags
      .filter(({ allowsHostedConnections }) => allowsHostedConnections === true)
      .map(({ lagId = '', lagName }) => ({ value: lagId, label: `${lagName} (${lagId})` })),
  ]
  return (
    <CommandDialog
      title={`Move ${connection.connectionName}`}
      operation='AssociateHostedConnection'
      fields={[{ member: 'parentConnectionId', label: 'Interconnect or LAG', kind: 'choice', choices }]}
      inputOf={({ parentConnectionId = '' }) => ({ connectionId: connection.connectionId ?? '', parentConnectionId })}
      submit='Move'
      said={(_answer, { parentConnectionId }) => `${connection.connectionName} moves to ${parentConnectionId}.`}
      onClose={onClose}
    >
      <div>Traffic is interrupted briefly. Its VLAN and addresses have to be free on the target.</div>
    </CommandDialog>
  )
}

/** A partner takes a hosted connection back. */
export function DeleteHostedConnectionDialog({ connection, onClose }: { readonly connection: Connection; readonly onClose: () => void }) {
  return (
    <CommandDialog
      title={`Delete ${connection.connectionName}`}
      operation='DeleteConnection'
      inputOf={() => ({ connectionId: connection.connectionId ?? '' })}
      submit='Delete'
      said={(answer) => `${connection.connectionName} is ${answer.connectionState ?? 'being deleted'}.`}
      onClose={onClose}
    >
      <Alert type='warning'>Account {connection.ownerAccount} loses it. This cannot be undone.</Alert>
    </CommandDialog>
  )
}
