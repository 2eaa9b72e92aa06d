// One story that takes every operation to success at least once, with every parameter that names a
// thing. Tests look over its shoulder: one writes down what each call was answered, another sends
// each call with somebody else's ids first.
import { delay, type TestHouse } from '../../support/house.ts'
import { gatewaysOfTheTour, type Gateways } from './tour-gateways.ts'
import { interfacesOfTheTour } from './tour-interfaces.ts'
import { cak, type Call, ckn, place, tags } from './tour-luggage.ts'
import { partnersOfTheTour } from './tour-partners.ts'

export async function tour(house: TestHouse, call: Call): Promise<void> {
  await looksAround(call)
  const office = await ports(house, call)
  await lags(house, call, office)
  await secured(house, call)
  const gateways = await gatewaysOfTheTour(house, call)
  await interfacesOfTheTour(house, call, office, gateways)
  await partnersOfTheTour(house, call)
  await groups(house, call, office)
  await goodbye(house, call, office, gateways)
}

async function looksAround(call: Call): Promise<void> {
  await call('blue', 'DescribeLocations', {}, 'us-west-1')
  await call('blue', 'DescribeVirtualGateways', {})
  await call('partner', 'DescribeCustomerMetadata', {})
  await call('partner', 'ConfirmCustomerAgreement', { agreementName: 'Partner network to network interface' })
}

/** A port that is up. */
async function ports(house: TestHouse, call: Call): Promise<string> {
  const order = { ...place, connectionName: 'office', providerName: 'Equinix', tags }
  const { connectionId } = await call('blue', 'CreateConnection', order)
  await house.pass(2 * delay)
  await call('blue', 'DescribeConnections', { connectionId })
  await call('blue', 'DescribeLoa', { connectionId, providerName: 'Equinix', loaContentType: 'application/pdf' })
  await call('blue', 'DescribeConnectionLoa', { connectionId })
  await call('blue', 'UpdateConnection', { connectionId, connectionName: 'headquarters' })
  await call('blue', 'UpdateConnectionsBillingMode', { connectionIds: [connectionId], billingMode: 'FlatRateTier1' })

  const resourceArn = `arn:aws:directconnect:us-east-1:${house.accountId.blue}:dxcon/${connectionId}`
  await call('blue', 'TagResource', { resourceArn, tags: [{ key: 'site', value: 'Paris' }] })
  await call('blue', 'DescribeTags', { resourceArns: [resourceArn] })
  await call('blue', 'UntagResource', { resourceArn, tagKeys: ['site'] })
  return connectionId
}

async function lags(house: TestHouse, call: Call, office: string): Promise<void> {
  const order = { numberOfConnections: 1, location: place.location, connectionsBandwidth: place.bandwidth, lagName: 'bundle' }
  const { lagId } = await call('blue', 'CreateLag', { ...order, tags, childConnectionTags: tags })
  await call('blue', 'CreateConnection', { ...place, connectionName: 'third', lagId })
  const { connectionId } = await call('blue', 'CreateConnection', { ...place, connectionName: 'second' })
  await house.pass(2 * delay)
  await call('blue', 'DescribeLags', { lagId })
  await call('blue', 'DescribeLoa', { connectionId: lagId })
  await call('blue', 'AssociateConnectionWithLag', { connectionId, lagId })
  await call('blue', 'UpdateLag', { lagId, lagName: 'renamed', minimumLinks: 1 })
  await house.pass(2 * delay)
  await call('blue', 'DisassociateConnectionFromLag', { connectionId, lagId })
  await house.pass(2 * delay)
  const grown = await call('blue', 'CreateLag', { ...order, lagName: 'grown', numberOfConnections: 2, connectionId })
  await house.pass(2 * delay)
  await call('blue', 'DeleteLag', { lagId: grown.lagId })
  await call('blue', 'DeleteConnection', { connectionId })

  const { virtualGatewayId } = (await call('blue', 'DescribeVirtualGateways', {})).virtualGateways[0]
  const newPrivateVirtualInterface = { virtualInterfaceName: 'moving', vlan: 900, asn: 65_001, virtualGatewayId }
  const { virtualInterfaceId } = await call('blue', 'CreatePrivateVirtualInterface', { connectionId: office, newPrivateVirtualInterface })
  await house.pass(2 * delay)
  await call('blue', 'AssociateVirtualInterface', { virtualInterfaceId, connectionId: lagId })
  await house.pass(2 * delay)
  await call('blue', 'DescribeVirtualInterfaces', { connectionId: lagId })
  await call('blue', 'DeleteVirtualInterface', { virtualInterfaceId })
  await house.pass(2 * delay)
}

async function secured(house: TestHouse, call: Call): Promise<void> {
  const fast = { location: place.location, bandwidth: '10Gbps', requestMACSec: true }
  const { connectionId } = await call('blue', 'CreateConnection', { ...fast, connectionName: 'secured' })
  const other = await call('blue', 'CreateConnection', { ...fast, connectionName: 'secured too' })
  await house.pass(2 * delay)
  const { macSecKeys } = await call('blue', 'AssociateMacSecKey', { connectionId, ckn, cak })
  const { secretARN } = macSecKeys[0]
  await call('blue', 'AssociateMacSecKey', { connectionId: other.connectionId, secretARN })
  await house.pass(delay)
  await call('blue', 'UpdateConnection', { connectionId, encryptionMode: 'must_encrypt' })
  await call('blue', 'DisassociateMacSecKey', { connectionId, secretARN })
}

async function groups(house: TestHouse, call: Call, office: string): Promise<void> {
  const wish = { resiliencyGroupName: 'core-pair', intendedResiliencyModel: 'high-resiliency', clientToken: 'made-once', tags }
  const { resiliencyGroup } = await call('blue', 'CreateResiliencyGroup', wish)
  const { resiliencyGroupId, resiliencyGroupArn } = resiliencyGroup
  await house.pass(delay)
  await call('blue', 'DescribeTags', { resourceArns: [resiliencyGroupArn] })
  await call('blue', 'GetResiliencyGroup', { resiliencyGroupId })
  await call('blue', 'UpdateResiliencyGroup', { resiliencyGroupId, resiliencyGroupName: 'edge-pair' })
  const members = { resiliencyGroupId, connectionIdentifiers: [office] }
  await call('blue', 'AssociateConnectionsToResiliencyGroup', members)
  await house.pass(delay)
  await call('blue', 'ListResiliencyGroups', { maxResults: 10 })
  await call('blue', 'ListResiliencyGroupAssociations', { resiliencyGroupId })
  await call('blue', 'DisassociateConnectionsFromResiliencyGroup', members)
  await house.pass(delay)
  await call('blue', 'DeleteResiliencyGroup', { resiliencyGroupId })
}

async function goodbye(house: TestHouse, call: Call, office: string, { hub, transitHub }: Gateways): Promise<void> {
  const { virtualInterfaces } = await call('blue', 'DescribeVirtualInterfaces', { connectionId: office })
  for (const { virtualInterfaceId, virtualInterfaceState } of virtualInterfaces) {
    if (virtualInterfaceState !== 'deleted') await call('blue', 'DeleteVirtualInterface', { virtualInterfaceId })
  }
  await house.pass(2 * delay)
  await call('blue', 'DeleteConnection', { connectionId: office })
  await call('blue', 'DeleteDirectConnectGateway', { directConnectGatewayId: transitHub })
  await call('blue', 'DeleteDirectConnectGateway', { directConnectGatewayId: hub })
}
