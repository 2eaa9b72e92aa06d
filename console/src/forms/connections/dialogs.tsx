// Everything that can be done with one connection, as the dialog of the chosen action.
import Alert from '@cloudscape-design/components/alert'
import { useQuestion } from '../../api/console-context.tsx'
import type { Connection } from '../../api/contract.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { checked } from '../../components/fields.tsx'
import { isHosted, type ConnectionAction } from '../../logic/actions.ts'
import { goTo } from '../../router.ts'
import { LoaDialog } from './loa.tsx'
import { MacSecDialog } from './macsec.tsx'

export interface ConnectionDialogProps {
  readonly connection: Connection
  readonly onClose: () => void
}

const nameOf = ({ connectionName, connectionId }: Connection): string => connectionName ?? connectionId ?? ''

export function ConnectionDialog({
  action,
  ...props
}: ConnectionDialogProps & { readonly action: Exclude<ConnectionAction, 'createInterface'> }) {
  switch (action) {
    case 'accept':
      return <AcceptDialog {...props} />
    case 'edit':
      return <EditDialog {...props} />
    case 'loa':
      return <LoaDialog id={props.connection.connectionId ?? ''} onClose={props.onClose} />
    case 'joinLag':
      return <JoinLagDialog {...props} />
    case 'leaveLag':
      return <LeaveLagDialog {...props} />
    case 'macsec':
      return <MacSecDialog id={props.connection.connectionId ?? ''} onClose={props.onClose} />
    case 'billing':
      return <BillingDialog {...props} />
    case 'delete':
      return <DeleteDialog {...props} />
  }
}

export const createInterfaceOn = (id: string | undefined): void => goTo(`/create-virtual-interface?connection=${id ?? ''}`)

function AcceptDialog({ connection, onClose }: ConnectionDialogProps) {
  return (
    <CommandDialog
      title={`Accept ${nameOf(connection)}`}
      operation='ConfirmConnection'
      fields={[
        {
          member: 'understood',
          label: 'I understand that charges begin when I accept.',
          kind: 'check',
          refuse: (value) => (checked(value) ? undefined : 'Confirm that you know this.'),
        },
      ]}
      inputOf={() => ({ connectionId: connection.connectionId ?? '' })}
      submit='Accept'
      said={() => `${nameOf(connection)} is accepted.`}
      onClose={onClose}
    >
      <div>
        A hosted connection of {connection.bandwidth} at {connection.location} from {connection.partnerName}, VLAN {connection.vlan}.
      </div>
    </CommandDialog>
  )
}

const encryptionModes = [
  { value: 'no_encrypt', label: 'No encryption' },
  { value: 'should_encrypt', label: 'Encrypt when possible' },
  { value: 'must_encrypt', label: 'Only encrypted', description: 'Goes down when MACsec does.' },
]

function EditDialog({ connection, onClose }: ConnectionDialogProps) {
  const macSec = connection.macSecCapable === true
  return (
    <CommandDialog
      title={`Edit ${nameOf(connection)}`}
      operation='UpdateConnection'
      start={{ connectionName: connection.connectionName ?? '', encryptionMode: connection.encryptionMode ?? '' }}
      fields={[
        { member: 'connectionName', label: 'Name', kind: 'text' },
        { member: 'encryptionMode', label: 'MACsec encryption mode', kind: 'choice', choices: encryptionModes, shown: () => macSec },
      ]}
      inputOf={({ connectionName = '', encryptionMode = '' }) => ({
        connectionId: connection.connectionId ?? '',
        connectionName,
        ...(macSec && { encryptionMode }),
      })}
      submit='Save'
      said={(_answer, { connectionName }) => `${connectionName} is saved.`}
      onClose={onClose}
    />
  )
}

function JoinLagDialog({ connection, onClose }: ConnectionDialogProps) {
  const lags = useQuestion('DescribeLags', {}).value?.lags ?? []
  const choices = lags
    .filter(({ location, connectionsBandwidth }) => location === connection.location && connectionsBandwidth === connection.bandwidth)
    .map(({ lagId = '', lagName, numberOfConnections }) => ({
      value: lagId,
      label: `${lagName} (${lagId})`,
      description: `${numberOfConnections} connections`,
    }))
  return (
    <CommandDialog
      title={`Add ${nameOf(connection)} to a LAG`}
      operation='AssociateConnectionWithLag'
      fields={[{ member: 'lagId', label: 'LAG', kind: 'choice', choices, none: 'There is no LAG at this location with this speed.' }]}
      inputOf={({ lagId = '' }) => ({ connectionId: connection.connectionId ?? '', lagId })}
      submit='Add'
      said={(_answer, { lagId }) => `${nameOf(connection)} joins ${lagId}.`}
      onClose={onClose}
    >
      <div>Traffic over the connection is interrupted while it joins; its virtual interfaces move to the LAG.</div>
    </CommandDialog>
  )
}

export function LeaveLagDialog({ connection, onClose }: ConnectionDialogProps) {
  return (
    <CommandDialog
      title={`Remove ${nameOf(connection)} from ${connection.lagId}`}
      operation='DisassociateConnectionFromLag'
      inputOf={() => ({ connectionId: connection.connectionId ?? '', lagId: connection.lagId ?? '' })}
      submit='Remove'
      said={() => `${nameOf(connection)} leaves ${connection.lagId}.`}
      onClose={onClose}
    >
      <Alert type='warning'>The LAG has one link less from then on. The connection itself stays yours.</Alert>
    </CommandDialog>
  )
}

const billingModes = (['PayAsYouGo', 'FlatRateTier1', 'FlatRateTier2', 'FlatRateTier3', 'FlatRateTier4', 'FlatRateTier5'] as const).map(
  (value) => ({ value, label: value.replace(/([a-z])([A-Z0-9])/g, '$1 $2') }),
)

function BillingDialog({ connection, onClose }: ConnectionDialogProps) {
  return (
    <CommandDialog
      title={`Billing mode of ${nameOf(connection)}`}
      operation='UpdateConnectionsBillingMode'
      start={{ billingMode: connection.billingMode ?? 'PayAsYouGo' }}
      fields={[{ member: 'billingMode', label: 'Billing mode', kind: 'choice', choices: billingModes }]}
      inputOf={({ billingMode = '' }) => ({
        connectionIds: [connection.connectionId ?? ''],
        billingMode: billingModes.find(({ value }) => value === billingMode)?.value ?? 'PayAsYouGo',
      })}
      submit='Save'
      said={() => `The billing mode of ${nameOf(connection)} is changed.`}
      onClose={onClose}
    />
  )
}

function DeleteDialog({ connection, onClose }: ConnectionDialogProps) {
  const rejects = isHosted(connection) && connection.connectionState === 'ordering'
  return (
    <CommandDialog
      title={`${rejects ? 'Reject' : 'Delete'} ${nameOf(connection)}`}
      operation='DeleteConnection'
      inputOf={() => ({ connectionId: connection.connectionId ?? '' })}
      submit={rejects ? 'Reject' : 'Delete'}
      said={(answer) => `${nameOf(connection)} is ${answer.connectionState ?? 'being deleted'}.`}
      onClose={onClose}
    >
      <Alert type='warning'>
        {rejects
          ? 'The partner sees that you refused it.'
          : 'Its port is given back. Virtual interfaces and hosted connections have to be deleted before. This cannot be undone.'}
      </Alert>
    </CommandDialog>
  )
}
