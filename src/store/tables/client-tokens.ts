import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { ClientTokens } from '../tx.ts'

interface Key {
  readonly accountId: string
  readonly token: string
}

const find = query((db, { accountId, token }: Key) =>
  db.selectFrom('client_tokens').select(['request', 'answer']).where('account_id', '=', accountId).where('token', '=', token),
)

const put = query((db, row: Key & { readonly request: string; readonly answer: string; readonly createdAt: number }) =>
  db
    .insertInto('client_tokens')
    .values({ account_id: row.accountId, token: row.token, request: row.request, answer: row.answer, created_at: row.createdAt }),
)

const forgotten = query((db, { createdBefore, limit }: { readonly createdBefore: number; readonly limit: number }) =>
  db
    .deleteFrom('client_tokens')
    .where((row) =>
      row(row.refTuple('account_id', 'token'), 'in', (oldest) =>
        oldest
          .selectFrom('client_tokens')
          .select(['account_id', 'token'])
          .where('created_at', '<', createdBefore)
          .orderBy('created_at')
          .limit(limit)
          .$asTuple('account_id', 'token'),
      ),
    )
    .returning('token'),
)

export const clientTokens = (session: Session): ClientTokens => ({
  async find(accountId, token) {
    const [row] = await session.ask(find, { accountId, token })
    return row
  },
  async put(row) {
    session.touched('clientTokens')
    await session.change(put, row)
  },
  async forget(createdBefore, limit) {
    return (await session.changeAsking(forgotten, { createdBefore, limit })).length
  },
})
