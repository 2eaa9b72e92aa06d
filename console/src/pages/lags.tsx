import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import type { Lag } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { ResourceTable, type Column } from '../components/resource-table.tsx'
import { State } from '../components/state.tsx'
import { To } from '../components/to.tsx'
import { CreateLagDialog, LagDialog } from '../forms/lags/dialogs.tsx'
import { lagActions, type LagAction } from '../logic/actions.ts'
import { shownState } from '../logic/states.ts'
import { goTo } from '../router.ts'

const columns: readonly Column<Lag>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ lagName = '' }) => lagName,
    cell: ({ lagId, lagName }) => <To path={`/lags/${lagId}`}>{lagName}</To>,
    width: 240,
  },
  { id: 'id', header: 'ID', text: ({ lagId = '' }) => lagId, width: 150 },
  {
    id: 'state',
    header: 'State',
    text: ({ lagState }) => shownState(lagState).word,
    cell: ({ lagState }) => <State of={lagState} />,
    width: 160,
  },
  { id: 'location', header: 'Location', text: ({ location = '' }) => location },
  {
    id: 'connections',
    header: 'Connections',
    text: ({ numberOfConnections, connectionsBandwidth }) => `${numberOfConnections} × ${connectionsBandwidth}`,
  },
  {
    id: 'minimum',
    header: 'Minimum links',
    text: ({ minimumLinks }) => String(minimumLinks ?? ''),
    number: ({ minimumLinks }) => minimumLinks ?? 0,
  },
  { id: 'device', header: 'Edge device', text: (lag) => lag.awsDeviceV2 ?? lag.awsDevice ?? '' },
  {
    id: 'hosted',
    header: 'Hosted connections',
    text: ({ allowsHostedConnections }) => (allowsHostedConnections === true ? 'allowed' : 'no'),
    spare: true,
  },
]

const idOf = ({ lagId = '' }: Lag): string => lagId

export function LagsPage() {
  const { value, fault } = useQuestion('DescribeLags', {})
  const [creating, setCreating] = useState(false)
  const [dialog, setDialog] = useState<{ readonly action: Exclude<LagAction, 'createInterface'>; readonly lag: Lag }>()
  return (
    <>
      <ResourceTable
        title='LAGs'
        thing='LAG'
        items={value?.lags}
        fault={fault}
        columns={columns}
        idOf={idOf}
        actionsOf={lagActions}
        onAction={(action, lag) =>
          action === 'createInterface' ? goTo(`/create-virtual-interface?connection=${lag.lagId}`) : setDialog({ action, lag })
        }
        buttons={
          <Button variant='primary' onClick={() => setCreating(true)}>
            Create LAG
          </Button>
        }
        empty={
          <Empty title='No LAGs' action={<Button onClick={() => setCreating(true)}>Create LAG</Button>}>
            A LAG bundles connections of one speed on one device.
          </Empty>
        }
      />
      {creating && <CreateLagDialog onClose={() => setCreating(false)} />}
      {dialog !== undefined && <LagDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}
