// DescribeLags: the account's LAGs in the region with their members. Other than with connections,
// an unknown id is an error, as recorded.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { lagFaults } from '#domain/lags/faults.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { looksLikeLagId } from '#domain/lags/rules.ts'
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { isForgotten, shownSince } from '#domain/visibility.ts'
import { toWire } from '#operations/lags/wire.ts'
import { type Caller, operation } from '#operations/operation.ts'

export const describeLags = operation('DescribeLags', {
  access: 'read',
  resources: ({ lagId }) => [lagId && `dxlag/${lagId}`],

  async run({ input, caller, tx, now, tokens }) {
    const purpose = `DescribeLags|${caller.accountId}|${caller.region}|${input.lagId ?? ''}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    if (input.lagId !== undefined) {
      refuseUnless(looksLikeLagId(input.lagId), lagFaults.badId, input.lagId)
      const row = mustBeInSight(await tx.lags.find(input.lagId), caller, input.lagId, now)
      const usage = await tx.virtualInterfaces.usageOf([row.lagId])
      return { lags: [toWire(row, await tx.connections.membersOf(row.lagId), usage.get(row.lagId))] }
    }
    const found = await tx.lags.ownedBy(caller.accountId, caller.region, {
      ...(after && { after }),
      ...(size !== undefined && { limit: size + 1 }),
      deletedSince: shownSince(now),
    })
    const { rows, nextToken } = pageOf(found, size, ({ createdAt, lagId }) => ({ createdAt, id: lagId }), purpose, tokens)
    const ids = rows.map(({ lagId }) => lagId)
    const [members, usage] = await Promise.all([tx.connections.membersOfAll(ids), tx.virtualInterfaces.usageOf(ids)])
    return { lags: rows.map((row) => toWire(row, members.get(row.lagId) ?? [], usage.get(row.lagId))), nextToken }
  },
})

function mustBeInSight(row: Lag | undefined, caller: Caller, id: string, now: number): Lag {
  const own = row?.ownerAccount === caller.accountId && row.region === caller.region
  if (row === undefined || !own || isForgotten(row.lagState, row.since, now)) refuse(lagFaults.notFound, id)
  return row
}
