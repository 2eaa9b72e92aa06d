import Button from '@cloudscape-design/components/button'
import { lazy, Suspense, useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import type { Connection } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { ResourceTable, type Column } from '../components/resource-table.tsx'
import { State } from '../components/state.tsx'
import { To } from '../components/to.tsx'
import { connectionActions, type ConnectionAction } from '../logic/actions.ts'
import { megabits } from '../../../src/domain/bandwidth.ts'
import { shownState } from '../logic/states.ts'
import { goTo } from '../router.ts'

const ConnectionDialog = lazy(() => import('../forms/connections/dialogs.tsx').then((module) => ({ default: module.ConnectionDialog })))
const CreateConnectionDialog = lazy(() =>
  import('../forms/connections/create.tsx').then((module) => ({ default: module.CreateConnectionDialog })),
)

export const connectionColumns: readonly Column<Connection>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ connectionName = '' }) => connectionName,
    cell: ({ connectionId, connectionName }) => <To path={`/connections/${connectionId}`}>{connectionName}</To>,
    width: 240,
  },
  { id: 'id', header: 'ID', text: ({ connectionId = '' }) => connectionId, width: 170 },
  {
    id: 'state',
    header: 'State',
    text: ({ connectionState }) => shownState(connectionState).word,
    cell: ({ connectionState }) => <State of={connectionState} />,
    width: 230,
  },
  { id: 'location', header: 'Location', text: ({ location = '' }) => location, width: 150 },
  {
    id: 'bandwidth',
    header: 'Bandwidth',
    text: ({ bandwidth = '' }) => bandwidth,
    number: ({ bandwidth = '' }) => megabits(bandwidth) ?? 0,
    width: 150,
  },
  { id: 'device', header: 'Edge device', text: (connection) => connection.awsDeviceV2 ?? connection.awsDevice ?? '', width: 200 },
  { id: 'vlan', header: 'VLAN', text: ({ vlan }) => String(vlan ?? ''), number: ({ vlan }) => vlan ?? 0, width: 100 },
  { id: 'lag', header: 'LAG', text: ({ lagId = '' }) => lagId, spare: true },
  { id: 'partner', header: 'Partner', text: ({ partnerName = '' }) => partnerName, spare: true },
  { id: 'provider', header: 'Service provider', text: ({ providerName = '' }) => providerName, spare: true },
  { id: 'owner', header: 'Owner', text: ({ ownerAccount = '' }) => ownerAccount, spare: true },
  { id: 'macsec', header: 'MACsec', text: ({ macSecCapable }) => (macSecCapable === true ? 'capable' : 'no'), spare: true },
  { id: 'tags', header: 'Tags', text: ({ tags }) => (tags ?? []).map(({ key, value }) => `${key}=${value ?? ''}`).join(', '), spare: true },
]

const idOf = ({ connectionId = '' }: Connection): string => connectionId

export function ConnectionsPage() {
  const { value, fault } = useQuestion('DescribeConnections', {})
  const [creating, setCreating] = useState(false)
  const [dialog, setDialog] = useState<{ readonly action: Exclude<ConnectionAction, 'createInterface'>; readonly connection: Connection }>()
  const act = (action: ConnectionAction, connection: Connection) =>
    action === 'createInterface'
      ? goTo(`/create-virtual-interface?connection=${connection.connectionId}`)
      : setDialog({ action, connection })
  const create = (
    <Button variant='primary' onClick={() => setCreating(true)}>
      Create connection
    </Button>
  )
  return (
    <>
      <ResourceTable
        title='Connections'
        thing='connection'
        items={value?.connections}
        fault={fault}
        columns={connectionColumns}
        idOf={idOf}
        actionsOf={connectionActions}
        onAction={act}
        buttons={create}
        empty={
          <Empty title='No connections' action={<Button onClick={() => setCreating(true)}>Create connection</Button>}>
            A connection is a port on the provider’s edge device at a location, or a slice of a partner’s.
          </Empty>
        }
      />
      <Suspense fallback={null}>
        {creating && <CreateConnectionDialog onClose={() => setCreating(false)} />}
        {dialog !== undefined && <ConnectionDialog {...dialog} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </>
  )
}
