// Access keys, whose secrets are sealed: a signature can only be checked with the secret itself.
import { inOrder } from '../page.ts'
import { locking, query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Session } from '../session.ts'
import type { Turn } from '../sealer.ts'
import type { AccessKey, AccessKeys } from '../identity-drawers.ts'

const byId = query((db, args: { readonly id: string }) => db.selectFrom('access_keys').select('body').where('id', '=', args.id))

const locked = query((db, args: { readonly id: string }, engine) =>
  db.selectFrom('access_keys').select('body').where('id', '=', args.id).$call(locking(engine)),
)

const byAccount = query((db, args: { readonly accountId: string }) =>
  db.selectFrom('access_keys').select('body').where('account_id', '=', args.accountId).$call(inOrder),
)

const byPrincipal = query((db, args: { readonly principal: string }) =>
  db.selectFrom('access_keys').select('body').where('principal', '=', args.principal).$call(inOrder),
)

interface Put {
  readonly id: string
  readonly accountId: string
  readonly principal: string
  readonly createdAt: number
  readonly body: string
}

const put = query((db, { id, accountId, principal, createdAt, body }: Put) =>
  db
    .insertInto('access_keys')
    .values({ id, account_id: accountId, principal, created_at: createdAt, body })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ account_id: accountId, principal, created_at: createdAt, body })),
)

const remove = query((db, args: { readonly id: string }) => db.deleteFrom('access_keys').where('id', '=', args.id).returning('account_id'))

export const turnedKey = (row: AccessKey, turn: Turn): AccessKey => ({
  ...row,
  secretAccessKey: turn(`access_keys|${row.accessKeyId}|secretAccessKey|${row.accountId}`, row.secretAccessKey),
})

export function accessKeys(session: Session): AccessKeys {
  const open = ({ body }: { readonly body: string }) =>
    turnedKey(parsed<AccessKey>(body), (context, text) => session.sealer.open(context, text))
  const tell = (id: string, accountId: string) => session.tell({ drawer: 'accessKeys', id, accounts: [accountId] })
  return {
    async find(accessKeyId) {
      const [row] = await session.ask(byId, { id: accessKeyId })
      return row && open(row)
    },
    async lock(accessKeyId) {
      const [row] = await session.hold(locked, { id: accessKeyId })
      return row && open(row)
    },
    async ofAccount(accountId) {
      return (await session.ask(byAccount, { accountId })).map(open)
    },
    async ofPrincipal(principal) {
      return (await session.ask(byPrincipal, { principal })).map(open)
    },
    async put(row) {
      const sealed = turnedKey(row, (context, text) => session.sealer.seal(context, text))
      const { accessKeyId, accountId, principal, createdAt } = row
      tell(accessKeyId, accountId)
      await session.change(put, { id: accessKeyId, accountId, principal, createdAt, body: JSON.stringify(sealed) })
    },
    async remove(accessKeyId) {
      for (const row of await session.changeAsking(remove, { id: accessKeyId })) tell(accessKeyId, row.account_id)
    },
  }
}
