// The operator's own: ports, maintenance windows, the audit, and the row that tells a right
// key-encryption key from a wrong one.
import { sql } from 'kysely'
import type { CreateTableBuilder, SqlBool } from 'kysely'
import type { Migration } from '../migrate.ts'

export const operatorsOwn: Migration = {
  name: '0006-operator',
  *up(schema, engine) {
    const text = engine === 'postgres' ? sql`text collate "C"` : 'text'
    const aggregate = (name: string, more: readonly string[], optional: readonly string[] = []) => {
      let table: CreateTableBuilder<string, string> = schema.createTable(name)
      for (const column of ['id', 'state']) table = table.addColumn(column, text, (made) => made.notNull())
      for (const column of ['since', 'created_at']) table = table.addColumn(column, 'bigint', (made) => made.notNull())
      for (const column of [...more, 'body']) table = table.addColumn(column, text, (made) => made.notNull())
      for (const column of optional) table = table.addColumn(column, text)
      return table.addPrimaryKeyConstraint(`${name}_key`, ['id'])
    }
    yield aggregate('ports', ['region', 'location', 'device'], ['connection_id'])
    yield schema.createIndex('ports_by_region_location_id').on('ports').columns(['region', 'location', 'id'])
    yield schema.createIndex('ports_by_device_id').on('ports').columns(['device', 'id'])
    yield schema
      .createIndex('ports_by_connection_id')
      .on('ports')
      .columns(['connection_id'])
      .where(sql<SqlBool>`connection_id is not null`)
    yield schema.createIndex('ports_by_state_since_id').on('ports').columns(['state', 'since', 'id'])
    yield aggregate('maintenance_windows', ['device'])
    yield schema.createIndex('maintenance_windows_by_state_since_id').on('maintenance_windows').columns(['state', 'since', 'id'])
    yield schema
      .createTable('audit')
      .addColumn('id', text, (made) => made.notNull())
      .addColumn('at', 'bigint', (made) => made.notNull())
      .addColumn('account', text, (made) => made.notNull())
      .addColumn('seq', 'bigint')
      .addColumn('previous', text)
      .addColumn('hash', text)
      .addColumn('body', text, (made) => made.notNull())
      .addPrimaryKeyConstraint('audit_key', ['id'])
    yield schema
      .createIndex('audit_by_seq')
      .unique()
      .on('audit')
      .columns(['seq'])
      .where(sql<SqlBool>`seq is not null`)
    yield schema
      .createIndex('audit_to_be_linked')
      .on('audit')
      .columns(['at', 'id'])
      .where(sql<SqlBool>`seq is null`)
    yield schema
      .createTable('canaries')
      .addColumn('id', text, (made) => made.notNull())
      .addColumn('body', text, (made) => made.notNull())
      .addPrimaryKeyConstraint('canaries_key', ['id'])
  },
}
