// Gathers what the path picture needs: the port, the gateway with what is behind it, the routes,
// and the sibling interface to the same gateway, if there is one, as the second path.
import { useConsole, useQuestion } from '../../api/console-context.tsx'
import type { Connection, Lag, VirtualInterface } from '../../api/contract.ts'
import type { Path } from '../../components/path-picture.tsx'
import { pathOf } from '../../logic/path.ts'
import { isLive } from '../../logic/states.ts'

export function usePaths(vi: VirtualInterface): { readonly paths: readonly Path[]; readonly at: number } {
  const { accountId } = useConsole().session.account
  const own = vi.ownerAccount === accountId
  const gatewayId = vi.directConnectGatewayId ?? ''
  const connections = useQuestion('DescribeConnections', {})
  const lags = useQuestion('DescribeLags', {})
  const all = useQuestion('DescribeVirtualInterfaces', {})
  const asked = own && gatewayId !== ''
  const gateways = useQuestion('DescribeDirectConnectGateways', asked ? { directConnectGatewayId: gatewayId } : undefined)
  const attachments = useQuestion('DescribeDirectConnectGatewayAttachments', asked ? { directConnectGatewayId: gatewayId } : undefined)
  const associations = useQuestion('DescribeDirectConnectGatewayAssociations', asked ? { directConnectGatewayId: gatewayId } : undefined)
  const confirmed = own && vi.virtualInterfaceState !== 'confirming' && isLive(vi.virtualInterfaceState)
  const routes = useQuestion('ListVirtualInterfaceRoutes', confirmed ? { virtualInterfaceId: vi.virtualInterfaceId ?? '' } : undefined)

  const portOf = (of: VirtualInterface): { readonly connection: Connection | undefined; readonly lag: Lag | undefined } => ({
    connection: connections.value?.connections?.find(({ connectionId }) => connectionId === of.connectionId),
    lag: lags.value?.lags?.find(({ lagId }) => lagId === of.connectionId),
  })
  const gatewayFacts = (of: VirtualInterface) => ({
    gateway: gateways.value?.directConnectGateways?.[0],
    attachment: attachments.value?.directConnectGatewayAttachments?.find(
      ({ virtualInterfaceId }) => virtualInterfaceId === of.virtualInterfaceId,
    ),
    associations: associations.value?.directConnectGatewayAssociations,
  })
  const twin = all.value?.virtualInterfaces?.find(
    (other) =>
      other.virtualInterfaceId !== vi.virtualInterfaceId &&
      gatewayId !== '' &&
      other.directConnectGatewayId === gatewayId &&
      isLive(other.virtualInterfaceState),
  )
  const twinId = twin?.ownerAccount === accountId ? twin.virtualInterfaceId : undefined
  const twinRoutes = useQuestion('ListVirtualInterfaceRoutes', twinId === undefined ? undefined : { virtualInterfaceId: twinId })
  const path = (of: VirtualInterface, learnt: typeof routes): Path => ({
    label: of.virtualInterfaceName ?? '',
    hops: pathOf({ virtualInterface: of, ...portOf(of), ...gatewayFacts(of), routes: learnt.value?.routes }),
  })
  return { paths: [path(vi, routes), ...(twin === undefined ? [] : [path(twin, twinRoutes)])], at: all.at }
}
