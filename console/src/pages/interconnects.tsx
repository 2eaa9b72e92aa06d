import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import type { Interconnect } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { ResourceTable, type Column } from '../components/resource-table.tsx'
import { State } from '../components/state.tsx'
import { To } from '../components/to.tsx'
import { CreateInterconnectDialog } from '../forms/connections/create.tsx'
import { InterconnectDialog } from '../forms/connections/interconnect-dialogs.tsx'
import { interconnectActions, type InterconnectAction } from '../logic/actions.ts'
import { shownState } from '../logic/states.ts'

const columns: readonly Column<Interconnect>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ interconnectName = '' }) => interconnectName,
    cell: ({ interconnectId, interconnectName }) => <To path={`/interconnects/${interconnectId}`}>{interconnectName}</To>,
    width: 240,
  },
  { id: 'id', header: 'ID', text: ({ interconnectId = '' }) => interconnectId, width: 150 },
  {
    id: 'state',
    header: 'State',
    text: ({ interconnectState }) => shownState(interconnectState).word,
    cell: ({ interconnectState }) => <State of={interconnectState} />,
    width: 190,
  },
  { id: 'location', header: 'Location', text: ({ location = '' }) => location },
  { id: 'bandwidth', header: 'Bandwidth', text: ({ bandwidth = '' }) => bandwidth },
  { id: 'device', header: 'Edge device', text: (i) => i.awsDeviceV2 ?? i.awsDevice ?? '' },
  { id: 'lag', header: 'LAG', text: ({ lagId = '' }) => lagId, spare: true },
  { id: 'provider', header: 'Service provider', text: ({ providerName = '' }) => providerName, spare: true },
]

const idOf = ({ interconnectId = '' }: Interconnect): string => interconnectId

/** A partner's trunks, from which it hands out hosted connections. */
export function InterconnectsPage() {
  const { value, fault } = useQuestion('DescribeInterconnects', {})
  const [creating, setCreating] = useState(false)
  const [dialog, setDialog] = useState<{ readonly action: InterconnectAction; readonly interconnect: Interconnect }>()
  return (
    <>
      <ResourceTable
        title='Interconnects'
        thing='interconnect'
        description='Partner trunks, from which hosted connections are handed out.'
        items={value?.interconnects}
        fault={fault}
        columns={columns}
        idOf={idOf}
        actionsOf={interconnectActions}
        onAction={(action, interconnect) => setDialog({ action, interconnect })}
        buttons={
          <Button variant='primary' onClick={() => setCreating(true)}>
            Create interconnect
          </Button>
        }
        empty={<Empty title='No interconnects' action={<Button onClick={() => setCreating(true)}>Create interconnect</Button>} />}
      />
      {creating && <CreateInterconnectDialog onClose={() => setCreating(false)} />}
      {dialog !== undefined && <InterconnectDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}
