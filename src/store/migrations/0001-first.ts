// The first schema. Text is compared byte by byte on both engines, as JavaScript does with ids, so
// that pages and ranges have one order everywhere. Partial indexes keep rare columns cheap.
import { sql } from 'kysely'
import type { ColumnDataType, CreateTableBuilder, RawBuilder, SqlBool } from 'kysely'
import type { Migration } from '../migrate.ts'
import type { Engine } from '../query.ts'

type Type = ColumnDataType | RawBuilder<unknown>

interface Column {
  readonly name: string
  readonly type: Type
  readonly optional?: true
}

const text = (engine: Engine): Type => (engine === 'postgres' ? sql`text collate "C"` : 'text')

const texts = (engine: Engine, ...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: text(engine) }))
const optional = (columns: readonly Column[]): readonly Column[] => columns.map((column) => ({ ...column, optional: true }))
const numbers = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'bigint' }))

function aggregate(engine: Engine, ...more: readonly Column[]): readonly Column[] {
  const [id, state, body] = texts(engine, 'id', 'state', 'body')
  return id && state && body ? [id, state, ...numbers('since', 'created_at'), ...more, body] : []
}

function tablesOf(
  engine: Engine,
): readonly { readonly name: string; readonly key: readonly string[]; readonly columns: readonly Column[] }[] {
  const t = (...names: readonly string[]) => texts(engine, ...names)
  const all = (...more: readonly Column[]) => aggregate(engine, ...more)
  return [
    { name: 'connections', key: ['id'], columns: all(...t('owner', 'region', 'kind'), ...optional(t('parent_id', 'lag_id'))) },
    { name: 'lags', key: ['id'], columns: all(...t('owner', 'region')) },
    {
      name: 'virtual_interfaces',
      key: ['id'],
      columns: all(
        ...t('owner', 'connection_owner', 'region', 'parent_id', 'device'),
        ...optional(t('direct_connect_gateway_id', 'virtual_gateway_id')),
        ...optional(numbers('unsettled', 'live', 'megabits')),
        ...numbers('prefixes_ipv4', 'prefixes_ipv6'),
      ),
    },
    { name: 'gateways', key: ['id'], columns: all(...t('owner')) },
    { name: 'associations', key: ['id'], columns: all(...t('direct_connect_gateway_id', 'gateway_id')) },
    { name: 'proposals', key: ['id'], columns: all(...t('proposer', 'addressee')) },
    { name: 'cloud_gateways', key: ['id'], columns: all(...t('owner', 'region')) },
    { name: 'failover_tests', key: ['id'], columns: all(...t('owner', 'region', 'virtual_interface_id'), ...numbers('deadline')) },
    { name: 'resiliency_groups', key: ['id'], columns: all(...t('owner')) },
    { name: 'accounts', key: ['id'], columns: t('id', 'body') },
    { name: 'access_keys', key: ['id'], columns: [...t('id', 'account_id'), ...numbers('created_at'), ...t('body')] },
    { name: 'locations', key: ['region', 'code'], columns: [...t('region', 'code'), ...numbers('position'), ...t('body')] },
    { name: 'devices', key: ['id'], columns: [...t('id', 'region', 'location_code'), ...numbers('position'), ...t('body')] },
    { name: 'vlans', key: ['parent_id', 'vlan'], columns: [...t('parent_id'), ...numbers('vlan'), ...t('holder_id')] },
    { name: 'ranges', key: ['scope', 'first'], columns: t('scope', 'first', 'last', 'holder_id') },
    { name: 'scopes', key: ['scope'], columns: t('scope') },
    {
      name: 'client_tokens',
      key: ['account_id', 'token'],
      columns: [...t('account_id', 'token', 'request', 'answer'), ...numbers('created_at')],
    },
  ]
}

interface Index {
  readonly on: string
  /** What it is for, where the columns' names together are too long for PostgreSQL (63 bytes). */
  readonly for?: string
  readonly columns: readonly string[]
  readonly where?: RawBuilder<SqlBool>
}

