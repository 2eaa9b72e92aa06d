// One sealed row, written when a database is first used: a key-encryption key that cannot open it
// is a wrong one, and nothing else of the database is touched with it.
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Canaries } from '../operator-drawers.ts'

const context = 'canaries|first'
const song = 'tweet'

const find = query((db, _: object) => db.selectFrom('canaries').select('body').where('id', '=', 'first'))
const put = query((db, { body }: { readonly body: string }) =>
  db
    .insertInto('canaries')
    .values({ id: 'first', body })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ body })),
)

export const canaries = (session: Session): Canaries => ({
  async sings() {
    const [row] = await session.ask(find, {})
    if (row === undefined) return undefined
    try {
      return session.sealer.open(context, row.body) === song
    } catch {
      return false
    }
  },
  async put() {
    session.touched('canaries')
    await session.change(put, { body: session.sealer.seal(context, song) })
  },
})
