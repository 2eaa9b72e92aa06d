// Interfaces of each kind that are up, for tests of what one may do with them.
import type { BGPPeer, VirtualInterface } from '@aws-sdk/client-direct-connect'
import { delay, type TestHouse, type Who } from '../../support/house.ts'

export const privateInterface = async (house: TestHouse, who: Who, connectionId?: string, vlan = 101): Promise<string> => {
  const port = connectionId ?? (await house.connection(who))
  const { virtualGateways } = await house.as(who).describeVirtualGateways({})
  const { virtualInterfaceId } = await house.as(who).createPrivateVirtualInterface({
    connectionId: port,
    newPrivateVirtualInterface: {
      virtualInterfaceName: 'private',
      vlan,
      asn: 65_001,
      virtualGatewayId: virtualGateways?.[0]?.virtualGatewayId as string,
    },
  })
  await house.pass(2 * delay)
  return virtualInterfaceId as string
}

export const publicInterface = async (house: TestHouse, who: Who): Promise<string> => {
  const { virtualInterfaceId } = await house.as(who).createPublicVirtualInterface({
    connectionId: await house.connection(who),
    newPublicVirtualInterface: {
      virtualInterfaceName: 'public',
      vlan: 102,
      asn: 65_002,
      amazonAddress: '198.51.100.1/30',
      customerAddress: '198.51.100.2/30',
      routeFilterPrefixes: [{ cidr: '203.0.113.0/24' }, { cidr: '198.51.100.64/26' }],
    },
  })
  await house.pass(4 * delay)
  return virtualInterfaceId as string
}

export const transitInterface = async (house: TestHouse, who: Who): Promise<string> => {
  const { directConnectGateway } = await house.as(who).createDirectConnectGateway({ directConnectGatewayName: 'hub' })
  const { virtualInterface } = await house.as(who).createTransitVirtualInterface({
    connectionId: await house.connection(who),
    newTransitVirtualInterface: {
      virtualInterfaceName: 'transit',
      vlan: 103,
      asn: 65_003,
      directConnectGatewayId: directConnectGateway?.directConnectGatewayId as string,
    },
  })
  await house.pass(3 * delay)
  return virtualInterface?.virtualInterfaceId as string
}

/** On the partner's port, allocated to and confirmed by `who`. */
export const hostedInterface = async (house: TestHouse, who: Who): Promise<string> => {
  const { virtualInterfaceId } = await house.as('partner').allocatePrivateVirtualInterface({
    connectionId: await house.connection('partner'),
    ownerAccount: house.accountId[who],
    newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 104, asn: 65_004 },
  })
  const { virtualGateways } = await house.as(who).describeVirtualGateways({})
  const virtualGatewayId = virtualGateways?.[0]?.virtualGatewayId as string
  await house.as(who).confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })
  await house.pass(2 * delay)
  return virtualInterfaceId as string
}

export const interfaceOf = async (house: TestHouse, who: Who, virtualInterfaceId: string): Promise<VirtualInterface> => {
  const { virtualInterfaces } = await house.as(who).describeVirtualInterfaces({ virtualInterfaceId })
  return virtualInterfaces?.[0] ?? {}
}

export const peersOf = async (house: TestHouse, who: Who, virtualInterfaceId: string): Promise<readonly BGPPeer[]> =>
  (await interfaceOf(house, who, virtualInterfaceId)).bgpPeers ?? []
