// DescribeDirectConnectGateways: the account's gateways, the same from every region. Deleted ones
// and unknown ids are simply not in the list.
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import { gatewayResource } from '#operations/gateways/resources.ts'
import { toWire } from '#operations/gateways/wire.ts'
import { operation } from '#operations/operation.ts'
import { given } from '#operations/unset.ts'
import type { Tx } from '#store/tx.ts'

export const describeDirectConnectGateways = operation('DescribeDirectConnectGateways', {
  access: 'read',
  resources: ({ directConnectGatewayId }) => [gatewayResource(directConnectGatewayId)],

  async run({ input, caller, tx, now, tokens }) {
    const id = given(input.directConnectGatewayId)
    const purpose = `DescribeDirectConnectGateways|${caller.accountId}|${id ?? ''}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    if (id !== undefined) {
      const row = await tx.gateways.find(id)
      const shown = row !== undefined && row.ownerAccount === caller.accountId && row.directConnectGatewayState !== 'deleted'
      return { directConnectGateways: shown ? await withAllocations(tx, [row]) : [] }
    }
    const found = await tx.gateways.ownedBy(caller.accountId, {
      ...(after && { after }),
      ...(size !== undefined && { limit: size + 1 }),
      deletedSince: now + 1,
    })
    const place = ({ createdAt, directConnectGatewayId }: (typeof found)[number]) => ({ createdAt, id: directConnectGatewayId })
    const { rows, nextToken } = pageOf(found, size, place, purpose, tokens)
    return { directConnectGateways: await withAllocations(tx, rows), nextToken }
  },
})

async function withAllocations(tx: Tx, rows: readonly DirectConnectGateway[]) {
  const allocations = await tx.virtualInterfaces.prefixesOnGateways(rows.map((row) => row.directConnectGatewayId))
  return rows.map((row) => toWire(row, allocations.get(row.directConnectGatewayId)))
}
