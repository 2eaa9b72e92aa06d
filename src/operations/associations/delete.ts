// DeleteDirectConnectGatewayAssociation: by either owner, from any region, by the association's id
// or by the two gateways'. Routers forget the routes before it is gone.
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Association } from '#domain/gateways/association.ts'
import { mustBeAssociationId, mustConcernAssociation } from '#domain/gateways/association-rules.ts'
import { associationFaults } from '#domain/gateways/faults.ts'
import { associationLifecycle } from '#domain/gateways/lifecycle.ts'
import { after } from '#domain/transitions.ts'
import { toWire } from '#operations/associations/wire.ts'
import { gatewayResource } from '#operations/gateways/resources.ts'
import { operation } from '#operations/operation.ts'
import { given } from '#operations/unset.ts'
import type { Tx } from '#store/tx.ts'

export const deleteDirectConnectGatewayAssociation = operation('DeleteDirectConnectGatewayAssociation', {
  access: 'write',
  resources: ({ directConnectGatewayId }) => [gatewayResource(directConnectGatewayId)],

  async run({ input, caller, tx, now }) {
    const association = await lockAsked(tx, caller.accountId, {
      associationId: given(input.associationId),
      virtualGatewayId: given(input.virtualGatewayId),
      directConnectGatewayId: given(input.directConnectGatewayId),
    })
    const associationState = after(associationLifecycle, association.associationState, 'deleteAsked')
    if (associationState === association.associationState) return { directConnectGatewayAssociation: toWire(association) }

    const leaving = { ...association, associationState, since: now }
    await tx.associations.update(leaving)
    return { directConnectGatewayAssociation: toWire(leaving) }
  },
})

interface Asked {
  readonly associationId: string | undefined
  readonly virtualGatewayId: string | undefined
  readonly directConnectGatewayId: string | undefined
}

/** Where the gateways are given beside the id, they must be the association's. */
async function lockAsked(tx: Tx, accountId: string, asked: Asked): Promise<Association> {
  const { associationId, virtualGatewayId, directConnectGatewayId } = asked
  const meant = (each: Association) =>
    (directConnectGatewayId === undefined || each.directConnectGatewayId === directConnectGatewayId) &&
    (virtualGatewayId === undefined || each.gatewayId === virtualGatewayId)
  if (associationId !== undefined) {
    const found = mustConcernAssociation(await tx.associations.lock(mustBeAssociationId(associationId)), accountId, associationId)
    return meant(found) ? found : refuse(associationFaults.notFound, associationId)
  }
  refuseUnless(virtualGatewayId !== undefined && directConnectGatewayId !== undefined, associationFaults.whichAssociation)
  const pair = (await tx.associations.ofCloudGateway(virtualGatewayId)).find(meant)
  const held = pair && (await tx.associations.lock(pair.associationId))
  const concerned = held !== undefined && [held.directConnectGatewayOwner, held.gatewayOwner].includes(accountId)
  return concerned ? held : refuse(associationFaults.noSuchPair, virtualGatewayId, directConnectGatewayId)
}
