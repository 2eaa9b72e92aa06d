// How long a proposal stands and who may do what with it. One that nobody answered lapses after
// seven days by itself, whether or not anything has looked at it since (§11).
import { refuse } from '#domain/fault.ts'
import { proposalFaults } from '#domain/gateways/faults.ts'
import { proposalLifecycle } from '#domain/gateways/lifecycle.ts'
import type { Proposal } from '#domain/gateways/proposal.ts'
import { after } from '#domain/transitions.ts'
import { proposalsShownFor } from '#domain/visibility.ts'

export const proposalsLapseAfter = 7 * 24 * 60 * 60_000

/** The proposal as it is at `now` (epoch ms); the same object unless its time is up. */
export function proposalAt(proposal: Proposal, now: number): Proposal {
  const lapsesAt = proposal.createdAt + proposalsLapseAfter
  if (proposal.proposalState !== 'requested' || now < lapsesAt) return proposal
  return { ...proposal, proposalState: after(proposalLifecycle, proposal.proposalState, 'lapsed'), since: lapsesAt }
}

/** Requested, or answered less than three days ago. */
export const isShownProposal = (proposal: Proposal, now: number): boolean => {
  const { proposalState, since } = proposalAt(proposal, now)
  return proposalState === 'requested' || since > now - proposalsShownFor
}

interface Asked {
  readonly proposalId: string
  readonly directConnectGatewayId: string
  readonly associatedGatewayOwnerAccount: string
}

/** Made to this Direct Connect gateway by that account, and still open. The region is that of the call. */
export function mustBeAcceptable(proposal: Proposal | undefined, asked: Asked, region: string, now: number): Proposal {
  const { proposalId } = asked
  const meant =
    proposal?.directConnectGatewayId === asked.directConnectGatewayId && proposal.gatewayOwner === asked.associatedGatewayOwnerAccount
  if (!meant) return refuse(proposalFaults.notFound, proposalId)
  const { proposalState } = proposalAt(proposal, now)
  if (proposalState === 'accepted') return refuse(proposalFaults.accepted)
  if (proposalState === 'deleted') return refuse(proposalFaults.notFound, proposalId)
  if (proposal.gatewayRegion !== region) return refuse(proposalFaults.elsewhere, proposalId)
  return proposal
}

/** Withdrawn by who made it, rejected by whom it was made to; an answered one is as good as gone. */
export function mustBeRevocable(proposal: Proposal | undefined, accountId: string, proposalId: string, now: number): Proposal {
  const concerned = proposal !== undefined && [proposal.gatewayOwner, proposal.directConnectGatewayOwner].includes(accountId)
  if (!concerned || proposalAt(proposal, now).proposalState !== 'requested') return refuse(proposalFaults.notFound, proposalId)
  const event = accountId === proposal.gatewayOwner ? 'withdrawn' : 'rejected'
  return { ...proposal, proposalState: after(proposalLifecycle, proposal.proposalState, event), since: now }
}
