// Joins a gateway of the cloud to a Direct Connect gateway, whether its owner does it or accepts a
// proposal. Both gateways are held by the caller: the Direct Connect gateway first, everywhere.
import type { Association } from '#domain/gateways/association.ts'
import { mustFitTogether } from '#domain/gateways/association-rules.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import { newUuid, type Random } from '#domain/ids.ts'
import type { Settings } from '#domain/settings.ts'
import type { Tx } from '#store/tx.ts'

interface World {
  readonly tx: Tx
  readonly settings: Settings
  /** Epoch milliseconds. */
  readonly now: number
  readonly random: Random
}

/** Reads what both lead to already, refuses what does not fit, and makes the association; it is not written yet. */
export async function newAssociation(
  { tx, settings, now, random }: World,
  gateway: DirectConnectGateway,
  cloudGateway: CloudGateway,
  allowedPrefixes: readonly string[],
): Promise<Association> {
  const { directConnectGatewayId } = gateway
  const present = await tx.associations.ofGateway(directConnectGatewayId)
  const attached = await tx.virtualInterfaces.attachedTo(directConnectGatewayId)
  const elsewhere = await tx.associations.ofCloudGateway(cloudGateway.gatewayId)
  const neighbours = await Promise.all(present.map(({ gatewayId }) => tx.cloudGateways.find(gatewayId)))
  const known = neighbours.filter((each) => each !== undefined)
  mustFitTogether({ gateway, cloudGateway, allowedPrefixes, present, attached, neighbours: known, elsewhere }, settings.quotas)
  return {
    associationId: newUuid(random),
    associationState: 'associating',
    since: now,
    createdAt: now,
    directConnectGatewayId,
    directConnectGatewayOwner: gateway.ownerAccount,
    gatewayId: cloudGateway.gatewayId,
    gatewayKind: cloudGateway.kind,
    gatewayOwner: cloudGateway.ownerAccount,
    gatewayRegion: cloudGateway.region,
    allowedPrefixes,
  }
}
