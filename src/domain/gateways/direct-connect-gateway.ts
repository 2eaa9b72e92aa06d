import type { Tag } from '#domain/tags/tag.ts'

export type DirectConnectGatewayState = 'pending' | 'available' | 'deleting' | 'deleted'

/** A global hub between interfaces and the cloud's gateways. */
export interface DirectConnectGateway {
  readonly directConnectGatewayId: string
  readonly directConnectGatewayName: string
  readonly amazonSideAsn: number
  readonly ownerAccount: string
  readonly directConnectGatewayState: DirectConnectGatewayState
  readonly since: number
  readonly createdAt: number
  readonly stateChangeError?: string
  readonly tags: readonly Tag[]
}
