// The outbox: one row for each aggregate that a transaction touched, written in that transaction,
// read by everybody who wants the news: consoles, and the other processes on the same database.
// PostgreSQL hands out numbers before commits, so a number may appear after a higher one. A reader
// that had gone past it would never see it; so a young gap ends what is read, until it is filled
// or so old that it must have been rolled back.
import { query } from '../query.ts'
import type { Query } from '../query.ts'
import { asDrawerName, parsed } from '../seams.ts'
import type { News, Session } from '../session.ts'
import type { Event, Events } from '../tx.ts'

/** Longer than any transaction lasts between writing its events and its commit. */
const gapsFillWithin = 10_000
const lookBack = 2_000
const rowsPerInsert = 20

interface Stored {
  readonly seq: number
  readonly at: number
  readonly drawer: string
  readonly id: string
  readonly accounts: string
}

const behind = query((db, { seq, limit }: { readonly seq: number; readonly limit: number }) =>
  db.selectFrom('events').select(['seq', 'at', 'drawer', 'id', 'accounts']).where('seq', '>', seq).orderBy('seq').limit(limit),
)

const newest = query((db, { limit }: { readonly limit: number }) =>
  db.selectFrom('events').select(['seq', 'at']).orderBy('seq', 'desc').limit(limit),
)

const forgotten = query((db, { before, limit }: { readonly before: number; readonly limit: number }) =>
  db
    .deleteFrom('events')
    .where('seq', 'in', (oldest) => oldest.selectFrom('events').select('seq').where('at', '<', before).orderBy('at').limit(limit))
    .returning('seq'),
)

interface Appended {
  readonly at: number
  readonly [column: `${'drawer' | 'id' | 'accounts'}${number}`]: string
}

const appendOf = (rows: number): Query<Appended, unknown> =>
  query((db, args) =>
    db.insertInto('events').values(
      Array.from({ length: rows }, (_, n) => ({
        at: args.at,
        drawer: args[`drawer${n}`] ?? '',
        id: args[`id${n}`] ?? '',
        accounts: args[`accounts${n}`] ?? '',
      })),
    ),
  )

const append: readonly Query<Appended, unknown>[] = Array.from({ length: rowsPerInsert + 1 }, (_, rows) => appendOf(rows))

/** How many of the rows follow `seq` without a gap that may still be filled. */
function settled(rows: readonly { readonly seq: number; readonly at: number }[], seq: number, now: number): number {
  let previous = seq
  for (const [index, row] of rows.entries()) {
    if (row.seq !== previous + 1 && row.at > now - gapsFillWithin) return index
    previous = row.seq
  }
  return rows.length
}

const toEvent = (row: Stored): Event => ({
  seq: row.seq,
  at: row.at,
  drawer: asDrawerName(row.drawer),
  id: row.id,
  accounts: parsed<readonly string[]>(row.accounts),
})

/** Writes down what a unit touched; the last thing before its commit. */
export async function appendEvents(session: Session, news: readonly News[]): Promise<void> {
  const at = session.clock()
  for (let start = 0; start < news.length; start += rowsPerInsert) {
    const part = news.slice(start, start + rowsPerInsert)
    const args: { at: number; [column: `${'drawer' | 'id' | 'accounts'}${number}`]: string } = { at }
    for (const [n, { drawer, id, accounts }] of part.entries()) {
      args[`drawer${n}`] = drawer
      args[`id${n}`] = id
      args[`accounts${n}`] = JSON.stringify(accounts)
    }
    const statement = append[part.length]
    if (statement) await session.change(statement, args)
  }
}

export const events = (session: Session): Events => ({
  async after(seq, limit) {
    const rows = await session.ask(behind, { seq, limit })
    const ready = session.engine === 'sqlite' ? rows.length : settled(rows, seq, session.clock())
    return rows.slice(0, ready).map(toEvent)
  },
  async latest() {
    const rows = (await session.ask(newest, { limit: session.engine === 'sqlite' ? 1 : lookBack })).toReversed()
    const first = rows[0]
    if (first === undefined) return 0
    const ready = settled(rows, first.seq - 1, session.clock())
    return rows[ready - 1]?.seq ?? first.seq - 1
  },
  async forget(before, limit) {
    return (await session.changeAsking(forgotten, { before, limit })).length
  },
})
