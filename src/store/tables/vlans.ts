// VLANs in use. The primary key is the invariant: no VLAN twice on one parent, whatever races.
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Vlans } from '../tx.ts'

interface Slot {
  readonly parentId: string
  readonly vlan: number
}

const holder = query((db, { parentId, vlan }: Slot) =>
  db.selectFrom('vlans').select('holder_id').where('parent_id', '=', parentId).where('vlan', '=', vlan),
)

const claim = query((db, { parentId, vlan, holderId }: Slot & { readonly holderId: string }) =>
  db.insertInto('vlans').values({ parent_id: parentId, vlan, holder_id: holderId }),
)

const release = query((db, { holderId }: { readonly holderId: string }) => db.deleteFrom('vlans').where('holder_id', '=', holderId))

const move = query((db, { holderId, parentId }: { readonly holderId: string; readonly parentId: string }) =>
  db.updateTable('vlans').set({ parent_id: parentId }).where('holder_id', '=', holderId),
)

const on = query((db, { parentId }: { readonly parentId: string }) =>
  db.selectFrom('vlans').select(['vlan', 'holder_id as holderId']).where('parent_id', '=', parentId).orderBy('vlan'),
)

export const vlans = (session: Session): Vlans => ({
  async holder(parentId, vlan) {
    const [row] = await session.ask(holder, { parentId, vlan })
    return row?.holder_id
  },
  async claim(parentId, vlan, holderId) {
    session.touched('vlans')
    await session.change(claim, { parentId, vlan, holderId })
  },
  async release(holderId) {
    session.touched('vlans')
    await session.change(release, { holderId })
  },
  async move(holderId, toParentId) {
    session.touched('vlans')
    await session.change(move, { holderId, parentId: toParentId })
  },
  on: (parentId) => session.ask(on, { parentId }),
})
