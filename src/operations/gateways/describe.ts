// DescribeDirectConnectGateways: the account's gateways, the same from every region. Deleted ones
// and unknown ids are simply not in the list.
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { toWire } from '#operations/gateways/wire.ts'
import { operation } from '#operations/operation.ts'

export const describeDirectConnectGateways = operation('DescribeDirectConnectGateways', {
  access: 'read',
  resources: ({ directConnectGatewayId }) => [directConnectGatewayId && `dx-gateway/${directConnectGatewayId}`],

  async run({ input, caller, tx, now, tokens }) {
    const purpose = `DescribeDirectConnectGateways|${caller.accountId}|${input.directConnectGatewayId ?? ''}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    if (input.directConnectGatewayId !== undefined) {
      const row = await tx.gateways.find(input.directConnectGatewayId)
      const shown = row !== undefined && row.ownerAccount === caller.accountId && row.directConnectGatewayState !== 'deleted'
      return { directConnectGateways: shown ? [toWire(row)] : [] }
    }
    const found = await tx.gateways.ownedBy(caller.accountId, {
      ...(after && { after }),
      ...(size !== undefined && { limit: size + 1 }),
      deletedSince: now + 1,
    })
    const place = ({ createdAt, directConnectGatewayId }: (typeof found)[number]) => ({ createdAt, id: directConnectGatewayId })
    const { rows, nextToken } = pageOf(found, size, place, purpose, tokens)
    return { directConnectGateways: rows.map((row) => toWire(row)), nextToken }
  },
})
