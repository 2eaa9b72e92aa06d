// When and where each access key was used last. Beside the keys, so that noting a use never stands
// in the way of a key that is being deactivated.
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { KeyUse, KeyUses } from '../identity-drawers.ts'

const byId = query((db, args: { readonly id: string }) =>
  db.selectFrom('key_uses').select(['at', 'region', 'service']).where('id', '=', args.id),
)

const put = query((db, { accessKeyId, at, region, service }: KeyUse) =>
  db
    .insertInto('key_uses')
    .values({ id: accessKeyId, at, region, service })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ at, region, service })
        // Another process may have noted a later use.
        .where('key_uses.at', '<', at),
    ),
)

const remove = query((db, { accessKeyId }: { readonly accessKeyId: string }) => db.deleteFrom('key_uses').where('id', '=', accessKeyId))

export const keyUses = (session: Session): KeyUses => ({
  async find(accessKeyId) {
    const [row] = await session.ask(byId, { id: accessKeyId })
    return row && { accessKeyId, ...row }
  },
  async put(row) {
    session.touched('keyUses')
    await session.change(put, row)
  },
  async remove(accessKeyId) {
    session.touched('keyUses')
    await session.change(remove, { accessKeyId })
  },
})
