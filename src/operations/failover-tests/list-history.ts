// ListVirtualInterfaceTestHistory: the account's failover tests in the region, a year of them. What
// nobody of the account ever tested is an empty list, whoever else has it.
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import { historyStart, matching } from '#domain/failover-tests/history.ts'
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { toWire } from '#operations/failover-tests/wire.ts'
import { operation } from '#operations/operation.ts'

export const listVirtualInterfaceTestHistory = operation('ListVirtualInterfaceTestHistory', {
  access: 'read',
  resources: ({ virtualInterfaceId }) => [virtualInterfaceId && `dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now, tokens }) {
    const { testId, virtualInterfaceId, bgpPeers = [], status } = input
    const filters = { testId, virtualInterfaceId, bgpPeers, status }
    const asked = JSON.stringify([testId, virtualInterfaceId, bgpPeers, status])
    const purpose = `ListVirtualInterfaceTestHistory|${caller.accountId}|${caller.region}|${asked}`
    const size = pageSize(input)
    const oldest = { createdAt: historyStart(now), id: '' }
    const after = afterOf(input.nextToken, purpose, tokens) ?? oldest

    // A filter leaves an unknown share of the rows, so all of them are looked at; the history is bounded by its year.
    const filtered = testId !== undefined || virtualInterfaceId !== undefined || bgpPeers.length > 0 || status !== undefined
    const page = { after: after.createdAt < oldest.createdAt ? oldest : after, ...(size !== undefined && !filtered && { limit: size + 1 }) }
    const found = (await tx.failoverTests.ownedBy(caller.accountId, caller.region, page)).filter(matching(filters))
    const place = (test: FailoverTest) => ({ createdAt: test.startTime, id: test.testId })
    const { rows, nextToken } = pageOf(found, size, place, purpose, tokens)
    return { virtualInterfaceTestHistory: rows.map(toWire), nextToken }
  },
})
