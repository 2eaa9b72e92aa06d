// Resiliency groups: connections that are meant to stand in for each other.
import Alert from '@cloudscape-design/components/alert'
import { useConsole, useQuestion } from '../../api/console-context.tsx'
import type { ResiliencyGroup } from '../../api/contract.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { listed, tagged } from '../../components/fields.tsx'
import { isLive } from '../../logic/states.ts'
import { tagsRefusal } from '../../logic/virtual-interface-draft.ts'
import { goTo } from '../../router.ts'

interface Props {
  readonly group: ResiliencyGroup
  readonly onClose: () => void
}

export const models = [
  { value: 'maximum-resiliency', label: 'Maximum', description: 'Two connections at each of two locations' },
  { value: 'high-resiliency', label: 'High', description: 'One connection at each of two locations' },
  { value: 'basic-resiliency', label: 'Basic', description: 'For development and test' },
] as const

const nameRefusal = (name: string) => (/^[a-zA-Z0-9_-]{1,255}$/.test(name) ? undefined : 'Letters, digits, - and _, at most 255.')
const idOf = ({ resiliencyGroupId = '' }: ResiliencyGroup): string => resiliencyGroupId

export function CreateGroupDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <CommandDialog
      title='Create resiliency group'
      operation='CreateResiliencyGroup'
      start={{ intendedResiliencyModel: 'high-resiliency' }}
      fields={[
        { member: 'resiliencyGroupName', label: 'Name', kind: 'text', refuse: nameRefusal },
        { member: 'intendedResiliencyModel', label: 'Intended resiliency', kind: 'choice', choices: models },
        { member: 'tags', label: 'Tags', kind: 'tags', optional: true, refuse: (text) => tagsRefusal(tagged(text)) },
      ]}
      inputOf={(draft) => ({
        resiliencyGroupName: draft['resiliencyGroupName'] ?? '',
        intendedResiliencyModel: models.find(({ value }) => value === draft['intendedResiliencyModel'])?.value ?? 'high-resiliency',
        ...(tagged(draft['tags']).length > 0 && { tags: [...tagged(draft['tags'])] }),
      })}
      submit='Create group'
      said={({ resiliencyGroup }) => `${resiliencyGroup?.resiliencyGroupName} is created.`}
      onDone={({ resiliencyGroup }) => goTo(`/resiliency-groups/${resiliencyGroup?.resiliencyGroupId}`)}
      onClose={onClose}
    />
  )
}

export function RenameGroupDialog({ group, onClose }: Props) {
  return (
    <CommandDialog
      title={`Edit ${group.resiliencyGroupName}`}
      operation='UpdateResiliencyGroup'
      start={{ resiliencyGroupName: group.resiliencyGroupName ?? '' }}
      fields={[{ member: 'resiliencyGroupName', label: 'Name', kind: 'text', refuse: nameRefusal }]}
      inputOf={({ resiliencyGroupName = '' }) => ({ resiliencyGroupId: idOf(group), resiliencyGroupName })}
      submit='Save'
      said={(_answer, { resiliencyGroupName }) => `${resiliencyGroupName} is saved.`}
      onClose={onClose}
    />
  )
}

export function DeleteGroupDialog({ group, onClose }: Props) {
  return (
    <CommandDialog
      title={`Delete ${group.resiliencyGroupName}`}
      operation='DeleteResiliencyGroup'
      inputOf={() => ({ resiliencyGroupId: idOf(group) })}
      submit='Delete'
      said={() => `${group.resiliencyGroupName} is being deleted.`}
      onDone={() => goTo('/resiliency-groups')}
      onClose={onClose}
    >
      <Alert type='warning'>The connections in it stay as they are.</Alert>
    </CommandDialog>
  )
}

export function AddToGroupDialog({ group, members, onClose }: Props & { readonly members: readonly string[] }) {
  const { account } = useConsole().session
  const connections = useQuestion('DescribeConnections', {}).value?.connections ?? []
  const choices = connections
    .filter(
      ({ connectionId = '', connectionState, ownerAccount }) =>
        isLive(connectionState) && ownerAccount === account.accountId && !members.some((arn) => arn.endsWith(`/${connectionId}`)),
    )
    .map(({ connectionId = '', connectionName, location }) => ({
      value: connectionId,
      label: `${connectionName} (${connectionId})`,
      description: location ?? '',
    }))
  return (
    <CommandDialog
      title={`Add connections to ${group.resiliencyGroupName}`}
      operation='AssociateConnectionsToResiliencyGroup'
      fields={[
        { member: 'connectionIdentifiers', label: 'Connections', kind: 'choices', choices, none: 'You have no further connections.' },
      ]}
      inputOf={(draft) => ({ resiliencyGroupId: idOf(group), connectionIdentifiers: [...listed(draft['connectionIdentifiers'])] })}
      submit='Add'
      said={() => `The connections join ${group.resiliencyGroupName}.`}
      onClose={onClose}
    />
  )
}

export function RemoveFromGroupDialog({ group, connectionArn, onClose }: Props & { readonly connectionArn: string }) {
  return (
    <CommandDialog
      title={`Remove a connection from ${group.resiliencyGroupName}`}
      operation='DisassociateConnectionsFromResiliencyGroup'
      inputOf={() => ({ resiliencyGroupId: idOf(group), connectionIdentifiers: [connectionArn] })}
      submit='Remove'
      said={() => 'The connection leaves the group.'}
      onClose={onClose}
    >
      <div>{connectionArn} stays as it is; only the group no longer counts on it.</div>
    </CommandDialog>
  )
}
