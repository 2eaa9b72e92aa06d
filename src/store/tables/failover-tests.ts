// Failover tests. A running one is found by its interface and by its deadline; the history is long
// and is forgotten in portions, so that no transaction grows with it.
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import { aggregate } from '../aggregate.ts'
import { pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { FailoverTests } from '../tx.ts'
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'

const minute = 60_000

const table = aggregate<FailoverTest, 'failover_tests'>({
  table: 'failover_tests',
  drawer: 'failoverTests',
  columns: {
    id: (row) => row.testId,
    state: (row) => row.status,
    since: (row) => row.endTime ?? row.startTime,
    created_at: (row) => row.startTime,
    owner: (row) => row.ownerAccount,
    region: (row) => row.region,
    virtual_interface_id: (row) => row.virtualInterfaceId,
    deadline: (row) => row.startTime + row.testDurationInMinutes * minute,
  },
  accountsOf: (row) => [row.ownerAccount],
})

// Written out, not an argument: only then do the planners see that the partial indexes apply.
const inProgress = sql<SqlBool>`state = 'IN_PROGRESS'`

const owned = query((db, args: PageArgs & { readonly owner: string; readonly region: string }) =>
  db.selectFrom('failover_tests').select('body').where('owner', '=', args.owner).where('region', '=', args.region).$call(paged(args)),
)

const running = query((db, args: { readonly virtualInterfaceId: string }) =>
  db.selectFrom('failover_tests').select('body').where('virtual_interface_id', '=', args.virtualInterfaceId).where(inProgress).limit(1),
)

const overdue = query((db, args: { readonly now: number; readonly limit: number }) =>
  db
    .selectFrom('failover_tests')
    .select('body')
    .where(inProgress)
    .where('deadline', '<=', args.now)
    .orderBy('deadline')
    .orderBy('id')
    .limit(args.limit),
)

const forgotten = query((db, args: { readonly startedBefore: number; readonly limit: number }) =>
  db
    .deleteFrom('failover_tests')
    .where('id', 'in', (oldest) =>
      oldest.selectFrom('failover_tests').select('id').where('created_at', '<', args.startedBefore).orderBy('created_at').limit(args.limit),
    )
    .returning('id'),
)

export function failoverTests(session: Session): FailoverTests {
  const { find, insert, update } = table.drawer(session)
  const open = (row: { readonly body: string }) => table.opened(session, row)
  return {
    find,
    insert,
    update,
    async ownedBy(accountId, region, page) {
      return (await session.ask(owned, { owner: accountId, region, ...pageArgs(page) })).map(open)
    },
    async runningOn(virtualInterfaceId) {
      const [row] = await session.ask(running, { virtualInterfaceId })
      return row && open(row)
    },
    async expired(now, limit) {
      return (await session.ask(overdue, { now, limit })).map(open)
    },
    async forget(startedBefore, limit) {
      const rows = await session.changeAsking(forgotten, { startedBefore, limit })
      if (rows.length > 0) session.touched('failoverTests')
      return rows.length
    },
  }
}
