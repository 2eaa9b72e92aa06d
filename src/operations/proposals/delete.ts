// DeleteDirectConnectGatewayAssociationProposal: who made it withdraws it, whom it was made to
// rejects it. One that was answered already is not found any more.
import { mustBeRevocable } from '#domain/gateways/proposal-rules.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/proposals/wire.ts'

export const deleteDirectConnectGatewayAssociationProposal = operation('DeleteDirectConnectGatewayAssociationProposal', {
  access: 'write',
  resources: () => [],

  async run({ input, caller, tx, now }) {
    const deleted = mustBeRevocable(await tx.proposals.lock(input.proposalId), caller.accountId, input.proposalId, now)
    await tx.proposals.update(deleted)
    return { directConnectGatewayAssociationProposal: toWire(deleted) }
  },
})
