// The lives of Direct Connect gateways, of what is associated with them, and of proposals, as
// tables (§5.6). The same tables print docs/states.md, and tests walk every pair.
import type { AssociationState } from '#domain/gateways/association.ts'
import type { DirectConnectGatewayState } from '#domain/gateways/direct-connect-gateway.ts'
import type { ProposalState } from '#domain/gateways/proposal.ts'
import type { Transitions } from '#domain/transitions.ts'

export type GatewayEvent = 'prepared' | 'deleteAsked' | 'torndown'

export const gatewayLifecycle: Transitions<DirectConnectGatewayState, GatewayEvent> = {
  pending: { prepared: 'available', deleteAsked: 'deleting' },
  available: { deleteAsked: 'deleting' },
  deleting: { torndown: 'deleted' },
}

export type AssociationEvent = 'changeAsked' | 'routed' | 'deleteAsked' | 'torndown'

/** A `disassociated` one is in nobody's list and in nobody's way: its row goes with the state. */
export const associationLifecycle: Transitions<AssociationState, AssociationEvent> = {
  associating: { routed: 'associated', deleteAsked: 'disassociating' },
  associated: { changeAsked: 'updating', deleteAsked: 'disassociating' },
  updating: { routed: 'associated', deleteAsked: 'disassociating' },
  disassociating: { torndown: 'disassociated' },
}

export type ProposalEvent = 'accepted' | 'withdrawn' | 'rejected' | 'lapsed'

export const proposalLifecycle: Transitions<ProposalState, ProposalEvent> = {
  requested: { accepted: 'accepted', withdrawn: 'deleted', rejected: 'deleted', lapsed: 'deleted' },
}
