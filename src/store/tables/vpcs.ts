// VPCs of the cloud behind us.
import { aggregate } from '../aggregate.ts'
import { inOrder } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Vpcs } from '../tx.ts'
import type { Vpc } from '#domain/cloud/vpc.ts'

const table = aggregate<Vpc, 'vpcs'>({
  table: 'vpcs',
  drawer: 'vpcs',
  columns: {
    id: (row) => row.vpcId,
    state: () => 'available',
    since: (row) => row.createdAt,
    created_at: (row) => row.createdAt,
    owner: (row) => row.ownerAccount,
    region: (row) => row.region,
  },
  accountsOf: (row) => [row.ownerAccount],
})

const owned = query((db, args: { readonly owner: string; readonly region: string }) =>
  db.selectFrom('vpcs').select('body').where('owner', '=', args.owner).where('region', '=', args.region).$call(inOrder),
)

export const vpcs = (session: Session): Vpcs => ({
  ...table.drawer(session),
  async ownedBy(accountId, region) {
    return (await session.ask(owned, { owner: accountId, region })).map((row) => table.opened(session, row))
  },
})
