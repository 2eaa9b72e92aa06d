// Resiliency groups. They belong to no region.
import { aggregate } from '../aggregate.ts'
import { pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { locking, query } from '../query.ts'
import type { Session } from '../session.ts'
import type { ResiliencyGroups } from '../tx.ts'
import { associationsWaitSince } from '#domain/resiliency-groups/associations.ts'
import type { ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'

const table = aggregate<ResiliencyGroup, 'resiliency_groups'>({
  table: 'resiliency_groups',
  drawer: 'resiliencyGroups',
  columns: {
    id: (row) => row.resiliencyGroupId,
    state: (row) => row.state,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    owner: (row) => row.ownerAccount,
    associations_since: (row) => associationsWaitSince(row) ?? null,
  },
  accountsOf: (row) => [row.ownerAccount],
})

const owned = query((db, args: PageArgs & { readonly owner: string }) =>
  db.selectFrom('resiliency_groups').select('body').where('owner', '=', args.owner).$call(paged(args)),
)

const due = query((db, args: { readonly sinceUpTo: number; readonly limit: number }, engine) =>
  db
    .selectFrom('resiliency_groups')
    .select('body')
    .where('associations_since', '<=', args.sinceUpTo)
    .orderBy('associations_since')
    .orderBy('id')
    .limit(args.limit)
    .$call(locking(engine, 'pass over')),
)

export const resiliencyGroups = (session: Session): ResiliencyGroups => ({
  ...table.drawer(session),
  async ownedBy(accountId, page) {
    const rows = await session.ask(owned, { owner: accountId, ...pageArgs(page) })
    return rows.map((row) => table.opened(session, row))
  },
  async associationsDue(sinceUpTo, limit) {
    return (await session.ask(due, { sinceUpTo, limit })).map((row) => table.opened(session, row))
  },
})
