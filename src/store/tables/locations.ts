// Locations per region, listed in the order in which they were first put there. They are the
// provider's, not an account's, so their news names no account.
import { query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Session } from '../session.ts'
import type { Locations } from '../operator-drawers.ts'
import type { Location } from '#domain/locations/location.ts'

interface Key {
  readonly region: string
  readonly code: string
}

const byCode = query((db, { region, code }: Key) =>
  db.selectFrom('locations').select('body').where('region', '=', region).where('code', '=', code),
)

const inRegion = query((db, args: { readonly region: string }) =>
  db.selectFrom('locations').select('body').where('region', '=', args.region).orderBy('position').orderBy('code'),
)

const everywhere = query((db, _: object) => db.selectFrom('locations').select('body').orderBy('position').orderBy('code'))

const put = query((db, { region, code, body }: Key & { readonly body: string }) =>
  db
    .insertInto('locations')
    .values((values) => ({
      region,
      code,
      body,
      position: values.selectFrom('locations').select((all) => all.fn.coalesce(all(all.fn.max('position'), '+', 1), all.lit(1)).as('next')),
    }))
    .onConflict((conflict) => conflict.columns(['region', 'code']).doUpdateSet({ body })),
)

export const locations = (session: Session): Locations => ({
  async find(region, locationCode) {
    const [row] = await session.ask(byCode, { region, code: locationCode.toLowerCase() })
    return row && parsed<Location>(row.body)
  },
  async list(region) {
    return (await session.ask(inRegion, { region })).map(({ body }) => parsed<Location>(body))
  },
  async all() {
    return (await session.ask(everywhere, {})).map(({ body }) => parsed<Location>(body))
  },
  async put(row) {
    session.tell({ drawer: 'locations', id: row.locationCode, accounts: [] })
    await session.change(put, { region: row.region, code: row.locationCode.toLowerCase(), body: JSON.stringify(row) })
  },
})
