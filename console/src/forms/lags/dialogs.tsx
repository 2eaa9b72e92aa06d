// Everything that can be done with one LAG, and creating one from new or existing connections.
import Alert from '@cloudscape-design/components/alert'
import type { Lag } from '../../api/contract.ts'
import { useQuestion } from '../../api/console-context.tsx'
import { dedicatedBandwidths } from '../../api/rules.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { speedChoices, useLocationChoices } from '../../components/choices.ts'
import { checked, tagged, type Draft, type Field } from '../../components/fields.tsx'
import type { LagAction } from '../../logic/actions.ts'
import { tagsRefusal } from '../../logic/virtual-interface-draft.ts'
import { goTo } from '../../router.ts'
import { AllocateHostedConnectionDialog, CreateConnectionDialog } from '../connections/create.tsx'
import { LoaDialog } from '../connections/loa.tsx'
import { MacSecDialog } from '../connections/macsec.tsx'

interface Props {
  readonly lag: Lag
  readonly onClose: () => void
}

export function LagDialog({ action, lag, onClose }: Props & { readonly action: Exclude<LagAction, 'createInterface'> }) {
  const lagId = lag.lagId ?? ''
  switch (action) {
    case 'hand':
      return <AllocateHostedConnectionDialog parentId={lagId} onClose={onClose} />
    case 'edit':
      return <EditDialog lag={lag} onClose={onClose} />
    case 'addConnection':
      return <AddConnectionDialog lag={lag} onClose={onClose} />
    case 'newConnection':
      return (
        <CreateConnectionDialog
          lagId={lagId}
          start={{ location: lag.location ?? '', bandwidth: lag.connectionsBandwidth ?? '' }}
          onClose={onClose}
        />
      )
    case 'loa':
      return <LoaDialog id={lagId} onClose={onClose} />
    case 'macsec':
      return <MacSecDialog id={lagId} onClose={onClose} />
    case 'delete':
      return <DeleteDialog lag={lag} onClose={onClose} />
  }
}

const encryptionModes = ['no_encrypt', 'should_encrypt', 'must_encrypt'].map((value) => ({ value, label: value.replaceAll('_', ' ') }))

function EditDialog({ lag, onClose }: Props) {
  const macSec = lag.macSecCapable === true
  return (
    <CommandDialog
      title={`Edit ${lag.lagName}`}
      operation='UpdateLag'
      start={{ lagName: lag.lagName ?? '', minimumLinks: String(lag.minimumLinks ?? 0), encryptionMode: lag.encryptionMode ?? '' }}
      fields={[
        { member: 'lagName', label: 'Name', kind: 'text' },
        {
          member: 'minimumLinks',
          label: 'Minimum links',
          kind: 'number',
          hint: 'With fewer connections up, the LAG goes down.',
          refuse: (value) =>
            Number(value) <= (lag.numberOfConnections ?? 0) ? undefined : `The LAG has ${lag.numberOfConnections} connections.`,
        },
        { member: 'encryptionMode', label: 'MACsec encryption mode', kind: 'choice', choices: encryptionModes, shown: () => macSec },
      ]}
      inputOf={({ lagName = '', minimumLinks = '', encryptionMode = '' }) => ({
        lagId: lag.lagId ?? '',
        lagName,
        minimumLinks: Number(minimumLinks),
        ...(macSec && { encryptionMode }),
      })}
      submit='Save'
      said={(_answer, { lagName }) => `${lagName} is saved.`}
      onClose={onClose}
    />
  )
}

