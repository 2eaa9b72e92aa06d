// CreateDirectConnectGatewayAssociation: joins a gateway of the cloud to a Direct Connect gateway of
// the same account, in the cloud gateway's region. Between accounts it takes a proposal.
import { mustBeFirstPrefixes } from '#domain/gateways/allowed-prefixes.ts'
import { mustBeOwnCloudGateway } from '#domain/gateways/association-rules.ts'
import { associationFaults, gatewayFaults } from '#domain/gateways/faults.ts'
import { mustBeOwnGateway, mustTakeMore } from '#domain/gateways/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { newAssociation } from '#operations/associations/join.ts'
import { toWire } from '#operations/associations/wire.ts'
import { operation } from '#operations/operation.ts'
import { given } from '#operations/unset.ts'

export const createDirectConnectGatewayAssociation = operation('CreateDirectConnectGatewayAssociation', {
  access: 'write',
  resources: ({ directConnectGatewayId }) => [`dx-gateway/${directConnectGatewayId}`],

  async run({ input, caller, tx, now, random, settings }) {
    // Read: both gateways, held until the end.
    const gatewayId = mustBeOneGateway(given(input.gatewayId), given(input.virtualGatewayId))
    const id = input.directConnectGatewayId
    const gateway = mustBeOwnGateway(await tx.gateways.lock(id), caller.accountId, id)
    const cloudGateway = mustBeOwnCloudGateway(await tx.cloudGateways.lock(gatewayId), caller, gatewayId)

    // Decide.
    mustTakeMore(gateway, 'CreateDirectConnectGatewayAssociation')
    const allowedPrefixes = mustBeFirstPrefixes(cloudGateway, input, settings.quotas)
    const created = await newAssociation({ tx, settings, now, random }, gateway, cloudGateway, allowedPrefixes)

    // Write, then answer with what was written.
    await tx.associations.insert(created)
    return { directConnectGatewayAssociation: toWire(created) }
  },
})

/** The newer member takes both kinds, the older one virtual private gateways only. */
function mustBeOneGateway(gatewayId: string | undefined, virtualGatewayId: string | undefined): string {
  if (virtualGatewayId?.startsWith('tgw-')) return refuse(gatewayFaults.noVirtualGateway, virtualGatewayId)
  refuseUnless(gatewayId === undefined || virtualGatewayId === undefined || gatewayId === virtualGatewayId, associationFaults.whichGateway)
  return gatewayId ?? virtualGatewayId ?? refuse(associationFaults.whichGateway)
}
