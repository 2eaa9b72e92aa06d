export type ProposalState = 'requested' | 'accepted' | 'deleted'

/** A cloud gateway's owner asks another account's Direct Connect gateway to associate it. */
export interface Proposal {
  readonly proposalId: string
  readonly proposalState: ProposalState
  readonly since: number
  readonly createdAt: number
  readonly directConnectGatewayId: string
  readonly directConnectGatewayOwner: string
  readonly gatewayId: string
  readonly gatewayKind: 'virtualPrivateGateway' | 'transitGateway'
  /** The proposer. */
  readonly gatewayOwner: string
  readonly gatewayRegion: string
  readonly existingAllowedPrefixes: readonly string[]
  readonly requestedAllowedPrefixes: readonly string[]
}
