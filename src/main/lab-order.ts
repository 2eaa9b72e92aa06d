// What the lab orders, as its two accounts would with the official client: a port, gateways, a private
// interface in IPv4 and a transit one in both families; and what the API tells of them afterwards.
import {
  ConfirmPrivateVirtualInterfaceCommand,
  ConfirmTransitVirtualInterfaceCommand,
  AllocatePrivateVirtualInterfaceCommand,
  AllocateTransitVirtualInterfaceCommand,
  CreateBGPPeerCommand,
  CreateConnectionCommand,
  CreateDirectConnectGatewayAssociationCommand,
  CreateDirectConnectGatewayCommand,
  DescribeConnectionsCommand,
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeRouterConfigurationCommand,
  DescribeVirtualInterfacesCommand,
  type DirectConnectClient,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect'
import { signedHeaders } from '#cli/sign.ts'
import { eventually } from '#edge/lab/launch.ts'
import type { LabInterface } from '#edge/lab/lab.ts'
import { systemClock } from '#edge/main.ts'
import { list, members, type Members } from '#link/read.ts'
import type { Sandbox } from '#main/sandbox.ts'
import { clock } from '#main/world.ts'
import type { Store } from '#store/tx.ts'

const customerAsn = 65_001
const routerType = 'FRRouting-FRR-8'
/** Behind the customer's router. */
const behind = { private: ['10.200.0.0/16'], transit: ['10.201.0.0/16', '2001:db8:201::/48'] } as const

export async function portUp(partner: DirectConnectClient): Promise<{ readonly connectionId: string; readonly device: string }> {
  const made = await partner.send(new CreateConnectionCommand({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'lab' }))
  const connectionId = made.connectionId ?? ''
  const device = await eventually(systemClock, 'the port', async () => {
    const { connections = [] } = await partner.send(new DescribeConnectionsCommand({ connectionId }))
    return connections[0]?.connectionState === 'available' ? connections[0].awsDeviceV2 : undefined
  })
  return { connectionId, device }
}

/** A gateway of the customer's that leads to one of the cloud's. */
async function gatewayTo(customer: DirectConnectClient, name: string, asn: number, cloud: { id: string; prefixes?: readonly string[] }) {
  const { directConnectGateway } = await customer.send(
    new CreateDirectConnectGatewayCommand({ directConnectGatewayName: name, amazonSideAsn: asn }),
  )
  const directConnectGatewayId = directConnectGateway?.directConnectGatewayId ?? ''
  await eventually(systemClock, 'the association', async () => {
    await customer.send(
      new CreateDirectConnectGatewayAssociationCommand({
        directConnectGatewayId,
        gatewayId: cloud.id,
        ...(cloud.prefixes && { addAllowedPrefixesToDirectConnectGateway: cloud.prefixes.map((cidr) => ({ cidr })) }),
      }),
    )
    return true
  })
  await eventually(systemClock, 'the association', async () => {
    const { directConnectGatewayAssociations: all = [] } = await customer.send(
      new DescribeDirectConnectGatewayAssociationsCommand({ directConnectGatewayId }),
    )
    return all.every(({ associationState }) => associationState === 'associated')
  })
  return directConnectGatewayId
}

/** A private interface in IPv4, and a transit one in both families. */
export async function ordered(
  partner: DirectConnectClient,
  customer: DirectConnectClient,
  connectionId: string,
  ownerAccount: string,
  { vgw, tgw }: Cloud,
): Promise<readonly LabInterface[]> {
  const transitPrefixes = ['10.100.0.0/16', '2001:db8:100::/48']
  const privateGateway = await gatewayTo(customer, 'lab', 64_512, { id: vgw })
  const transitGateway = await gatewayTo(customer, 'lab transit', 64_513, { id: tgw, prefixes: transitPrefixes })

  const first = await partner.send(
    new AllocatePrivateVirtualInterfaceCommand({
      connectionId,
      ownerAccount,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'lab', vlan: 101, asn: customerAsn, addressFamily: 'ipv4' },
    }),
  )
  const second = await partner.send(
    new AllocateTransitVirtualInterfaceCommand({
      connectionId,
      ownerAccount,
      newTransitVirtualInterfaceAllocation: { virtualInterfaceName: 'lab transit', vlan: 102, asn: customerAsn, addressFamily: 'ipv4' },
    }),
  )
  const [privateId, transitId] = [first.virtualInterfaceId ?? '', second.virtualInterface?.virtualInterfaceId ?? '']
  await customer.send(new ConfirmPrivateVirtualInterfaceCommand({ virtualInterfaceId: privateId, directConnectGatewayId: privateGateway }))
  const privateAt = clock()
  await customer.send(new ConfirmTransitVirtualInterfaceCommand({ virtualInterfaceId: transitId, directConnectGatewayId: transitGateway }))
  const transitAt = clock()
  await customer.send(new CreateBGPPeerCommand({ virtualInterfaceId: transitId, newBGPPeer: { asn: customerAsn, addressFamily: 'ipv6' } }))
  return [
    await downloaded(customer, privateId, privateAt, behind.private),
    await downloaded(customer, transitId, transitAt, behind.transit),
  ]
}

