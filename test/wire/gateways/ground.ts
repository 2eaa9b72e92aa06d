// Gateways of both kinds, for tests of what may be joined to what. A region is used by one test of
// a file only: each has two virtual private gateways and a transit gateway per account.
import type { CreateDirectConnectGatewayAssociationRequest, DirectConnectGatewayAssociation } from '@aws-sdk/client-direct-connect'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import { sandboxRegions } from '#sandbox/locations.ts'
import { delay, type TestHouse, type Who } from '../../support/house.ts'

export const unknownUuid = '5f294f92-bafb-4011-916d-000000000000'

/** The next region that no test has used yet. */
export function regions(): () => string {
  let used = 0
  return () => {
    used += 1
    const region = sandboxRegions[used]
    if (region === undefined) throw new Error('There are no regions left; open another house.')
    return region
  }
}

/** A Direct Connect gateway that is available. */
export async function dxGateway(house: TestHouse, who: Who, wish: { readonly amazonSideAsn?: number } = {}): Promise<string> {
  const { directConnectGateway } = await house.as(who).createDirectConnectGateway({ directConnectGatewayName: 'hub', ...wish })
  await house.pass(delay)
  return directConnectGateway?.directConnectGatewayId as string
}

export async function virtualGateway(house: TestHouse, who: Who, region: string, nth = 0): Promise<string> {
  const { virtualGateways } = await house.as(who, region).describeVirtualGateways({})
  return virtualGateways?.[nth]?.virtualGatewayId as string
}

export const cloudGateways = (house: TestHouse, who: Who, region: string): Promise<readonly CloudGateway[]> =>
  house.store.read((tx) => tx.cloudGateways.ownedBy(house.accountId[who], region))

export async function transitGateway(house: TestHouse, who: Who, region: string): Promise<string> {
  const own = await cloudGateways(house, who, region)
  return own.find(({ kind }) => kind === 'transitGateway')?.gatewayId as string
}

export async function cidrsOf(house: TestHouse, gatewayId: string): Promise<readonly string[]> {
  return (await house.store.read((tx) => tx.cloudGateways.find(gatewayId)))?.cidrs ?? []
}

/** Changes what the registry says of a gateway of the cloud. */
export const changeCloudGateway = (house: TestHouse, gatewayId: string, change: (row: CloudGateway) => CloudGateway): Promise<void> =>
  house.store.write(async (tx) => {
    const row = await tx.cloudGateways.lock(gatewayId)
    if (row === undefined) throw new Error(`There is no ${gatewayId}.`)
    await tx.cloudGateways.update(change(row))
  })

/** Puts another gateway of the cloud into the registry. */
export async function moreCloudGateway(
  house: TestHouse,
  wish: Partial<CloudGateway> & Pick<CloudGateway, 'gatewayId' | 'region'>,
): Promise<string> {
  const row: CloudGateway = {
    kind: wish.gatewayId.startsWith('tgw-') ? 'transitGateway' : 'virtualPrivateGateway',
    ownerAccount: house.accountId.blue,
    amazonSideAsn: 65_100,
    state: 'available',
    since: house.now(),
    createdAt: house.now(),
    vpcId: 'vpc-0a0b0c0d',
    cidrs: [],
    tags: [],
    ...wish,
  }
  await house.store.write((tx) => tx.cloudGateways.insert(row))
  return row.gatewayId
}

export async function associate(
  house: TestHouse,
  who: Who,
  region: string,
  wish: CreateDirectConnectGatewayAssociationRequest,
): Promise<DirectConnectGatewayAssociation> {
  const { directConnectGatewayAssociation } = await house.as(who, region).createDirectConnectGatewayAssociation(wish)
  if (directConnectGatewayAssociation === undefined) throw new Error('There is no association in the answer.')
  return directConnectGatewayAssociation
}

/** Associated, and settled. */
export async function associated(
  house: TestHouse,
  who: Who,
  region: string,
  wish: CreateDirectConnectGatewayAssociationRequest,
): Promise<string> {
  const { associationId } = await associate(house, who, region, wish)
  await house.pass(delay)
  return associationId as string
}

/** Blue's virtual private gateway on partner's Direct Connect gateway, through a proposal. */
export async function crossAccount(house: TestHouse, region: string) {
  const directConnectGatewayId = await dxGateway(house, 'partner')
  const gatewayId = await virtualGateway(house, 'blue', region)
  const { directConnectGatewayAssociationProposal: proposal } = await house
    .as('blue', region)
    .createDirectConnectGatewayAssociationProposal({
      directConnectGatewayId,
      directConnectGatewayOwnerAccount: house.accountId.partner,
      gatewayId,
    })
  const { directConnectGatewayAssociation: association } = await house.as('partner', region).acceptDirectConnectGatewayAssociationProposal({
    directConnectGatewayId,
    proposalId: proposal?.proposalId,
    associatedGatewayOwnerAccount: house.accountId.blue,
  })
  await house.pass(delay)
  return { directConnectGatewayId, gatewayId, associationId: association?.associationId as string }
}

/** A private or transit interface of `who`'s on a Direct Connect gateway, on a port of its own. */
export async function interfaceOn(
  house: TestHouse,
  who: Who,
  directConnectGatewayId: string,
  type: 'private' | 'transit' = 'private',
  wish: { readonly connectionId?: string; readonly vlan?: number } = {},
): Promise<string> {
  const connectionId = wish.connectionId ?? (await house.connection(who))
  const common = { virtualInterfaceName: type, vlan: wish.vlan ?? 101, asn: 65_001, directConnectGatewayId }
  const client = house.as(who)
  if (type === 'private') {
    const { virtualInterfaceId } = await client.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface: common })
    return virtualInterfaceId as string
  }
  const { virtualInterface } = await client.createTransitVirtualInterface({ connectionId, newTransitVirtualInterface: common })
  return virtualInterface?.virtualInterfaceId as string
}
