// Connections and interconnects: ports, and VLANs on partners' ports.
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import { aggregate } from '../aggregate.ts'
import { inOrder, pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { locking, query } from '../query.ts'
import type { Query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Connections } from '../tx.ts'
import { keysDueIn, withMacSecSecrets } from './macsec-secrets.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { isMiscounted } from '#domain/lags/counting.ts'
import { keysWaitSince } from '#domain/macsec/keys.ts'

const table = aggregate<Connection, 'connections'>({
  table: 'connections',
  drawer: 'connections',
  columns: {
    id: (row) => row.connectionId,
    state: (row) => row.connectionState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    owner: (row) => row.ownerAccount,
    region: (row) => row.region,
    kind: (row) => row.kind,
    parent_id: (row) => row.parentId ?? null,
    lag_id: (row) => row.lagId ?? null,
    miscounted: (row) => (isMiscounted(row) ? 1 : null),
    // The keys of a member are its LAG's, and move with those.
    keys_since: (row) => (row.lagId === undefined ? (keysWaitSince(row.macSecKeys) ?? null) : null),
  },
  accountsOf: (row) => (row.parentOwner === undefined ? [row.ownerAccount] : [row.ownerAccount, row.parentOwner]),
  secrets: (row, turn) => withMacSecSecrets(row, `connections|${row.connectionId}`, turn),
})

interface Owned extends PageArgs {
  readonly owner: string
  readonly region: string
}

const owned = query((db, args: Owned) =>
  db
    .selectFrom('connections')
    .select('body')
    .where('owner', '=', args.owner)
    .where('region', '=', args.region)
    .where('kind', '<>', 'interconnect')
    .$call(paged(args)),
)

const interconnects = query((db, args: Owned) =>
  db
    .selectFrom('connections')
    .select('body')
    .where('owner', '=', args.owner)
    .where('region', '=', args.region)
    .where('kind', '=', 'interconnect')
    .$call(paged(args)),
)

const hosted = query((db, args: PageArgs & { readonly parentId: string }) =>
  db.selectFrom('connections').select('body').where('parent_id', '=', args.parentId).$call(paged(args)),
)

const members = query((db, args: { readonly lagId: string }) =>
  db.selectFrom('connections').select('body').where('lag_id', '=', args.lagId).$call(inOrder),
)

type LagIds = Readonly<Record<`lag${number}`, string>>

/** A page of LAGs; the rest of its places stays empty. */
const pageOfLags = 100

const membersOfPage: Query<LagIds, { readonly lagId: string; readonly body: string }> = query((db, args) =>
  db
    .selectFrom('connections')
    .select([sql<string>`lag_id`.as('lagId'), 'body'])
    .where(
      'lag_id',
      'in',
      Array.from({ length: pageOfLags }, (_, index) => args[`lag${index}`] ?? ''),
    ),
)

// Written out, not an argument: only then do the planners see that the partial index applies.
const isOnWorklist = sql<SqlBool>`miscounted = 1`

const miscounted = query((db, { limit }: { readonly limit: number }, engine) =>
  db
    .selectFrom('connections')
    .select('body')
    .where(isOnWorklist)
    .orderBy('since')
    .orderBy('id')
    .limit(limit)
    .$call(locking(engine, 'pass over')),
)

const keysDue = keysDueIn('connections')

/** Written out as well, so that ports that wait for an operator stand in nobody's way. */
const hostedDue = query((db, { sinceUpTo, limit }: { readonly sinceUpTo: number; readonly limit: number }, engine) =>
  db
    .selectFrom('connections')
    .select('body')
    .where('state', '=', 'pending')
    .where(sql<SqlBool>`kind = 'hosted'`)
    .where('since', '<=', sinceUpTo)
    .orderBy('since')
    .orderBy('id')
    .limit(limit)
    .$call(locking(engine, 'pass over')),
)

const oldestFirst = (a: Connection, b: Connection): number => a.createdAt - b.createdAt || (a.connectionId < b.connectionId ? -1 : 1)

const inStates = query((db, args: { readonly states: string }, engine) => ({
  compile: () =>
    sql<{ readonly body: string }>`
      select body from connections where state in (select value from ${engine === 'postgres' ? sql`json_array_elements_text(${args.states}::json)` : sql`json_each(${args.states})`})
      order by since, id`.compile(db),
}))

export function connections(session: Session): Connections {
  const open = (row: { readonly body: string }) => table.opened(session, row)
  return {
    ...table.drawer(session),
    async inStates(states) {
      return (await session.ask(inStates, { states: JSON.stringify(states) })).map((row) => table.opened(session, row))
    },
    async ownedBy(accountId, region, page) {
      return (await session.ask(owned, { owner: accountId, region, ...pageArgs(page) })).map(open)
    },
    async interconnectsOf(accountId, region, page) {
      return (await session.ask(interconnects, { owner: accountId, region, ...pageArgs(page) })).map(open)
    },
    async hostedOn(parentId, page) {
      return (await session.ask(hosted, { parentId, ...pageArgs(page) })).map(open)
    },
    async membersOf(lagId) {
      return (await session.ask(members, { lagId })).map(open)
    },
    async membersOfAll(lagIds) {
      const known = new Map<string, readonly Connection[]>()
      for (let start = 0; start < lagIds.length; start += pageOfLags) {
        const args: Record<`lag${number}`, string> = {}
        for (const [index, lagId] of lagIds.slice(start, start + pageOfLags).entries()) args[`lag${index}`] = lagId
        const rows = await session.ask(membersOfPage, args)
        for (const [lagId, of] of Map.groupBy(rows, (row) => row.lagId)) known.set(lagId, of.map(open).toSorted(oldestFirst))
      }
      return known
    },
    async miscounted(limit) {
      return (await session.ask(miscounted, { limit })).map(open)
    },
    async hostedDue(sinceUpTo, limit) {
      return (await session.ask(hostedDue, { sinceUpTo, limit })).map(open)
    },
    async keysDue(sinceUpTo, limit) {
      return (await session.ask(keysDue, { sinceUpTo, limit })).map(open)
    },
  }
}
