// The routes that each interface's edge last saw. Observations, not wishes: whoever has none yet,
// or lost them, is told again by the edge.
import { query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Session } from '../session.ts'
import type { Routes } from '../edge-drawers.ts'
import type { InterfaceRoute } from '#domain/routes/route.ts'

interface Key {
  readonly virtualInterfaceId: string
}

const of = query((db, { virtualInterfaceId }: Key) =>
  db.selectFrom('interface_routes').select('body').where('virtual_interface_id', '=', virtualInterfaceId),
)

const put = query((db, { virtualInterfaceId, body }: Key & { readonly body: string }) =>
  db
    .insertInto('interface_routes')
    .values({ virtual_interface_id: virtualInterfaceId, body })
    .onConflict((conflict) => conflict.column('virtual_interface_id').doUpdateSet({ body })),
)

const forget = query((db, { virtualInterfaceId }: Key) =>
  db.deleteFrom('interface_routes').where('virtual_interface_id', '=', virtualInterfaceId),
)

export const routes = (session: Session): Routes => ({
  async of(virtualInterfaceId) {
    const [row] = await session.ask(of, { virtualInterfaceId })
    return row ? parsed<readonly InterfaceRoute[]>(row.body) : []
  },
  async put(virtualInterfaceId, seen) {
    session.touched('routes')
    await session.change(put, { virtualInterfaceId, body: JSON.stringify(seen) })
  },
  async forget(virtualInterfaceId) {
    session.touched('routes')
    await session.change(forget, { virtualInterfaceId })
  },
})
