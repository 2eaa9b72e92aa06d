// DescribeDirectConnectGatewayAssociationProposals: made by the account or made to it, from any
// region. Answered ones stay in sight for three days.
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import type { Proposal } from '#domain/gateways/proposal.ts'
import { isShownProposal, proposalAt } from '#domain/gateways/proposal-rules.ts'
import { pageInHand } from '#operations/gateways/page-in-hand.ts'
import { gatewayResource } from '#operations/gateways/resources.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/proposals/wire.ts'
import { given } from '#operations/unset.ts'
import type { After, Tx } from '#store/tx.ts'

const place = ({ createdAt, proposalId }: Proposal): After => ({ createdAt, id: proposalId })

export const describeDirectConnectGatewayAssociationProposals = operation('DescribeDirectConnectGatewayAssociationProposals', {
  access: 'read',
  resources: ({ directConnectGatewayId }) => [gatewayResource(directConnectGatewayId)],

  async run({ input, caller, tx, now, tokens }) {
    const { accountId } = caller
    const [proposalId, directConnectGatewayId, associatedGatewayId] = [
      given(input.proposalId),
      given(input.directConnectGatewayId),
      given(input.associatedGatewayId),
    ]
    const filters = [proposalId, directConnectGatewayId, associatedGatewayId]
    const purpose = `DescribeDirectConnectGatewayAssociationProposals|${accountId}|${filters.map((each) => each ?? '').join('|')}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)
    const isShown = (row: Proposal): boolean =>
      [row.gatewayOwner, row.directConnectGatewayOwner].includes(accountId) &&
      isShownProposal(row, now) &&
      (directConnectGatewayId ?? row.directConnectGatewayId) === row.directConnectGatewayId &&
      (associatedGatewayId ?? row.gatewayId) === row.gatewayId

    if (filters.every((each) => each === undefined)) {
      const limit = size === undefined ? {} : { limit: size + 1 }
      const found = await tx.proposals.visibleTo(accountId, { ...(after && { after }), ...limit })
      const { rows, nextToken } = pageOf(found, size, place, purpose, tokens)
      return { directConnectGatewayAssociationProposals: rows.filter(isShown).map((row) => toWire(proposalAt(row, now))), nextToken }
    }
    const found = proposalId === undefined ? await tx.proposals.visibleTo(accountId) : await byId(tx, proposalId)
    const { rows, nextToken } = pageInHand(found.filter(isShown), { after, size, place, purpose, tokens })
    return { directConnectGatewayAssociationProposals: rows.map((row) => toWire(proposalAt(row, now))), nextToken }
  },
})

async function byId(tx: Tx, proposalId: string): Promise<readonly Proposal[]> {
  const row = await tx.proposals.find(proposalId)
  return row === undefined ? [] : [row]
}
