// Direct Connect gateways. They belong to no region.
import { aggregate } from '../aggregate.ts'
import { pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Gateways } from '../tx.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'

const table = aggregate<DirectConnectGateway, 'gateways'>({
  table: 'gateways',
  drawer: 'gateways',
  columns: {
    id: (row) => row.directConnectGatewayId,
    state: (row) => row.directConnectGatewayState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    owner: (row) => row.ownerAccount,
  },
  accountsOf: (row) => [row.ownerAccount],
})

const owned = query((db, args: PageArgs & { readonly owner: string }) =>
  db.selectFrom('gateways').select('body').where('owner', '=', args.owner).$call(paged(args)),
)

export const gateways = (session: Session): Gateways => ({
  ...table.drawer(session),
  async ownedBy(accountId, page) {
    const rows = await session.ask(owned, { owner: accountId, ...pageArgs(page) })
    return rows.map((row) => table.opened(session, row))
  },
})
