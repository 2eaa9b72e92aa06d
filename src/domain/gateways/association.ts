export type AssociationState = 'associating' | 'associated' | 'disassociating' | 'disassociated' | 'updating'

/** A cloud gateway joined to a Direct Connect gateway. */
export interface Association {
  readonly associationId: string
  readonly associationState: AssociationState
  readonly since: number
  readonly createdAt: number
  readonly directConnectGatewayId: string
  readonly directConnectGatewayOwner: string
  readonly gatewayId: string
  readonly gatewayKind: 'virtualPrivateGateway' | 'transitGateway'
  readonly gatewayOwner: string
  readonly gatewayRegion: string
  readonly allowedPrefixes: readonly string[]
  readonly stateChangeError?: string
}
