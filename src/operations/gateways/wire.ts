import { attachmentState } from '#domain/gateways/attachment.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { WireDirectConnectGateway, WireDirectConnectGatewayAttachment, WireVirtualGateway } from '#contract/contract.ts'

/** `totalPrefixPoolAllocations`: what the interfaces on it take together. */
export const toWire = (row: DirectConnectGateway, totalPrefixPoolAllocations = 0): WireDirectConnectGateway => ({
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

export const attachmentToWire = (vi: VirtualInterface, now: number): WireDirectConnectGatewayAttachment => ({
  directConnectGatewayId: vi.directConnectGatewayId,
  virtualInterfaceId: vi.virtualInterfaceId,
  virtualInterfaceRegion: vi.region,
  virtualInterfaceOwnerAccount: vi.ownerAccount,
  attachmentState: attachmentState(vi, now),
  attachmentType: vi.virtualInterfaceType === 'transit' ? 'TransitVirtualInterface' : 'PrivateVirtualInterface',
})
