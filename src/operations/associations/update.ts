// UpdateDirectConnectGatewayAssociation: adds and removes allowed prefixes. The Direct Connect
// gateway's owner does it, from any region; the cloud gateway's owner makes a proposal instead.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { mustBeChangedPrefixes } from '#domain/gateways/allowed-prefixes.ts'
import { mustBeAssociationId, mustChangeTo, mustConcernAssociation } from '#domain/gateways/association-rules.ts'
import { associationFaults } from '#domain/gateways/faults.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { toWire } from '#operations/associations/wire.ts'
import { operation } from '#operations/operation.ts'

export const updateDirectConnectGatewayAssociation = operation('UpdateDirectConnectGatewayAssociation', {
  access: 'write',
  resources: () => [],

  async run({ input, caller, tx, now, settings }) {
    // Read: the association, with its Direct Connect gateway held first.
    const id = mustBeAssociationId(input.associationId ?? refuse(interfaceFaults.missing, 'associationId'))
    const seen = mustConcernAssociation(await tx.associations.find(id), caller.accountId, id)
    refuseUnless(seen.directConnectGatewayOwner === caller.accountId, associationFaults.notOwnGateway, id)
    await tx.gateways.lock(seen.directConnectGatewayId)
    const association = mustConcernAssociation(await tx.associations.lock(id), caller.accountId, id)
    const present = await tx.associations.ofGateway(association.directConnectGatewayId)

    // Decide.
    const { gatewayId, gatewayKind: kind, allowedPrefixes } = association
    const changed = mustBeChangedPrefixes(allowedPrefixes, input, { gatewayId, kind }, settings.quotas)
    const updated = mustChangeTo(association, changed, present, 'UpdateDirectConnectGatewayAssociation', now)

    // Write, then answer with what was written.
    await tx.associations.update(updated)
    return { directConnectGatewayAssociation: toWire(updated) }
  },
})
