// Proposals to associate, seen by who made them (the cloud gateway's owner) and by whom they were
// made to (the Direct Connect gateway's owner).
import { aggregate } from '../aggregate.ts'
import { merged, pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Proposals } from '../tx.ts'
import type { Proposal } from '#domain/gateways/proposal.ts'

const table = aggregate<Proposal, 'proposals'>({
  table: 'proposals',
  drawer: 'proposals',
  columns: {
    id: (row) => row.proposalId,
    state: (row) => row.proposalState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    proposer: (row) => row.gatewayOwner,
    addressee: (row) => row.directConnectGatewayOwner,
  },
  accountsOf: (row) =>
    row.gatewayOwner === row.directConnectGatewayOwner ? [row.gatewayOwner] : [row.gatewayOwner, row.directConnectGatewayOwner],
})

type Seen = PageArgs & { readonly account: string }

const made = query((db, args: Seen) =>
  db.selectFrom('proposals').select(['created_at', 'id', 'body']).where('proposer', '=', args.account).$call(paged(args)),
)

const received = query((db, args: Seen) =>
  db
    .selectFrom('proposals')
    .select(['created_at', 'id', 'body'])
    .where('addressee', '=', args.account)
    .whereRef('addressee', '<>', 'proposer')
    .$call(paged(args)),
)

export const proposals = (session: Session): Proposals => ({
  ...table.drawer(session),
  async visibleTo(accountId, page) {
    const args = { account: accountId, ...pageArgs(page) }
    const [mine, others] = await Promise.all([session.ask(made, args), session.ask(received, args)])
    return merged(mine, others, args.limit).map((row) => table.opened(session, row))
  },
})
