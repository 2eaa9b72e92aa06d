import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import type { WireDirectConnectGateway, WireVirtualGateway } from '#contract/contract.ts'

export const toWire = (row: DirectConnectGateway, totalPrefixPoolAllocations?: number): WireDirectConnectGateway => ({
  directConnectGatewayId: row.directConnectGatewayId,
  directConnectGatewayName: row.directConnectGatewayName,
  amazonSideAsn: row.amazonSideAsn,
  ownerAccount: row.ownerAccount,
  directConnectGatewayState: row.directConnectGatewayState,
  stateChangeError: row.stateChangeError,
  totalPrefixPoolAllocations,
  tags: row.tags,
})

export const virtualGatewayToWire = (row: CloudGateway): WireVirtualGateway => ({
  virtualGatewayId: row.gatewayId,
  virtualGatewayState: row.state,
})
