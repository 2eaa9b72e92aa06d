// Associations of cloud gateways with Direct Connect gateways, found from either end.
import { aggregate } from '../aggregate.ts'
import { inOrder, pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Associations } from '../tx.ts'
import type { Association } from '#domain/gateways/association.ts'

const table = aggregate<Association, 'associations'>({
  table: 'associations',
  drawer: 'associations',
  columns: {
    id: (row) => row.associationId,
    state: (row) => row.associationState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    direct_connect_gateway_id: (row) => row.directConnectGatewayId,
    gateway_id: (row) => row.gatewayId,
  },
  accountsOf: (row) =>
    row.gatewayOwner === row.directConnectGatewayOwner ? [row.gatewayOwner] : [row.directConnectGatewayOwner, row.gatewayOwner],
})

const byDirectConnectGateway = query((db, args: PageArgs & { readonly id: string }) =>
  db.selectFrom('associations').select('body').where('direct_connect_gateway_id', '=', args.id).$call(paged(args)),
)

const byCloudGateway = query((db, args: { readonly id: string }) =>
  db.selectFrom('associations').select('body').where('gateway_id', '=', args.id).$call(inOrder),
)

export const associations = (session: Session): Associations => ({
  ...table.drawer(session),
  async ofGateway(directConnectGatewayId, page) {
    const rows = await session.ask(byDirectConnectGateway, { id: directConnectGatewayId, ...pageArgs(page) })
    return rows.map((row) => table.opened(session, row))
  },
  async ofCloudGateway(gatewayId) {
    const rows = await session.ask(byCloudGateway, { id: gatewayId })
    return rows.map((row) => table.opened(session, row))
  },
})
