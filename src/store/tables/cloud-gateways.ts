// Virtual private gateways and transit gateways of the cloud behind us.
import { aggregate } from '../aggregate.ts'
import { inOrder } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { CloudGateways } from '../tx.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'

const table = aggregate<CloudGateway, 'cloud_gateways'>({
  table: 'cloud_gateways',
  drawer: 'cloudGateways',
  columns: {
    id: (row) => row.gatewayId,
    state: (row) => row.state,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    owner: (row) => row.ownerAccount,
    region: (row) => row.region,
  },
  accountsOf: (row) => [row.ownerAccount],
})

const owned = query((db, args: { readonly owner: string; readonly region: string }) =>
  db.selectFrom('cloud_gateways').select('body').where('owner', '=', args.owner).where('region', '=', args.region).$call(inOrder),
)

export const cloudGateways = (session: Session): CloudGateways => ({
  ...table.drawer(session),
  async ownedBy(accountId, region) {
    const rows = await session.ask(owned, { owner: accountId, region })
    return rows.map((row) => table.opened(session, row))
  },
})
