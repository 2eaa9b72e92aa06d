// DescribeInterconnects: a partner's own interconnects in the region. An unknown id is an empty
// list, as with connections; an account that is no partner is told so.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { isShown } from '#domain/connections/rules.ts'
import { isOwnInterconnect } from '#domain/interconnects/rules.ts'
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { shownSince } from '#domain/visibility.ts'
import { interconnectToWire } from '#operations/interconnects/wire.ts'
import { operation } from '#operations/operation.ts'

export const describeInterconnects = operation('DescribeInterconnects', {
  access: 'read',
  resources: ({ interconnectId }) => [interconnectId && `dxcon/${interconnectId}`],

  async run({ input, caller, tx, now, tokens }) {
    mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const purpose = `DescribeInterconnects|${caller.accountId}|${caller.region}|${input.interconnectId ?? ''}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    if (input.interconnectId !== undefined) {
      const row = await tx.connections.find(input.interconnectId)
      return { interconnects: isOwnInterconnect(row, caller) && isShown(row, now) ? [interconnectToWire(row)] : [] }
    }
    const found = await tx.connections.interconnectsOf(caller.accountId, caller.region, {
      ...(after && { after }),
      ...(size !== undefined && { limit: size + 1 }),
      deletedSince: shownSince(now),
    })
    const { rows, nextToken } = pageOf(found, size, ({ createdAt, connectionId }) => ({ createdAt, id: connectionId }), purpose, tokens)
    return { interconnects: rows.map(interconnectToWire), nextToken }
  },
})