function AddConnectionDialog({ lag, onClose }: Props) {
  const connections = useQuestion('DescribeConnections', {}).value?.connections ?? []
  const choices = connections
    .filter(
      (c) =>
        c.lagId === undefined && c.partnerName === undefined && c.location === lag.location && c.bandwidth === lag.connectionsBandwidth,
    )
    .map(({ connectionId = '', connectionName, connectionState }) => ({
      value: connectionId,
      label: `${connectionName} (${connectionId})`,
      description: connectionState ?? '',
    }))
  return (
    <CommandDialog
      title={`Add a connection to ${lag.lagName}`}
      operation='AssociateConnectionWithLag'
      fields={[
        {
          member: 'connectionId',
          label: 'Connection',
          kind: 'choice',
          choices,
          none: 'There is no connection of this speed at this location outside of a LAG.',
        },
      ]}
      inputOf={({ connectionId = '' }) => ({ connectionId, lagId: lag.lagId ?? '' })}
      submit='Add'
      said={(_answer, { connectionId }) => `${connectionId} joins ${lag.lagName}.`}
      onClose={onClose}
    >
      <div>Traffic over the connection is interrupted while it joins.</div>
    </CommandDialog>
  )
}

function DeleteDialog({ lag, onClose }: Props) {
  return (
    <CommandDialog
      title={`Delete ${lag.lagName}`}
      operation='DeleteLag'
      inputOf={() => ({ lagId: lag.lagId ?? '' })}
      submit='Delete'
      said={() => `${lag.lagName} is deleted.`}
      onClose={onClose}
    >
      <Alert type='warning'>
        Its connections stay and stand alone again. Its virtual interfaces have to be deleted before. This cannot be undone.
      </Alert>
    </CommandDialog>
  )
}

function useFields(): readonly Field[] {
  const locations = useLocationChoices()
  const connections = useQuestion('DescribeConnections', {}).value?.connections ?? []
  const existing = connections
    .filter(
      ({ lagId, partnerName, connectionState }) =>
        lagId === undefined && partnerName === undefined && ['requested', 'pending', 'available', 'down'].includes(connectionState ?? ''),
    )
    .map((c) => ({
      value: c.connectionId ?? '',
      label: `${c.connectionName} (${c.connectionId})`,
      description: `${c.location}, ${c.bandwidth}`,
    }))
  const speeds = locations.map((location): Field => ({
    member: `bandwidth ${location.value}`,
    label: 'Port speed',
    kind: 'choice',
    choices: speedChoices(location, dedicatedBandwidths),
    shown: (draft) => draft['location'] === location.value,
  }))
  const most = (draft: Draft) => (/^(100|400)Gbps$/.test(draft[`bandwidth ${draft['location']}`] ?? '') ? 2 : 4)
  return [
    { member: 'lagName', label: 'Name', kind: 'text' },
    { member: 'location', label: 'Location', kind: 'choice', choices: locations },
    ...speeds,
    {
      member: 'numberOfConnections',
      label: 'Number of connections',
      kind: 'number',
      hint: 'New ones are ordered; an existing one counts.',
      refuse: (value, draft) => (Number(value) >= 1 && Number(value) <= most(draft) ? undefined : `Between 1 and ${most(draft)}.`),
    },
    {
      member: 'connectionId',
      label: 'Existing connection',
      kind: 'choice',
      choices: existing,
      optional: true,
      none: 'You have no connection that could join.',
    },
    { member: 'requestMACSec', label: 'Request MACsec capable ports', kind: 'check' },
    { member: 'tags', label: 'Tags', kind: 'tags', optional: true, refuse: (text) => tagsRefusal(tagged(text)) },
  ]
}

export function CreateLagDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <CommandDialog
      title='Create LAG'
      operation='CreateLag'
      start={{ numberOfConnections: '2' }}
      fields={useFields()}
      inputOf={(draft) => ({
        lagName: draft['lagName'] ?? '',
        location: draft['location'] ?? '',
        connectionsBandwidth: draft[`bandwidth ${draft['location']}`] ?? '',
        numberOfConnections: Number(draft['numberOfConnections']),
        ...((draft['connectionId'] ?? '') !== '' && { connectionId: draft['connectionId'] ?? '' }),
        ...(checked(draft['requestMACSec']) && { requestMACSec: true }),
        ...(tagged(draft['tags']).length > 0 && { tags: [...tagged(draft['tags'])] }),
      })}
      submit='Create LAG'
      said={({ lagName, lagId }) => `${lagName} (${lagId}) is ordered.`}
      onDone={({ lagId }) => goTo(`/lags/${lagId}`)}
      onClose={onClose}
    />
  )
}
