import type { Proposal } from '#domain/gateways/proposal.ts'
import type { WireDirectConnectGatewayAssociationProposal } from '#contract/contract.ts'
import { associatedGatewayToWire, prefixesToWire } from '#operations/associations/wire.ts'

/** What is allowed already is there only where an association is. */
export const toWire = (row: Proposal): WireDirectConnectGatewayAssociationProposal => ({
  proposalId: row.proposalId,
  directConnectGatewayId: row.directConnectGatewayId,
  directConnectGatewayOwnerAccount: row.directConnectGatewayOwner,
  proposalState: row.proposalState,
  associatedGateway: associatedGatewayToWire(row),
  ...(row.existingAllowedPrefixes.length > 0 && {
    existingAllowedPrefixesToDirectConnectGateway: prefixesToWire(row.existingAllowedPrefixes),
  }),
  requestedAllowedPrefixesToDirectConnectGateway: prefixesToWire(row.requestedAllowedPrefixes),
})
