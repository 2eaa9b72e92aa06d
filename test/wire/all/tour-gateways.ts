// The tour's gateways: a hub for virtual private gateways and one for transit gateways, with
// associations by the account itself and by proposals from another.
import { delay, type TestHouse } from '../../support/house.ts'
import type { Call } from './tour-luggage.ts'

export interface Gateways {
  /** Available; carries nothing but what the tour puts on it. */
  readonly hub: string
  readonly transitHub: string
  /** Blue's in us-east-1. */
  readonly virtualGatewayId: string
}

const prefixes = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ cidr }))

export async function gatewaysOfTheTour(house: TestHouse, call: Call): Promise<Gateways> {
  const hub = (await call('blue', 'CreateDirectConnectGateway', { directConnectGatewayName: 'hub', amazonSideAsn: 64_900 }))
    .directConnectGateway.directConnectGatewayId
  const transitHub = (await call('blue', 'CreateDirectConnectGateway', { directConnectGatewayName: 'transit hub' })).directConnectGateway
    .directConnectGatewayId
  await house.pass(delay)
  await call('blue', 'DescribeDirectConnectGateways', { directConnectGatewayId: hub })
  await call('blue', 'UpdateDirectConnectGateway', { directConnectGatewayId: hub, newDirectConnectGatewayName: 'renamed hub' })
  const resourceArn = `arn:aws:directconnect::${house.accountId.blue}:dx-gateway/${hub}`
  await call('blue', 'TagResource', { resourceArn, tags: [{ key: 'team', value: 'core' }] })
  await call('blue', 'UntagResource', { resourceArn, tagKeys: ['team'] })

  const { virtualGatewayId } = (await call('blue', 'DescribeVirtualGateways', {})).virtualGateways[0]
  await ownAssociations(house, call, hub, transitHub, virtualGatewayId)
  await proposals(house, call, hub)
  return { hub, transitHub, virtualGatewayId }
}

async function ownAssociations(house: TestHouse, call: Call, hub: string, transitHub: string, virtualGatewayId: string): Promise<void> {
  const made = await call('blue', 'CreateDirectConnectGatewayAssociation', {
    directConnectGatewayId: hub,
    gatewayId: virtualGatewayId,
    addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8'),
  })
  const { associationId } = made.directConnectGatewayAssociation
  await house.pass(delay)
  await call('blue', 'DescribeDirectConnectGatewayAssociations', { associationId })
  await call('blue', 'DescribeDirectConnectGatewayAssociations', { directConnectGatewayId: hub })
  await call('blue', 'DescribeDirectConnectGatewayAssociations', { associatedGatewayId: virtualGatewayId })
  await call('blue', 'DescribeDirectConnectGatewayAssociations', { virtualGatewayId })
  await call('blue', 'UpdateDirectConnectGatewayAssociation', {
    associationId,
    addAllowedPrefixesToDirectConnectGateway: prefixes('172.16.0.0/12'),
    removeAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8'),
  })
  await house.pass(delay)
  await call('blue', 'DeleteDirectConnectGatewayAssociation', { associationId })
  await house.pass(delay)
  await call('blue', 'CreateDirectConnectGatewayAssociation', { directConnectGatewayId: hub, virtualGatewayId })
  await house.pass(delay)
  await call('blue', 'DeleteDirectConnectGatewayAssociation', { directConnectGatewayId: hub, virtualGatewayId })
  await house.pass(delay)

  const own = await house.store.read((tx) => tx.cloudGateways.ownedBy(house.accountId.blue, 'us-east-1'))
  const gatewayId = own.find(({ kind }) => kind === 'transitGateway')?.gatewayId
  const transit = await call('blue', 'CreateDirectConnectGatewayAssociation', {
    directConnectGatewayId: transitHub,
    gatewayId,
    addAllowedPrefixesToDirectConnectGateway: prefixes('10.99.0.0/16'),
  })
  await house.pass(delay)
  await call('blue', 'DeleteDirectConnectGatewayAssociation', { associationId: transit.directConnectGatewayAssociation.associationId })
  await house.pass(delay)
}

/** The partner's gateway of the cloud asks to be joined to blue's hub. */
async function proposals(house: TestHouse, call: Call, hub: string): Promise<void> {
  const { virtualGatewayId: gatewayId } = (await call('partner', 'DescribeVirtualGateways', {})).virtualGateways[0]
  const wish = { directConnectGatewayId: hub, directConnectGatewayOwnerAccount: house.accountId.blue, gatewayId }
  const propose = async (): Promise<string> => {
    const made = await call('partner', 'CreateDirectConnectGatewayAssociationProposal', wish)
    return made.directConnectGatewayAssociationProposal.proposalId
  }
  const withdrawn = await propose()
  await call('blue', 'DescribeDirectConnectGatewayAssociationProposals', { directConnectGatewayId: hub })
  await call('partner', 'DescribeDirectConnectGatewayAssociationProposals', { proposalId: withdrawn })
  await call('partner', 'DescribeDirectConnectGatewayAssociationProposals', { associatedGatewayId: gatewayId })
  await call('partner', 'DeleteDirectConnectGatewayAssociationProposal', { proposalId: withdrawn })
  const proposalId = await propose()
  const accepted = await call('blue', 'AcceptDirectConnectGatewayAssociationProposal', {
    directConnectGatewayId: hub,
    proposalId,
    associatedGatewayOwnerAccount: house.accountId.partner,
  })
  await house.pass(delay)
  await call('partner', 'DeleteDirectConnectGatewayAssociation', { associationId: accepted.directConnectGatewayAssociation.associationId })
  await house.pass(delay)
}
