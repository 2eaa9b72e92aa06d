// The tour's virtual interfaces: of each kind, the account's own and hosted ones, with their peers,
// tests, routes and router configurations. All sit on blue's port.
import { delay, type TestHouse } from '../../support/house.ts'
import type { Gateways } from './tour-gateways.ts'
import { type Call, tags } from './tour-luggage.ts'

export async function interfacesOfTheTour(house: TestHouse, call: Call, office: string, gateways: Gateways): Promise<void> {
  const own = await ownInterfaces(house, call, office, gateways)
  await peers(house, call, own)
  await tests(house, call, own)
  await hosted(house, call, office)
}

async function ownInterfaces(
  house: TestHouse,
  call: Call,
  connectionId: string,
  { hub, transitHub, virtualGatewayId }: Gateways,
): Promise<string> {
  const { virtualInterfaceId } = await call('blue', 'CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface: {
      virtualInterfaceName: 'to the hub',
      vlan: 101,
      asn: 65_001,
      directConnectGatewayId: hub,
      mtu: 1500,
      tags,
    },
  })
  await call('blue', 'CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'to the VPC', vlan: 102, asn: 65_001, virtualGatewayId },
  })
  const newPublicVirtualInterface = {
    virtualInterfaceName: 'public',
    vlan: 103,
    asn: 65_002,
    amazonAddress: '198.51.100.1/30',
    customerAddress: '198.51.100.2/30',
    routeFilterPrefixes: [{ cidr: '203.0.113.0/24' }],
  }
  await call('blue', 'CreatePublicVirtualInterface', { connectionId, newPublicVirtualInterface })
  const newTransitVirtualInterface = { virtualInterfaceName: 'transit', vlan: 104, asn: 65_003, directConnectGatewayId: transitHub }
  await call('blue', 'CreateTransitVirtualInterface', { connectionId, newTransitVirtualInterface })
  await house.pass(5 * delay)

  await call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId })
  await call('blue', 'DescribeVirtualInterfaces', { connectionId })
  await call('blue', 'DescribeDirectConnectGatewayAttachments', { directConnectGatewayId: hub })
  await call('blue', 'DescribeDirectConnectGatewayAttachments', { virtualInterfaceId })
  await call('blue', 'DescribeRouterConfiguration', { virtualInterfaceId, routerTypeIdentifier: 'FRRouting-FRR-8' })
  await call('blue', 'ListVirtualInterfaceRoutes', { virtualInterfaceId })
  const resourceArn = `arn:aws:directconnect:us-east-1:${house.accountId.blue}:dxvif/${virtualInterfaceId}`
  await call('blue', 'DescribeTags', { resourceArns: [resourceArn] })
  await call('blue', 'UpdateVirtualInterfaceAttributes', { virtualInterfaceId, mtu: 9001, virtualInterfaceName: 'jumbo' })
  await house.pass(3 * delay)
  return virtualInterfaceId
}

async function peers(house: TestHouse, call: Call, virtualInterfaceId: string): Promise<void> {
  const newBGPPeer = { asn: 65_001, addressFamily: 'ipv6' }
  const { virtualInterface } = await call('blue', 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer })
  await house.pass(2 * delay)
  await call('blue', 'DeleteBGPPeer', { virtualInterfaceId, bgpPeerId: virtualInterface.bgpPeers.at(-1).bgpPeerId })
  await house.pass(2 * delay)
  await call('blue', 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer })
  await house.pass(2 * delay)
}

async function tests(house: TestHouse, call: Call, virtualInterfaceId: string): Promise<void> {
  const { virtualInterfaces } = await call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId })
  const bgpPeers = [virtualInterfaces[0].bgpPeers[0].bgpPeerId]
  const started = await call('blue', 'StartBgpFailoverTest', { virtualInterfaceId, bgpPeers, testDurationInMinutes: 60 })
  await house.pass(delay)
  await call('blue', 'StopBgpFailoverTest', { virtualInterfaceId })
  await house.pass(2 * delay)
  const { testId } = started.virtualInterfaceTest
  await call('blue', 'ListVirtualInterfaceTestHistory', { virtualInterfaceId })
  await call('blue', 'ListVirtualInterfaceTestHistory', { testId })
  await call('blue', 'ListVirtualInterfaceTestHistory', { bgpPeers })
}

/** Blue hands them to the partner, who confirms. */
async function hosted(house: TestHouse, call: Call, connectionId: string): Promise<void> {
  const to = { connectionId, ownerAccount: house.accountId.partner }
  const { virtualGatewayId } = (await call('partner', 'DescribeVirtualGateways', {})).virtualGateways[0]
  const made = await call('partner', 'CreateDirectConnectGateway', { directConnectGatewayName: 'partner hub' })
  const { directConnectGatewayId } = made.directConnectGateway
  const allocatePrivate = async (vlan: number): Promise<string> => {
    const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'hosted', vlan, asn: 65_004, tags }
    return (await call('blue', 'AllocatePrivateVirtualInterface', { ...to, newPrivateVirtualInterfaceAllocation })).virtualInterfaceId
  }
  const virtualInterfaceId = await allocatePrivate(201)
  await call('partner', 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, virtualGatewayId })
  await call('partner', 'ConfirmPrivateVirtualInterface', { virtualInterfaceId: await allocatePrivate(202), directConnectGatewayId })
  await call('partner', 'DeleteVirtualInterface', { virtualInterfaceId: await allocatePrivate(203) })

  const newPublicVirtualInterfaceAllocation = {
    virtualInterfaceName: 'hosted public',
    vlan: 204,
    asn: 65_005,
    amazonAddress: '198.51.100.5/30',
    customerAddress: '198.51.100.6/30',
    routeFilterPrefixes: [{ cidr: '192.0.2.0/24' }],
  }
  const open = await call('blue', 'AllocatePublicVirtualInterface', { ...to, newPublicVirtualInterfaceAllocation })
  await call('partner', 'ConfirmPublicVirtualInterface', { virtualInterfaceId: open.virtualInterfaceId })

  const transitHub = await call('partner', 'CreateDirectConnectGateway', { directConnectGatewayName: 'partner transit' })
  const newTransitVirtualInterfaceAllocation = { virtualInterfaceName: 'hosted transit', vlan: 205, asn: 65_006 }
  const { virtualInterface } = await call('blue', 'AllocateTransitVirtualInterface', { ...to, newTransitVirtualInterfaceAllocation })
  await call('partner', 'ConfirmTransitVirtualInterface', {
    virtualInterfaceId: virtualInterface.virtualInterfaceId,
    directConnectGatewayId: transitHub.directConnectGateway.directConnectGatewayId,
  })
  await house.pass(5 * delay)
}
