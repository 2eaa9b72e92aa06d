// AcceptDirectConnectGatewayAssociationProposal: the Direct Connect gateway's owner takes it, with
// the prefixes proposed or with others, in the region of the cloud's gateway. Where the two are
// associated already, the association changes.
import type { Association } from '#domain/gateways/association.ts'
import { mustBePrefixList } from '#domain/gateways/allowed-prefixes.ts'
import { mustBeUsable, mustChangeTo } from '#domain/gateways/association-rules.ts'
import { proposalLifecycle } from '#domain/gateways/lifecycle.ts'
import { mustBeAcceptable } from '#domain/gateways/proposal-rules.ts'
import { mustBeOwnGateway, mustTakeMore } from '#domain/gateways/rules.ts'
import { after } from '#domain/transitions.ts'
import { newAssociation } from '#operations/associations/join.ts'
import { toWire } from '#operations/associations/wire.ts'
import { operation } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

const name = 'AcceptDirectConnectGatewayAssociationProposal'

export const acceptDirectConnectGatewayAssociationProposal = operation('AcceptDirectConnectGatewayAssociationProposal', {
  access: 'write',
  resources: ({ directConnectGatewayId }) => [`dx-gateway/${directConnectGatewayId}`],

  async run({ input, caller, tx, now, random, settings }) {
    // Read: the Direct Connect gateway, the proposal and the cloud's gateway, held until the end.
    const id = input.directConnectGatewayId
    const gateway = mustBeOwnGateway(await tx.gateways.lock(id), caller.accountId, id)
    const proposal = mustBeAcceptable(await tx.proposals.lock(input.proposalId), input, caller.region, now)
    const cloudGateway = mustBeUsable(await tx.cloudGateways.lock(proposal.gatewayId), proposal.gatewayId)
    const existing = await lockPair(tx, id, proposal.gatewayId)

    // Decide.
    mustTakeMore(gateway, name)
    const override = mustBePrefixList(
      input.overrideAllowedPrefixesToDirectConnectGateway,
      'overrideAllowedPrefixesToDirectConnectGateway',
      cloudGateway.kind,
      settings.quotas,
    )
    const allowedPrefixes = override.length > 0 ? override : proposal.requestedAllowedPrefixes
    const association =
      existing === undefined
        ? await newAssociation({ tx, settings, now, random }, gateway, cloudGateway, allowedPrefixes)
        : mustChangeTo(existing, allowedPrefixes, await tx.associations.ofGateway(id), name, now)
    const proposalState = after(proposalLifecycle, proposal.proposalState, 'accepted')

    // Write, then answer with what was written.
    await tx.proposals.update({ ...proposal, proposalState, requestedAllowedPrefixes: allowedPrefixes, since: now })
    if (existing === undefined) await tx.associations.insert(association)
    else await tx.associations.update(association)
    return { directConnectGatewayAssociation: toWire(association) }
  },
})

async function lockPair(tx: Tx, directConnectGatewayId: string, gatewayId: string): Promise<Association | undefined> {
  const pair = (await tx.associations.ofCloudGateway(gatewayId)).find((each) => each.directConnectGatewayId === directConnectGatewayId)
  return pair && tx.associations.lock(pair.associationId)
}
