// DescribeConnections: the account's own connections in the region, hosted ones among them. An
// unknown id is an empty list, as recorded; interconnects have a call of their own.
import { isShown } from '#domain/connections/rules.ts'
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { noUsage } from '#domain/parents/usage.ts'
import { shownSince } from '#domain/visibility.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/connections/wire.ts'

export const describeConnections = operation('DescribeConnections', {
  access: 'read',
  resources: ({ connectionId }) => [connectionId && `dxcon/${connectionId}`],

  async run({ input, caller, tx, now, tokens }) {
    const purpose = `DescribeConnections|${caller.accountId}|${caller.region}|${input.connectionId ?? ''}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    if (input.connectionId !== undefined) {
      const row = await tx.connections.find(input.connectionId)
      const own = row !== undefined && row.ownerAccount === caller.accountId && row.region === caller.region && row.kind !== 'interconnect'
      if (!own || !isShown(row, now)) return { connections: [] }
      const usage = await tx.virtualInterfaces.usageOf([row.connectionId])
      return { connections: [toWire(row, usage.get(row.connectionId) ?? noUsage)] }
    }
    const found = await tx.connections.ownedBy(caller.accountId, caller.region, {
      ...(after && { after }),
      ...(size !== undefined && { limit: size + 1 }),
      deletedSince: shownSince(now),
    })
    const { rows, nextToken } = pageOf(found, size, ({ createdAt, connectionId }) => ({ createdAt, id: connectionId }), purpose, tokens)
    const usage = await tx.virtualInterfaces.usageOf(rows.map(({ connectionId }) => connectionId))
    return { connections: rows.map((row) => toWire(row, usage.get(row.connectionId) ?? noUsage)), nextToken }
  },
})
