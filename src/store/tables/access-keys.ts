// Access keys, whose secrets are sealed: a signature can only be checked with the secret itself.
import { inOrder } from '../page.ts'
import { query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Session } from '../session.ts'
import type { Turn } from '../sealer.ts'
import type { AccessKey, AccessKeys } from '../tx.ts'

const byId = query((db, args: { readonly id: string }) => db.selectFrom('access_keys').select('body').where('id', '=', args.id))

const byAccount = query((db, args: { readonly accountId: string }) =>
  db.selectFrom('access_keys').select('body').where('account_id', '=', args.accountId).$call(inOrder),
)

interface Put {
  readonly id: string
  readonly accountId: string
  readonly createdAt: number
  readonly body: string
}

const put = query((db, { id, accountId, createdAt, body }: Put) =>
  db
    .insertInto('access_keys')
    .values({ id, account_id: accountId, created_at: createdAt, body })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ account_id: accountId, created_at: createdAt, body })),
)

const turned = (row: AccessKey, turn: Turn): AccessKey => ({
  ...row,
  secretAccessKey: turn(`access_keys|${row.accessKeyId}|secretAccessKey|${row.accountId}`, row.secretAccessKey),
})

export function accessKeys(session: Session): AccessKeys {
  const open = ({ body }: { readonly body: string }) =>
    turned(parsed<AccessKey>(body), (context, text) => session.sealer.open(context, text))
  return {
    async find(accessKeyId) {
      const [row] = await session.ask(byId, { id: accessKeyId })
      return row && open(row)
    },
    async ofAccount(accountId) {
      return (await session.ask(byAccount, { accountId })).map(open)
    },
    async put(row) {
      const sealed = turned(row, (context, text) => session.sealer.seal(context, text))
      session.tell({ drawer: 'accessKeys', id: row.accessKeyId, accounts: [row.accountId] })
      await session.change(put, { id: row.accessKeyId, accountId: row.accountId, createdAt: row.createdAt, body: JSON.stringify(sealed) })
    },
  }
}
