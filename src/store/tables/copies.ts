// Whole tables, row by row as they stand there, for backups: sealed texts stay sealed. What is
// derived anew or worth nothing later (events, locks) stays out.
import { sql } from 'kysely'
import { query } from '../query.ts'
import type { Engine, Query, Value } from '../query.ts'
import type { Session } from '../session.ts'
import type { Copies } from '../operator-drawers.ts'

type Row = Readonly<Record<string, Value>>

const tables = [
  'migrations',
  'canaries',
  'accounts',
  'access_keys',
  'users',
  'roles',
  'key_uses',
  'locations',
  'devices',
  'edges',
  'link_signers',
  'ports',
  'maintenance_windows',
  'connections',
  'lags',
  'virtual_interfaces',
  'interface_routes',
  'gateways',
  'associations',
  'proposals',
  'cloud_gateways',
  'vpcs',
  'failover_tests',
  'resiliency_groups',
  'vlans',
  'ranges',
  'client_tokens',
  'audit',
] as const

const rowsOf = new Map(
  tables.map((table): [string, Query<object, Row>] => [
    table,
    query((db) => ({ compile: () => sql<Row>`select * from ${sql.table(table)}`.compile(db) })),
  ]),
)

/** On PostgreSQL each statement would see a later state: nobody writes while a copy is made. */
const still = query<object, unknown>((db, _, engine: Engine) => ({
  compile: () =>
    (engine === 'postgres' ? sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in share mode` : sql`select 1`).compile(
      db,
    ),
}))

const inserts = new Map<string, Query<Row, unknown>>()

function insertOf(table: string, columns: readonly string[]): Query<Row, unknown> {
  const key = `${table} ${columns.join(',')}`
  const made =
    inserts.get(key) ??
    query<Row, unknown>((db, args) => ({
      compile: () =>
        sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(columns.map((column) => sql`${args[column]}`))})`.compile(
          db,
        ),
    }))
  inserts.set(key, made)
  return made
}

export const copies = (session: Session): Copies => ({
  tables: tables.filter((table) => table !== 'migrations'),
  async holdStill() {
    await session.hold(still, {})
  },
  async migrations() {
    const rows = await session.ask(rowsOf.get('migrations') as Query<object, Row>, {})
    return rows.map(({ name }) => String(name)).toSorted()
  },
  rows(table) {
    const asked = rowsOf.get(table)
    if (asked === undefined) throw new Error(`${table} is not a table of a backup.`)
    return session.ask(asked, {})
  },
  async put(table, row) {
    if (!rowsOf.has(table) || table === 'migrations') throw new Error(`${table} is not a table of a backup.`)
    session.touched('copies')
    await session.change(insertOf(table, Object.keys(row).toSorted()), row)
  },
})
