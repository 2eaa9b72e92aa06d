// Connections and interconnects: ports, and VLANs on partners' ports.
import { aggregate } from '../aggregate.ts'
import { inOrder, pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Connections } from '../tx.ts'
import { withMacSecSecrets } from './macsec-secrets.ts'
import type { Connection } from '#domain/connections/connection.ts'

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

export function connections(session: Session): Connections {
  const open = (row: { readonly body: string }) => table.opened(session, row)
  return {
    ...table.drawer(session),
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
  }
}
