// Associations of cloud gateways with Direct Connect gateways, found from either end.
import { aggregate } from '../aggregate.ts'
import { inOrder } from '../page.ts'
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

const by = (column: 'direct_connect_gateway_id' | 'gateway_id') =>
  query((db, args: { readonly id: string }) => db.selectFrom('associations').select('body').where(column, '=', args.id).$call(inOrder))

const byDirectConnectGateway = by('direct_connect_gateway_id')
const byCloudGateway = by('gateway_id')

export const associations = (session: Session): Associations => ({
  ...table.drawer(session),
  async ofGateway(directConnectGatewayId) {
    const rows = await session.ask(byDirectConnectGateway, { id: directConnectGatewayId })
    return rows.map((row) => table.opened(session, row))
  },
  async ofCloudGateway(gatewayId) {
    const rows = await session.ask(byCloudGateway, { id: gatewayId })
    return rows.map((row) => table.opened(session, row))
  },
})
