// Temporary sessions, whose secrets and tokens are sealed, until they are over.
import { query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Turn } from '../sealer.ts'
import type { Session as Unit } from '../session.ts'
import type { Sessions } from '../identity-drawers.ts'
import type { Session } from '#domain/accounts/user.ts'

const byId = query((db, args: { readonly id: string }) => db.selectFrom('sessions').select('body').where('id', '=', args.id))

interface Insert {
  readonly id: string
  readonly accountId: string
  readonly expiresAt: number
  readonly body: string
}

const insert = query((db, { id, accountId, expiresAt, body }: Insert) =>
  db.insertInto('sessions').values({ id, account_id: accountId, expires_at: expiresAt, body }),
)

const forgotten = query((db, { before, limit }: { readonly before: number; readonly limit: number }) =>
  db
    .deleteFrom('sessions')
    .where('id', 'in', (oldest) =>
      oldest.selectFrom('sessions').select('id').where('expires_at', '<', before).orderBy('expires_at').orderBy('id').limit(limit),
    )
    .returning('id'),
)

export const turnedSession = (row: Session, turn: Turn): Session => {
  const place = (column: string) => `sessions|${row.accessKeyId}|${column}|${row.accountId}`
  return {
    ...row,
    secretAccessKey: turn(place('secretAccessKey'), row.secretAccessKey),
    sessionToken: turn(place('sessionToken'), row.sessionToken),
  }
}

export const sessions = (unit: Unit): Sessions => ({
  async find(accessKeyId) {
    const [row] = await unit.ask(byId, { id: accessKeyId })
    return row && turnedSession(parsed<Session>(row.body), (context, text) => unit.sealer.open(context, text))
  },
  async insert(row) {
    const sealed = turnedSession(row, (context, text) => unit.sealer.seal(context, text))
    unit.touched('sessions')
    await unit.change(insert, { id: row.accessKeyId, accountId: row.accountId, expiresAt: row.expiresAt, body: JSON.stringify(sealed) })
  },
  async forget(expiredBefore, limit) {
    return (await unit.changeAsking(forgotten, { before: expiredBefore, limit })).length
  },
})
