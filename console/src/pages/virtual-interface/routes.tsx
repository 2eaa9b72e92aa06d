// What the sessions exchange: accepted from the customer's router, advertised to it, with search.
import Alert from '@cloudscape-design/components/alert'
import { useMemo } from 'react'
import { useConsole, useQuestion } from '../../api/console-context.tsx'
import type { Route, VirtualInterface } from '../../api/contract.ts'
import { Empty } from '../../components/empty.tsx'
import { ResourceTable, type Column } from '../../components/resource-table.tsx'
import { Time } from '../../components/time.tsx'
import { isLive } from '../../logic/states.ts'

const pathText = ({ asPath }: Route): string =>
  (asPath ?? []).map(({ pathType, path = [] }) => (pathType === 'set' ? `{${path.join(' ')}}` : path.join(' '))).join(' ')

const columns: readonly Column<Route>[] = [
  { id: 'cidr', header: 'Prefix', text: ({ cidr = '' }) => cidr },
  { id: 'direction', header: 'Direction', text: ({ routeDirection = '' }) => routeDirection },
  { id: 'family', header: 'Family', text: ({ addressFamily }) => (addressFamily === 'ipv6' ? 'IPv6' : 'IPv4') },
  { id: 'path', header: 'AS path', text: pathText },
  { id: 'communities', header: 'Communities', text: ({ communities }) => (communities ?? []).join(' ') },
  { id: 'device', header: 'Logical device', text: ({ awsLogicalDeviceId = '' }) => awsLogicalDeviceId, spare: true },
  {
    id: 'installed',
    header: 'Installed',
    text: ({ routeInstalledAt }) => (routeInstalledAt === undefined ? '' : new Date(routeInstalledAt * 1000).toISOString()),
    cell: ({ routeInstalledAt }) => <Time seconds={routeInstalledAt} />,
    width: 230,
  },
]

const idOf = ({ cidr, routeDirection, awsLogicalDeviceId }: Route): string => `${cidr} ${routeDirection} ${awsLogicalDeviceId}`

export function RoutesPanel({ vi }: { readonly vi: VirtualInterface }) {
  const { accountId } = useConsole().session.account
  const own = vi.ownerAccount === accountId
  const confirmed = own && vi.virtualInterfaceState !== 'confirming' && isLive(vi.virtualInterfaceState)
  const { value, fault } = useQuestion(
    'ListVirtualInterfaceRoutes',
    confirmed ? { virtualInterfaceId: vi.virtualInterfaceId ?? '' } : undefined,
  )
  const items = useMemo(() => value?.routes ?? (confirmed ? undefined : []), [value, confirmed])
  if (!own) return <Alert type='info'>Only the owner of the interface, account {vi.ownerAccount}, sees its routes.</Alert>
  return (
    <ResourceTable
      title='Routes'
      thing='route'
      description='Accepted from your router and advertised to it.'
      items={items}
      fault={fault}
      columns={columns}
      idOf={idOf}
      fullPage={false}
      empty={<Empty title='No routes'>They appear when the BGP session is up.</Empty>}
    />
  )
}
