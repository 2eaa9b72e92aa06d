// ListResiliencyGroups: the account's groups, the same from every region, a hundred at most at a time.
import { afterOf, largestPage, pageOf, pageSize } from '#domain/pages.ts'
import type { ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'
import { shownSince } from '#domain/visibility.ts'
import { operation } from '#operations/operation.ts'
import { summaryToWire } from '#operations/resiliency-groups/wire.ts'

export const listResiliencyGroups = operation('ListResiliencyGroups', {
  access: 'read',
  resources: () => [],

  async run({ input, caller, tx, now, tokens }) {
    const purpose = `ListResiliencyGroups|${caller.accountId}`
    const size = pageSize(input) ?? largestPage
    const after = afterOf(input.nextToken, purpose, tokens)

    const found = await tx.resiliencyGroups.ownedBy(caller.accountId, {
      ...(after && { after }),
      limit: size + 1,
      deletedSince: shownSince(now),
    })
    const place = ({ createdAt, resiliencyGroupId }: ResiliencyGroup) => ({ createdAt, id: resiliencyGroupId })
    const { rows, nextToken } = pageOf(found, size, place, purpose, tokens)
    return { items: rows.map((row) => summaryToWire(row, caller.region)), nextToken }
  },
})
