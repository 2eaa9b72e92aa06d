// The provider's routers, per location in the order in which they were first put there. They are
// the provider's, not an account's, so their news names no account.
import { query } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Session } from '../session.ts'
import type { Devices } from '../operator-drawers.ts'
import type { Device } from '#domain/locations/location.ts'

const byId = query((db, args: { readonly id: string }) => db.selectFrom('devices').select('body').where('id', '=', args.id))

interface Place {
  readonly region: string
  readonly locationCode: string
}

const atPlace = query((db, { region, locationCode }: Place) =>
  db
    .selectFrom('devices')
    .select('body')
    .where('region', '=', region)
    .where('location_code', '=', locationCode)
    .orderBy('position')
    .orderBy('id'),
)

const everywhere = query((db, _: object) => db.selectFrom('devices').select('body').orderBy('position').orderBy('id'))

const put = query((db, { id, region, locationCode, body }: Place & { readonly id: string; readonly body: string }) =>
  db
    .insertInto('devices')
    .values((values) => ({
      id,
      region,
      location_code: locationCode,
      body,
      position: values.selectFrom('devices').select((all) => all.fn.coalesce(all(all.fn.max('position'), '+', 1), all.lit(1)).as('next')),
    }))
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ region, location_code: locationCode, body })),
)

export const devices = (session: Session): Devices => ({
  async find(deviceId) {
    const [row] = await session.ask(byId, { id: deviceId })
    return row && parsed<Device>(row.body)
  },
  async at(region, locationCode) {
    const rows = await session.ask(atPlace, { region, locationCode: locationCode.toLowerCase() })
    return rows.map(({ body }) => parsed<Device>(body))
  },
  async all() {
    return (await session.ask(everywhere, {})).map(({ body }) => parsed<Device>(body))
  },
  async put(row) {
    session.tell({ drawer: 'devices', id: row.deviceId, accounts: [] })
    await session.change(put, {
      id: row.deviceId,
      region: row.region,
      locationCode: row.locationCode.toLowerCase(),
      body: JSON.stringify(row),
    })
  },
})
