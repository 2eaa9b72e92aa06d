// Routers that enrolled, one row a device, and the one signer of their documents, whose private key
// is sealed.
import { locking, query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Turn } from '../sealer.ts'
import type { Session } from '../session.ts'
import type { Edge, Edges } from '../edge-drawers.ts'

const byId = query((db, args: { readonly id: string }) => db.selectFrom('edges').select('body').where('id', '=', args.id))
const held = query((db, args: { readonly id: string }, engine) =>
  db.selectFrom('edges').select('body').where('id', '=', args.id).$call(locking(engine)),
)
const byToken = query((db, args: { readonly token: string }, engine) =>
  db.selectFrom('edges').select('body').where('token', '=', args.token).$call(locking(engine)),
)
const enrolled = query((db, _: object) => db.selectFrom('edges').select('id').where('enrolled', '=', 1).orderBy('id'))

const put = query(
  (db, row: { readonly id: string; readonly token: string | null; readonly enrolled: number | null; readonly body: string }) =>
    db
      .insertInto('edges')
      .values({ id: row.id, token: row.token, enrolled: row.enrolled, body: row.body })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ token: row.token, enrolled: row.enrolled, body: row.body })),
)

const signer = query((db, _: object) => db.selectFrom('link_signers').select('body').where('id', '=', 'first'))
const keepSigner = query((db, { body }: { readonly body: string }) =>
  db
    .insertInto('link_signers')
    .values({ id: 'first', body })
    .onConflict((conflict) => conflict.column('id').doNothing()),
)

export interface Signer {
  readonly privateKey: string
}

export const turnedSigner = (row: Signer, turn: Turn): Signer => ({ privateKey: turn('link_signers|first|privateKey', row.privateKey) })

export function edges(session: Session): Edges {
  const first = (rows: readonly { readonly body: string }[]) => rows[0] && parsed<Edge>(rows[0].body)
  return {
    find: async (device) => first(await session.ask(byId, { id: device })),
    lock: async (device) => first(await session.hold(held, { id: device })),
    withToken: async (hash) => first(await session.hold(byToken, { token: hash })),
    enrolled: async () => (await session.ask(enrolled, {})).map(({ id }) => id),
    async put(row) {
      session.touched('edges')
      await session.change(put, {
        id: row.device,
        token: row.token?.hash ?? null,
        enrolled: row.keys ? 1 : null,
        body: JSON.stringify(row),
      })
    },
    async signer() {
      const [row] = await session.ask(signer, {})
      return row && turnedSigner(parsed<Signer>(row.body), (context, text) => session.sealer.open(context, text)).privateKey
    },
    async keepSigner(privateKey) {
      session.touched('edges')
      const sealed = turnedSigner({ privateKey }, (context, text) => session.sealer.seal(context, text))
      await session.change(keepSigner, { body: JSON.stringify(sealed) })
    },
  }
}
