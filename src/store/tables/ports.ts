// The provider's ports. Their news is the operator's alone.
import { aggregate } from '../aggregate.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Ports } from '../operator-drawers.ts'
import type { Port } from '#domain/ports/port.ts'
import { operatorAccountId } from '#domain/operator/account.ts'

const table = aggregate<Port, 'ports'>({
  table: 'ports',
  drawer: 'ports',
  columns: {
    id: (row) => row.portId,
    state: (row) => row.portState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    region: (row) => row.region,
    location: (row) => row.locationCode.toLowerCase(),
    device: (row) => row.deviceId,
    connection_id: (row) => row.connectionId ?? null,
  },
  accountsOf: () => [operatorAccountId],
})

const atPlace = query((db, args: { readonly region: string; readonly location: string }) =>
  db.selectFrom('ports').select('body').where('region', '=', args.region).where('location', '=', args.location).orderBy('id'),
)

const onDevice = query((db, args: { readonly device: string }) =>
  db.selectFrom('ports').select('body').where('device', '=', args.device).orderBy('id'),
)

const ofConnection = query((db, args: { readonly connectionId: string }) =>
  db.selectFrom('ports').select('body').where('connection_id', '=', args.connectionId),
)

const all = query((db, _: object) => db.selectFrom('ports').select('body').orderBy('id'))

const left = query((db, { limit }: { readonly limit: number }) =>
  db
    .selectFrom('ports')
    .select('body')
    .where('connection_id', 'is not', null)
    .where('state', 'not in', ['toCease', 'free'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('connections')
            .select('connections.id')
            .whereRef('connections.id', '=', 'ports.connection_id')
            .where('connections.state', '<>', 'deleted'),
        ),
      ),
    )
    .limit(limit),
)

export const ports = (session: Session): Ports => ({
  ...table.drawer(session),
  async at(region, locationCode) {
    return (await session.ask(atPlace, { region, location: locationCode.toLowerCase() })).map((row) => table.opened(session, row))
  },
  async onDevice(deviceId) {
    return (await session.ask(onDevice, { device: deviceId })).map((row) => table.opened(session, row))
  },
  async ofConnection(connectionId) {
    const [row] = await session.ask(ofConnection, { connectionId })
    return row && table.opened(session, row)
  },
  async left(limit) {
    return (await session.ask(left, { limit })).map((row) => table.opened(session, row))
  },
  async list() {
    return (await session.ask(all, {})).map((row) => table.opened(session, row))
  },
})
