// DescribeDirectConnectGatewayAssociations: from any region, by at least one id. The Direct Connect
// gateway's owner finds associations by any of the ids; the cloud gateway's owner finds those with
// another account's Direct Connect gateway by its own gateway's id or the association's (§4.1).
import { refuseUnless } from '#domain/fault.ts'
import type { Association } from '#domain/gateways/association.ts'
import { mustBeAssociationId } from '#domain/gateways/association-rules.ts'
import { associationFaults } from '#domain/gateways/faults.ts'
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { toWire } from '#operations/associations/wire.ts'
import { pageInHand } from '#operations/gateways/page-in-hand.ts'
import { gatewayResource } from '#operations/gateways/resources.ts'
import { operation } from '#operations/operation.ts'
import { given } from '#operations/unset.ts'
import type { After, Tx } from '#store/tx.ts'

const place = ({ createdAt, associationId }: Association): After => ({ createdAt, id: associationId })

export const describeDirectConnectGatewayAssociations = operation('DescribeDirectConnectGatewayAssociations', {
  access: 'read',
  resources: ({ directConnectGatewayId }) => [gatewayResource(directConnectGatewayId)],

  async run({ input, caller, tx, tokens }) {
    const { associationId } = input
    const [associatedGatewayId, virtualGatewayId, directConnectGatewayId] = [
      given(input.associatedGatewayId),
      given(input.virtualGatewayId),
      given(input.directConnectGatewayId),
    ]
    const filters = [associationId, associatedGatewayId, virtualGatewayId, directConnectGatewayId]
    refuseUnless(
      filters.some((each) => each !== undefined),
      associationFaults.noFilter,
    )
    if (associationId !== undefined) mustBeAssociationId(associationId)
    const purpose = `DescribeDirectConnectGatewayAssociations|${caller.accountId}|${filters.map((each) => each ?? '').join('|')}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    const gatewayId = associatedGatewayId ?? virtualGatewayId
    if (associationId === undefined && gatewayId === undefined && directConnectGatewayId !== undefined) {
      const limit = size === undefined ? {} : { limit: size + 1 }
      const found = await onOwnGateway(tx, caller.accountId, directConnectGatewayId, { ...(after && { after }), ...limit })
      const { rows, nextToken } = pageOf(found, size, place, purpose, tokens)
      return { directConnectGatewayAssociations: rows.map(toWire), nextToken }
    }
    const found = associationId === undefined ? await tx.associations.ofCloudGateway(gatewayId ?? '') : await byId(tx, associationId)
    const shown = found.filter(
      (row) =>
        [row.directConnectGatewayOwner, row.gatewayOwner].includes(caller.accountId) &&
        row.associationState !== 'disassociated' &&
        [associatedGatewayId ?? row.gatewayId, virtualGatewayId ?? row.gatewayId].every((each) => each === row.gatewayId) &&
        (directConnectGatewayId ?? row.directConnectGatewayId) === row.directConnectGatewayId,
    )
    const { rows, nextToken } = pageInHand(shown, { after, size, place, purpose, tokens })
    return { directConnectGatewayAssociations: rows.map(toWire), nextToken }
  },
})

async function byId(tx: Tx, associationId: string): Promise<readonly Association[]> {
  const row = await tx.associations.find(associationId)
  return row === undefined ? [] : [row]
}

async function onOwnGateway(
  tx: Tx,
  accountId: string,
  id: string,
  page: { after?: After; limit?: number },
): Promise<readonly Association[]> {
  const gateway = await tx.gateways.find(id)
  return gateway?.ownerAccount === accountId ? tx.associations.ofGateway(id, page) : []
}