async function downloaded(
  customer: DirectConnectClient,
  virtualInterfaceId: string,
  confirmedAt: number,
  announce: readonly string[],
): Promise<LabInterface> {
  const [vi] = await described(customer, virtualInterfaceId)
  const { customerRouterConfig = '' } = await customer.send(
    new DescribeRouterConfigurationCommand({ virtualInterfaceId, routerTypeIdentifier: routerType }),
  )
  const peers = (vi?.bgpPeers ?? []).map(({ bgpPeerId = '', addressFamily, amazonAddress = '', customerAddress = '' }) => ({
    bgpPeerId,
    addressFamily: addressFamily === 'ipv6' ? ('ipv6' as const) : ('ipv4' as const),
    providerAddress: amazonAddress,
    customerAddress,
  }))
  return { virtualInterfaceId, vlan: vi?.vlan ?? 0, confirmedAt, customerAsn, peers, configuration: customerRouterConfig, announce }
}

async function described(customer: DirectConnectClient, virtualInterfaceId: string): Promise<readonly VirtualInterface[]> {
  const { virtualInterfaces = [] } = await customer.send(new DescribeVirtualInterfacesCommand({ virtualInterfaceId }))
  return virtualInterfaces
}

interface Cloud {
  readonly vgw: string
  readonly tgw: string
}

export async function cloudOf(store: Store, accountId: string, region: string): Promise<Cloud> {
  const all = await store.read((tx) => tx.cloudGateways.ownedBy(accountId, region))
  const first = (kind: string) => all.find((each) => each.kind === kind)?.gatewayId ?? ''
  return { vgw: first('virtualPrivateGateway'), tgw: first('transitGateway') }
}

/** The official client does not know this operation yet. */
async function routesOf({ endpoint, region, accounts }: Sandbox, virtualInterfaceId: string): Promise<readonly Members[]> {
  const { accessKeyId = '', secretAccessKey = '' } = accounts[1] ?? {}
  const body = JSON.stringify({ virtualInterfaceId })
  const target = 'OvertureService.ListVirtualInterfaceRoutes'
  const host = new URL(endpoint).host
  const headers = signedHeaders({
    accessKeyId,
    secretAccessKey,
    region,
    service: 'directconnect',
    host,
    target,
    body,
    now: new Date(clock()),
  })
  const answer = members(await (await fetch(endpoint, { method: 'POST', headers, body })).json(), 'the answer')
  return list(answer['routes'], 'routes', members)
}

/** What the customer is told over the API, once it is told of all that is up, or after ten seconds. */
export async function told(sandbox: Sandbox, customer: DirectConnectClient, interfaces: readonly LabInterface[], sessions: number) {
  const look = () =>
    Promise.all(
      interfaces.map(async ({ virtualInterfaceId }) => {
        const [vi] = await described(customer, virtualInterfaceId)
        const bgpPeers = (vi?.bgpPeers ?? []).map(({ bgpPeerId, addressFamily, bgpPeerState, bgpStatus }) => ({
          bgpPeerId,
          addressFamily,
          bgpPeerState,
          bgpStatus,
        }))
        return {
          virtualInterfaceId,
          virtualInterfaceState: vi?.virtualInterfaceState,
          bgpPeers,
          routes: await routesOf(sandbox, virtualInterfaceId),
        }
      }),
    )
  const isWhole = (seen: Awaited<ReturnType<typeof look>>) =>
    seen.flatMap(({ bgpPeers }) => bgpPeers).filter(({ bgpStatus }) => bgpStatus === 'up').length === sessions &&
    seen.every(({ routes, bgpPeers }, at) => {
      const kinds = new Set(routes.map(({ routeDirection, addressFamily }) => `${String(routeDirection)} ${String(addressFamily)}`))
      const announced = interfaces[at]?.announce ?? []
      return (
        announced.every((prefix) => routes.some(({ cidr }) => cidr === prefix)) &&
        bgpPeers.every(({ addressFamily }) => kinds.has(`accepted ${addressFamily}`) && kinds.has(`advertised ${addressFamily}`))
      )
    })
  await eventually(systemClock, 'news over the API', async () => isWhole(await look()), 10_000).catch(() => undefined)
  return look()
}
