// A small estate that pages can be looked at with: a partner's port and trunk with what it handed
// out, and a customer with two ports, a LAG, gateways and interfaces in several states.
import type { DirectConnect } from '@aws-sdk/client-direct-connect'
import { blueId, partnerId, type ServedHouse, until } from './house.ts'

export interface Estate {
  readonly connectionId: string
  readonly secondConnectionId: string
  readonly interconnectId: string
  readonly hostedConnectionId: string
  readonly lagId: string
  readonly gatewayId: string
  readonly virtualGatewayId: string
  readonly privateId: string
  readonly twinId: string
  readonly publicId: string
  readonly confirmingId: string
}

const availableConnection = (api: DirectConnect, connectionId: string) =>
  until(`${connectionId} is available`, async () => {
    const { connections } = await api.describeConnections({ connectionId })
    return connections?.[0]?.connectionState === 'available'
  })

async function port(
  api: DirectConnect,
  connectionName: string,
  location: string,
  tags: { key: string; value: string }[] = [],
): Promise<string> {
  const { connectionId = '' } = await api.createConnection({
    connectionName,
    bandwidth: '10Gbps',
    location,
    ...(tags.length > 0 && { tags }),
  })
  await availableConnection(api, connectionId)
  return connectionId
}

export async function estate(house: ServedHouse): Promise<Estate> {
  const partner = house.as(partnerId)
  const blue = house.as(blueId)
  const [connectionId, secondConnectionId, partnersPort] = await Promise.all([
    port(blue, 'Ashburn north', 'EqDC2', [{ key: 'site', value: 'north' }]),
    port(blue, 'Ashburn south', 'CSVA1'),
    port(partner, 'Harbor shared port', 'EqDC2'),
  ])
  const { interconnectId = '' } = await partner.createInterconnect({
    interconnectName: 'Harbor trunk 1',
    bandwidth: '10Gbps',
    location: 'EqDC2',
  })
  await until('the trunk is available', async () => {
    const { interconnects } = await partner.describeInterconnects({ interconnectId })
    return interconnects?.[0]?.interconnectState === 'available'
  })
  const { connectionId: hostedConnectionId = '' } = await partner.allocateHostedConnection({
    connectionId: interconnectId,
    ownerAccount: blueId,
    bandwidth: '500Mbps',
    connectionName: 'Hosted for Blue',
    vlan: 301,
  })
  const { lagId = '' } = await blue.createLag({
    lagName: 'Bundle',
    location: 'EqDC2',
    connectionsBandwidth: '1Gbps',
    numberOfConnections: 2,
  })
  const made = await blue.createDirectConnectGateway({ directConnectGatewayName: 'Core', amazonSideAsn: 64_512 })
  const gatewayId = made.directConnectGateway?.directConnectGatewayId ?? ''
  const { virtualGateways } = await blue.describeVirtualGateways({})
  const virtualGatewayId = virtualGateways?.[0]?.virtualGatewayId ?? ''
  await blue.createDirectConnectGatewayAssociation({ directConnectGatewayId: gatewayId, gatewayId: virtualGatewayId })
  const onGateway = (on: string, virtualInterfaceName: string, vlan: number) =>
    blue.createPrivateVirtualInterface({
      connectionId: on,
      newPrivateVirtualInterface: {
        virtualInterfaceName,
        vlan,
        asn: 65_001,
        directConnectGatewayId: gatewayId,
        tags: [{ key: 'env', value: 'production' }],
      },
    })
  const first = await onGateway(connectionId, 'Production north', 101)
  const twin = await onGateway(secondConnectionId, 'Production south', 101)
  const open = await blue.createPublicVirtualInterface({
    connectionId,
    newPublicVirtualInterface: {
      virtualInterfaceName: 'Public services',
      vlan: 200,
      asn: 65_001,
      amazonAddress: '203.0.113.1/30',
      customerAddress: '203.0.113.2/30',
      routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
    },
  })
  const handed = await partner.allocatePrivateVirtualInterface({
    connectionId: partnersPort,
    ownerAccount: blueId,
    newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'From Harbor', vlan: 500, asn: 65_010 },
  })
  await until('the first interface is up', async () => {
    const { virtualInterfaces } = await blue.describeVirtualInterfaces({ virtualInterfaceId: first.virtualInterfaceId })
    return virtualInterfaces?.[0]?.virtualInterfaceState === 'available'
  })
  return {
    connectionId,
    secondConnectionId,
    interconnectId,
    hostedConnectionId,
    lagId,
    gatewayId,
    virtualGatewayId,
    privateId: first.virtualInterfaceId ?? '',
    twinId: twin.virtualInterfaceId ?? '',
    publicId: open.virtualInterfaceId ?? '',
    confirmingId: handed.virtualInterfaceId ?? '',
  }
}
