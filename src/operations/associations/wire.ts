// How associations and proposals show the gateway of the cloud: always as `associatedGateway`, and
// a virtual private gateway in the three older members as well, which older clients read (§3.4).
import type { Association } from '#domain/gateways/association.ts'
import type { WireAssociatedGateway, WireDirectConnectGatewayAssociation, WireRouteFilterPrefix } from '#contract/contract.ts'

type Joined = Pick<Association, 'gatewayId' | 'gatewayKind' | 'gatewayOwner' | 'gatewayRegion'>

export const associatedGatewayToWire = (row: Joined): WireAssociatedGateway => ({
  id: row.gatewayId,
  type: row.gatewayKind,
  ownerAccount: row.gatewayOwner,
  region: row.gatewayRegion,
})

export const prefixesToWire = (cidrs: readonly string[]): readonly WireRouteFilterPrefix[] => cidrs.map((cidr) => ({ cidr }))

export const toWire = (row: Association): WireDirectConnectGatewayAssociation => ({
  directConnectGatewayId: row.directConnectGatewayId,
  directConnectGatewayOwnerAccount: row.directConnectGatewayOwner,
  associationState: row.associationState,
  stateChangeError: row.stateChangeError,
  associatedGateway: associatedGatewayToWire(row),
  associationId: row.associationId,
  allowedPrefixesToDirectConnectGateway: prefixesToWire(row.allowedPrefixes),
  ...(row.gatewayKind === 'virtualPrivateGateway' && {
    virtualGatewayId: row.gatewayId,
    virtualGatewayRegion: row.gatewayRegion,
    virtualGatewayOwnerAccount: row.gatewayOwner,
  }),
})
