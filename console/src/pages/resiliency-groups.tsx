import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import type { ResiliencyGroup } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { ResourceTable, type Column } from '../components/resource-table.tsx'
import { State } from '../components/state.tsx'
import { To } from '../components/to.tsx'
import { CreateGroupDialog, DeleteGroupDialog, RenameGroupDialog } from '../forms/groups/dialogs.tsx'
import type { Action } from '../logic/actions.ts'
import { isLive, shownState } from '../logic/states.ts'

const columns: readonly Column<ResiliencyGroup>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ resiliencyGroupName = '' }) => resiliencyGroupName,
    cell: ({ resiliencyGroupId, resiliencyGroupName }) => <To path={`/resiliency-groups/${resiliencyGroupId}`}>{resiliencyGroupName}</To>,
    width: 280,
  },
  { id: 'id', header: 'ID', text: ({ resiliencyGroupId = '' }) => resiliencyGroupId, width: 240 },
  { id: 'state', header: 'State', text: ({ state }) => shownState(state).word, cell: ({ state }) => <State of={state} /> },
  { id: 'type', header: 'Type', text: ({ resiliencyGroupType = '' }) => resiliencyGroupType },
]

const idOf = ({ resiliencyGroupId = '' }: ResiliencyGroup): string => resiliencyGroupId

export type GroupAction = 'edit' | 'delete'

export function groupActions({ state }: ResiliencyGroup): readonly Action<GroupAction>[] {
  const reason = isLive(state) ? {} : { reason: `It is ${state}.` }
  return [
    { id: 'edit', text: 'Edit', ...reason },
    { id: 'delete', text: 'Delete', ...reason },
  ]
}

export function ResiliencyGroupsPage() {
  const { value, fault } = useQuestion('ListResiliencyGroups', {})
  const [creating, setCreating] = useState(false)
  const [dialog, setDialog] = useState<{ readonly action: GroupAction; readonly group: ResiliencyGroup }>()
  const close = () => setDialog(undefined)
  return (
    <>
      <ResourceTable
        title='Resiliency groups'
        thing='resiliency group'
        items={value?.items}
        fault={fault}
        columns={columns}
        idOf={idOf}
        actionsOf={groupActions}
        onAction={(action, group) => setDialog({ action, group })}
        buttons={
          <Button variant='primary' onClick={() => setCreating(true)}>
            Create resiliency group
          </Button>
        }
        empty={
          <Empty title='No resiliency groups' action={<Button onClick={() => setCreating(true)}>Create resiliency group</Button>}>
            A group holds the connections that are meant to stand in for each other.
          </Empty>
        }
      />
      {creating && <CreateGroupDialog onClose={() => setCreating(false)} />}
      {dialog?.action === 'edit' && <RenameGroupDialog group={dialog.group} onClose={close} />}
      {dialog?.action === 'delete' && <DeleteGroupDialog group={dialog.group} onClose={close} />}
    </>
  )
}
