// The audit: rows come in unlinked, in the transaction of what they tell of, and are linked into
// the chain a moment later, so that nobody's transaction waits for the chain's end.
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Audit } from '../operator-drawers.ts'

const insert = query(
  (db, { id, at, account, body }: { readonly id: string; readonly at: number; readonly account: string; readonly body: string }) =>
    db.insertInto('audit').values({ id, at, account, body }),
)

const unlinked = query((db, { limit }: { readonly limit: number }) =>
  db.selectFrom('audit').select(['id', 'body']).where('seq', 'is', null).orderBy('at').orderBy('id').limit(limit),
)

const link = query((db, args: { readonly id: string; readonly seq: number; readonly previous: string; readonly hash: string }) =>
  db.updateTable('audit').set({ seq: args.seq, previous: args.previous, hash: args.hash }).where('id', '=', args.id),
)

interface Row {
  readonly seq: number | null
  readonly previous: string | null
  readonly hash: string | null
  readonly body: string
}

const newest = query((db, _: object) =>
  db.selectFrom('audit').select(['seq', 'previous', 'hash', 'body']).where('seq', 'is not', null).orderBy('seq', 'desc').limit(1),
)

const behind = query((db, { seq, limit }: { readonly seq: number; readonly limit: number }) =>
  db.selectFrom('audit').select(['seq', 'previous', 'hash', 'body']).where('seq', '>', seq).orderBy('seq').limit(limit),
)

const forgotten = query((db, { before, limit }: { readonly before: number; readonly limit: number }) =>
  db
    .deleteFrom('audit')
    .where('seq', 'in', (oldest) =>
      // Only from the front, and never the last one, which the next link needs.
      oldest
        .selectFrom('audit')
        .select('seq')
        .where('seq', 'is not', null)
        .where('at', '<', before)
        .where('seq', '<', (last) => last.selectFrom('audit').select((all) => all.fn.coalesce(all.fn.max('seq'), all.lit(0)).as('last')))
        .orderBy('seq')
        .limit(limit),
    )
    .returning('id'),
)

const linkOf = ({ seq, previous, hash, body }: Row) => ({ seq: seq ?? 0, previous: previous ?? '', hash: hash ?? '', body })

export const audit = (session: Session): Audit => ({
  async note(row) {
    session.touched('audit')
    await session.change(insert, row)
  },
  unlinked: (limit) => session.ask(unlinked, { limit }),
  async link(id, { seq, previous, hash }) {
    await session.change(link, { id, seq, previous, hash })
  },
  async newest() {
    const [row] = await session.ask(newest, {})
    return row && linkOf(row)
  },
  async after(seq, limit) {
    return (await session.ask(behind, { seq, limit })).map(linkOf)
  },
  async forget(before, limit) {
    return (await session.changeAsking(forgotten, { before, limit })).length
  },
})
