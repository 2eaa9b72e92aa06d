// One of everything that belongs to others, green above all, in several states: ids that exist and that neither
// blue nor the partner may know of.
import { delay, type TestHouse } from '../../support/house.ts'
import { cak, ckn, place } from './tour-luggage.ts'

export type Kind =
  | 'dxcon'
  | 'dxlag'
  | 'dxvif'
  | 'dxpeer'
  | 'gateway'
  | 'association'
  | 'proposal'
  | 'test'
  | 'vgw'
  | 'tgw'
  | 'dxrg'
  | 'secret'

export type Foreign = Readonly<Record<Kind, readonly string[]>>

/** A customer of green's, who asks for nothing. */
const stranger = '999900001111'

export async function foreignEstate(house: TestHouse): Promise<Foreign> {
  await house.store.write(async (tx) => {
    const green = await tx.accounts.find(house.accountId.green)
    if (green === undefined) throw new Error('Green is not there.')
    await tx.accounts.put({ ...green, nniPartnerType: 'v2' })
    await tx.accounts.put({ accountId: stranger, name: 'Stranger', nniPartnerType: 'nonPartner', agreements: [] })
  })
  const made = async (operation: string, body: object = {}) => {
    const { status, json, text } = await house.call('green', operation, body)
    if (status !== 200) throw new Error(`${operation} for green: ${text}`)
    return json
  }
  const port = (await made('CreateConnection', { ...place, connectionName: 'green' })).connectionId
  const secured = { location: place.location, bandwidth: '10Gbps', requestMACSec: true }
  const securedPort = (await made('CreateConnection', { ...secured, connectionName: 'secured' })).connectionId
  const lag = await made('CreateLag', {
    numberOfConnections: 1,
    location: place.location,
    connectionsBandwidth: place.bandwidth,
    lagName: 'green',
  })
  const interconnectId = (await made('CreateInterconnect', { ...place, interconnectName: 'green' })).interconnectId
  await house.pass(2 * delay)
  const requested = (await made('CreateConnection', { ...place, connectionName: 'requested' })).connectionId
  const hosting = { connectionId: interconnectId, ownerAccount: stranger, bandwidth: '50Mbps', connectionName: 'hosted', vlan: 5 }
  const hosted = (await made('AllocateHostedConnection', hosting)).connectionId
  const { macSecKeys } = await made('AssociateMacSecKey', { connectionId: securedPort, ckn, cak })

  const { vgw, tgw } = await cloudGateways(house)
  const gateways = [0, 1, 2].map((nth) => made('CreateDirectConnectGateway', { directConnectGatewayName: `green ${nth}` }))
  const [hub, other, transit] = (await Promise.all(gateways)).map(({ directConnectGateway }) => directConnectGateway.directConnectGatewayId)
  await house.pass(delay)
  const joined = await made('CreateDirectConnectGatewayAssociation', { directConnectGatewayId: hub, gatewayId: vgw[0] })
  const wish = { directConnectGatewayId: other, directConnectGatewayOwnerAccount: house.accountId.green, gatewayId: vgw[1] }
  const proposed = await made('CreateDirectConnectGatewayAssociationProposal', wish)

  const common = { virtualInterfaceName: 'green', asn: 65_001 }
  const onPort = { connectionId: port }
  const own = await made('CreatePrivateVirtualInterface', {
    ...onPort,
    newPrivateVirtualInterface: { ...common, vlan: 1, virtualGatewayId: vgw[0] },
  })
  const routed = await made('CreateTransitVirtualInterface', {
    ...onPort,
    newTransitVirtualInterface: { ...common, vlan: 2, directConnectGatewayId: transit },
  })
  const newPrivateVirtualInterfaceAllocation = { ...common, vlan: 3 }
  const handed = await made('AllocatePrivateVirtualInterface', { ...onPort, ownerAccount: stranger, newPrivateVirtualInterfaceAllocation })
  await house.pass(3 * delay)
  const { virtualInterfaceTest } = await made('StartBgpFailoverTest', { virtualInterfaceId: own.virtualInterfaceId })
  const group = await made('CreateResiliencyGroup', { resiliencyGroupName: 'green', intendedResiliencyModel: 'high-resiliency' })
  await house.pass(delay)

  return {
    dxcon: [port, securedPort, requested, interconnectId, hosted, lag.connections[0].connectionId],
    dxlag: [lag.lagId],
    dxvif: [own.virtualInterfaceId, routed.virtualInterface.virtualInterfaceId, handed.virtualInterfaceId],
    dxpeer: [own.bgpPeers[0].bgpPeerId],
    gateway: [hub, other, transit],
    association: [joined.directConnectGatewayAssociation.associationId],
    proposal: [proposed.directConnectGatewayAssociationProposal.proposalId],
    test: [virtualInterfaceTest.testId],
    vgw,
    tgw,
    dxrg: [group.resiliencyGroup.resiliencyGroupId],
    secret: [macSecKeys[0].secretARN],
  }
}

async function cloudGateways(house: TestHouse): Promise<{ vgw: readonly string[]; tgw: readonly string[] }> {
  const rows = await house.store.read((tx) => tx.cloudGateways.ownedBy(house.accountId.green, 'us-east-1'))
  const ids = (prefix: string) => rows.map(({ gatewayId }) => gatewayId).filter((id) => id.startsWith(prefix))
  return { vgw: ids('vgw-'), tgw: ids('tgw-') }
}
