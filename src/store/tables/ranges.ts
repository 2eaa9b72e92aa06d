// Address ranges in use. Those of one scope never overlap each other, so the only one that can
// overlap a wanted range is the last that starts at or before its end: one step in the index.
import { locking, query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Ranges } from '../tx.ts'

const nearest = query((db, { scope, last }: { readonly scope: string; readonly last: string }) =>
  db
    .selectFrom('ranges')
    .select(['last', 'holder_id'])
    .where('scope', '=', scope)
    .where('first', '<=', last)
    .orderBy('first', 'desc')
    .limit(1),
)

interface Claim {
  readonly scope: string
  readonly first: string
  readonly last: string
  readonly holderId: string
}

const claim = query((db, { scope, first, last, holderId }: Claim) =>
  db.insertInto('ranges').values({ scope, first, last, holder_id: holderId }),
)

const release = query((db, { holderId }: { readonly holderId: string }) => db.deleteFrom('ranges').where('holder_id', '=', holderId))

const move = query((db, { holderId, scope }: { readonly holderId: string; readonly scope: string }) =>
  db.updateTable('ranges').set({ scope }).where('holder_id', '=', holderId),
)

const held = query((db, { holderId }: { readonly holderId: string }) =>
  db.selectFrom('ranges').select(['first', 'last']).where('holder_id', '=', holderId).orderBy('scope').orderBy('first'),
)

const lock = query((db, { scope }: { readonly scope: string }, engine) =>
  db.selectFrom('scopes').select('scope').where('scope', '=', scope).$call(locking(engine)),
)

const createScope = query((db, { scope }: { readonly scope: string }) =>
  db
    .insertInto('scopes')
    .values({ scope })
    .onConflict((conflict) => conflict.doNothing()),
)

export const ranges = (session: Session): Ranges => ({
  async overlapping(scope, range) {
    const [row] = await session.ask(nearest, { scope, last: range.last })
    return row !== undefined && row.last >= range.first ? row.holder_id : undefined
  },
  async claim(scope, { first, last }, holderId) {
    session.touched('ranges')
    await session.change(claim, { scope, first, last, holderId })
  },
  async release(holderId) {
    session.touched('ranges')
    await session.change(release, { holderId })
  },
  async move(holderId, toScope) {
    session.touched('ranges')
    await session.change(move, { holderId, scope: toScope })
  },
  heldBy: (holderId) => session.ask(held, { holderId }),
  async lockScope(scope) {
    const rows = await session.hold(lock, { scope })
    if (rows.length > 0 || session.engine === 'sqlite') return
    await session.change(createScope, { scope })
    await session.hold(lock, { scope })
  },
})
