// CreateDirectConnectGatewayAssociationProposal: the owner of a gateway of the cloud asks the owner
// of a Direct Connect gateway, usually another account, to associate the two, or to change what an
// association allows. What else leads to that Direct Connect gateway is judged when it is accepted.
import { mustBeAccountId } from '#domain/accounts/rules.ts'
import { mustBeChangedPrefixes, mustBeFirstPrefixes } from '#domain/gateways/allowed-prefixes.ts'
import { mustBeOwnCloudGateway, mustBeUnbound } from '#domain/gateways/association-rules.ts'
import type { Proposal } from '#domain/gateways/proposal.ts'
import { mustBeOwnGateway, mustTakeMore } from '#domain/gateways/rules.ts'
import { newUuid } from '#domain/ids.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/proposals/wire.ts'

export const createDirectConnectGatewayAssociationProposal = operation('CreateDirectConnectGatewayAssociationProposal', {
  access: 'write',
  resources: ({ directConnectGatewayId }) => [`dx-gateway/${directConnectGatewayId}`],

  async run({ input, caller, tx, now, random, settings }) {
    const { directConnectGatewayId, directConnectGatewayOwnerAccount: owner, gatewayId } = input
    mustBeAccountId('directConnectGatewayOwnerAccount', owner)

    // Read: both gateways, and whether they are associated already.
    const cloudGateway = mustBeOwnCloudGateway(await tx.cloudGateways.find(gatewayId), caller, gatewayId)
    const gateway = mustBeOwnGateway(await tx.gateways.find(directConnectGatewayId), owner, directConnectGatewayId)
    const bonds = await tx.associations.ofCloudGateway(gatewayId)
    const existing = bonds.find((each) => each.directConnectGatewayId === directConnectGatewayId)

    // Decide.
    mustTakeMore(gateway, 'CreateDirectConnectGatewayAssociationProposal')
    if (existing === undefined) mustBeUnbound(cloudGateway, bonds)
    const requested =
      existing === undefined
        ? mustBeFirstPrefixes(cloudGateway, input, settings.quotas)
        : mustBeChangedPrefixes(existing.allowedPrefixes, input, cloudGateway, settings.quotas)
    const created: Proposal = {
      proposalId: newUuid(random),
      proposalState: 'requested',
      since: now,
      createdAt: now,
      directConnectGatewayId,
      directConnectGatewayOwner: gateway.ownerAccount,
      gatewayId,
      gatewayKind: cloudGateway.kind,
      gatewayOwner: cloudGateway.ownerAccount,
      gatewayRegion: cloudGateway.region,
      existingAllowedPrefixes: existing?.allowedPrefixes ?? [],
      requestedAllowedPrefixes: requested,
    }

    // Write, then answer with what was written.
    await tx.proposals.insert(created)
    return { directConnectGatewayAssociationProposal: toWire(created) }
  },
})
