import { query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Session } from '../session.ts'
import type { Accounts } from '../identity-drawers.ts'
import type { Account } from '#domain/accounts/account.ts'

const byId = query((db, args: { readonly id: string }) => db.selectFrom('accounts').select('body').where('id', '=', args.id))

const all = query((db, _: object) => db.selectFrom('accounts').select('body').orderBy('id'))

const put = query((db, { id, body }: { readonly id: string; readonly body: string }) =>
  db
    .insertInto('accounts')
    .values({ id, body })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ body })),
)

export const accounts = (session: Session): Accounts => ({
  async find(accountId) {
    const [row] = await session.ask(byId, { id: accountId })
    return row && parsed<Account>(row.body)
  },
  async list() {
    return (await session.ask(all, {})).map(({ body }) => parsed<Account>(body))
  },
  async put(row) {
    session.tell({ drawer: 'accounts', id: row.accountId, accounts: [row.accountId] })
    await session.change(put, { id: row.accountId, body: JSON.stringify(row) })
  },
})
