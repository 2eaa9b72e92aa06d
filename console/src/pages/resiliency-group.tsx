// One resiliency group: the connections in it, where they are, and what they have in common that
// could fail for all of them at once.
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { Connection } from '../api/contract.ts'
import { DetailFrame, Missing } from '../components/detail-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { Facts } from '../components/facts.tsx'
import { State } from '../components/state.tsx'
import { TagsPanel } from '../components/tags-panel.tsx'
import { To } from '../components/to.tsx'
import { AddToGroupDialog, DeleteGroupDialog, RemoveFromGroupDialog, RenameGroupDialog } from '../forms/groups/dialogs.tsx'
import { arnOf } from '../logic/arns.ts'
import { groupActions, type GroupAction } from './resiliency-groups.tsx'

const idIn = (arn: string | undefined): string => arn?.slice(arn.lastIndexOf('/') + 1) ?? ''
const different = (values: readonly (string | undefined)[]): number => new Set(values.filter((value) => value !== undefined)).size

export function ResiliencyGroupPage({ id }: { readonly id: string }) {
  const { session, region } = useConsole()
  const answered = useQuestion('GetResiliencyGroup', { resiliencyGroupId: id })
  const associations = useQuestion('ListResiliencyGroupAssociations', { resiliencyGroupId: id })
  const connections = useQuestion('DescribeConnections', {})
  const [action, setAction] = useState<GroupAction | 'add'>()
  const [leaving, setLeaving] = useState<string>()
  const group = answered.value?.resiliencyGroup
  if (group === undefined) return <Missing answered={answered} what='resiliency group' id={id} list='/resiliency-groups' />
  const items = associations.value?.items ?? []
  const connectionOf = (arn: string | undefined): Connection | undefined =>
    connections.value?.connections?.find(({ connectionId }) => connectionId === idIn(arn))
  const members = items.map(({ connectionArn }) => connectionOf(connectionArn))
  const close = () => setAction(undefined)
  return (
    <>
      <DetailFrame
        list={{ text: 'Resiliency groups', path: '/resiliency-groups' }}
        id={id}
        name={group.resiliencyGroupName}
        state={group.state}
        actions={groupActions(group)}
        onAction={setAction}
        tabs={[
          {
            id: 'connections',
            label: 'Connections',
            content: (
              <Table
                ariaLabels={{ tableLabel: 'Connections of the group' }}
                items={[...items]}
                trackBy={({ connectionArn }) => connectionArn ?? ''}
                header={
                  <Header
                    variant='h2'
                    counter={`(${items.length})`}
                    description={`At ${different(members.map((member) => member?.location))} locations, on ${different(members.map((member) => member?.awsDeviceV2))} edge devices.`}
                    actions={<Button onClick={() => setAction('add')}>Add connections</Button>}
                  >
                    Connections
                  </Header>
                }
                empty={<Empty title='No connections in it' />}
                columnDefinitions={[
                  {
                    id: 'name',
                    header: 'Name',
                    cell: ({ connectionArn }) => (
                      <To path={`/connections/${idIn(connectionArn)}`}>
                        {connectionOf(connectionArn)?.connectionName ?? idIn(connectionArn)}
                      </To>
                    ),
                    isRowHeader: true,
                  },
                  { id: 'membership', header: 'Membership', cell: ({ state }) => <State of={state} /> },
                  {
                    id: 'state',
                    header: 'State',
                    cell: ({ connectionArn }) => <State of={connectionOf(connectionArn)?.connectionState} />,
                  },
                  { id: 'location', header: 'Location', cell: ({ connectionArn }) => connectionOf(connectionArn)?.location ?? '–' },
                  { id: 'device', header: 'Edge device', cell: ({ connectionArn }) => connectionOf(connectionArn)?.awsDeviceV2 ?? '–' },
                  {
                    id: 'leave',
                    header: 'Remove',
                    cell: ({ connectionArn = '' }) => (
                      <Button variant='inline-link' ariaLabel={`Remove ${idIn(connectionArn)}`} onClick={() => setLeaving(connectionArn)}>
                        Remove
                      </Button>
                    ),
                  },
                ]}
              />
            ),
          },
          {
            id: 'overview',
            label: 'Overview',
            content: (
              <Facts
                title='Overview'
                facts={[
                  ['State', <State of={group.state} />],
                  ['Type', group.resiliencyGroupType],
                  ['Owner', group.ownerAccount],
                  ['ARN', group.resiliencyGroupArn],
                ]}
              />
            ),
          },
          {
            id: 'tags',
            label: 'Tags',
            content: (
              <TagsPanel
                tags={group.tags}
                resourceArn={group.resiliencyGroupArn ?? arnOf('dx-resiliency-group', id, { region, accountId: session.account.accountId })}
              />
            ),
          },
        ]}
      />
      {action === 'add' && (
        <AddToGroupDialog group={group} members={items.map(({ connectionArn = '' }) => connectionArn)} onClose={close} />
      )}
      {action === 'edit' && <RenameGroupDialog group={group} onClose={close} />}
      {action === 'delete' && <DeleteGroupDialog group={group} onClose={close} />}
      {leaving !== undefined && <RemoveFromGroupDialog group={group} connectionArn={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  )
}
