// Link aggregation groups. Their members are found among the connections.
import { aggregate } from '../aggregate.ts'
import { pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Lags } from '../tx.ts'
import { keysDueIn, withMacSecSecrets } from './macsec-secrets.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { keysWaitSince } from '#domain/macsec/keys.ts'

const table = aggregate<Lag, 'lags'>({
  table: 'lags',
  drawer: 'lags',
  columns: {
    id: (row) => row.lagId,
    state: (row) => row.lagState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    owner: (row) => row.ownerAccount,
    region: (row) => row.region,
    keys_since: (row) => keysWaitSince(row.macSecKeys) ?? null,
  },
  accountsOf: (row) => [row.ownerAccount],
  secrets: (row, turn) => withMacSecSecrets(row, `lags|${row.lagId}`, turn),
})

const owned = query((db, args: PageArgs & { readonly owner: string; readonly region: string }) =>
  db.selectFrom('lags').select('body').where('owner', '=', args.owner).where('region', '=', args.region).$call(paged(args)),
)

const keysDue = keysDueIn('lags')

export const lags = (session: Session): Lags => ({
  ...table.drawer(session),
  async ownedBy(accountId, region, page) {
    const rows = await session.ask(owned, { owner: accountId, region, ...pageArgs(page) })
    return rows.map((row) => table.opened(session, row))
  },
  async keysDue(sinceUpTo, limit) {
    return (await session.ask(keysDue, { sinceUpTo, limit })).map((row) => table.opened(session, row))
  },
})