const indexes: readonly Index[] = [
  { on: 'connections', columns: ['owner', 'region', 'created_at', 'id'] },
  { on: 'connections', columns: ['parent_id', 'created_at', 'id'], where: sql<SqlBool>`parent_id is not null` },
  { on: 'connections', columns: ['lag_id', 'created_at', 'id'], where: sql<SqlBool>`lag_id is not null` },
  { on: 'lags', columns: ['owner', 'region', 'created_at', 'id'] },
  { on: 'virtual_interfaces', columns: ['owner', 'region', 'created_at', 'id'] },
  { on: 'virtual_interfaces', columns: ['connection_owner', 'region', 'created_at', 'id'], where: sql<SqlBool>`connection_owner <> owner` },
  { on: 'virtual_interfaces', columns: ['parent_id', 'created_at', 'id'] },
  {
    on: 'virtual_interfaces',
    for: 'usage',
    columns: ['parent_id', 'megabits', 'prefixes_ipv4', 'prefixes_ipv6'],
    where: sql<SqlBool>`live = 1`,
  },
  {
    on: 'virtual_interfaces',
    columns: ['direct_connect_gateway_id', 'created_at', 'id'],
    where: sql<SqlBool>`direct_connect_gateway_id is not null`,
  },
  { on: 'virtual_interfaces', columns: ['virtual_gateway_id', 'created_at', 'id'], where: sql<SqlBool>`virtual_gateway_id is not null` },
  { on: 'virtual_interfaces', columns: ['device', 'created_at', 'id'] },
  { on: 'virtual_interfaces', columns: ['since', 'id'], where: sql<SqlBool>`unsettled = 1` },
  { on: 'gateways', columns: ['owner', 'created_at', 'id'] },
  { on: 'associations', columns: ['direct_connect_gateway_id', 'created_at', 'id'] },
  { on: 'associations', columns: ['gateway_id', 'created_at', 'id'] },
  { on: 'proposals', columns: ['proposer', 'created_at', 'id'] },
  { on: 'proposals', columns: ['addressee', 'created_at', 'id'], where: sql<SqlBool>`addressee <> proposer` },
  { on: 'cloud_gateways', columns: ['owner', 'region', 'created_at', 'id'] },
  { on: 'failover_tests', columns: ['owner', 'region', 'created_at', 'id'] },
  { on: 'failover_tests', columns: ['virtual_interface_id'], where: sql<SqlBool>`state = 'IN_PROGRESS'` },
  { on: 'failover_tests', columns: ['deadline', 'id'], where: sql<SqlBool>`state = 'IN_PROGRESS'` },
  { on: 'failover_tests', columns: ['created_at'] },
  { on: 'resiliency_groups', columns: ['owner', 'created_at', 'id'] },
  { on: 'access_keys', columns: ['account_id', 'created_at', 'id'] },
  { on: 'devices', columns: ['region', 'location_code', 'position', 'id'] },
  { on: 'vlans', columns: ['holder_id'] },
  { on: 'ranges', columns: ['holder_id'] },
  { on: 'client_tokens', columns: ['created_at'] },
  { on: 'events', columns: ['at'] },
  // Lifecycles look for rows that have been in a state for some time.
  ...['connections', 'lags', 'virtual_interfaces', 'gateways', 'associations', 'proposals', 'cloud_gateways', 'resiliency_groups'].map(
    (on) => ({ on, columns: ['state', 'since', 'id'] }),
  ),
]

export const first: Migration = {
  name: '0001-first',
  *up(schema, engine) {
    for (const { name, key, columns } of tablesOf(engine)) {
      let table: CreateTableBuilder<string, string> = schema.createTable(name)
      for (const column of columns) table = table.addColumn(column.name, column.type, (made) => (column.optional ? made : made.notNull()))
      yield table.addPrimaryKeyConstraint(`${name}_key`, [...key])
    }
    yield schema
      .createTable('events')
      // AUTOINCREMENT, since a number that a reader has passed must not come again.
      .addColumn('seq', engine === 'sqlite' ? 'integer' : 'bigserial', (made) =>
        engine === 'sqlite' ? made.primaryKey().autoIncrement() : made.primaryKey(),
      )
      .addColumn('at', 'bigint', (made) => made.notNull())
      .addColumn('drawer', text(engine), (made) => made.notNull())
      .addColumn('id', text(engine), (made) => made.notNull())
      .addColumn('accounts', text(engine), (made) => made.notNull())
    for (const { on, for: purpose, columns, where } of indexes) {
      const index = schema
        .createIndex(`${on}_${purpose ? `for_${purpose}` : `by_${columns.join('_')}`}`)
        .on(on)
        .columns([...columns])
      yield where ? index.where(where) : index
    }
  },
}
