// Users, roles, temporary sessions and the last use of keys; and VPCs, for the cloud's gateways to
// stand in. A key's principal becomes a column, since a user's keys are asked for by it.
import { sql } from 'kysely'
import type { CreateTableBuilder } from 'kysely'
import type { Migration } from '../migrate.ts'
import { builderFor, type Engine } from '../query.ts'

const principalOf = (engine: Engine) => (engine === 'postgres' ? sql`body::json ->> 'principal'` : sql`json_extract(body, '$.principal')`)

export const accountsInFull: Migration = {
  name: '0004-accounts',
  *up(schema, engine) {
    const text = engine === 'postgres' ? sql`text collate "C"` : 'text'
    const aggregate = (name: string, more: readonly string[]) => {
      let table: CreateTableBuilder<string, string> = schema.createTable(name)
      for (const column of ['id', 'state']) table = table.addColumn(column, text, (made) => made.notNull())
      for (const column of ['since', 'created_at']) table = table.addColumn(column, 'bigint', (made) => made.notNull())
      for (const column of [...more, 'body']) table = table.addColumn(column, text, (made) => made.notNull())
      return table.addPrimaryKeyConstraint(`${name}_key`, ['id'])
    }
    yield aggregate('users', ['owner'])
    yield aggregate('roles', ['owner'])
    yield aggregate('vpcs', ['owner', 'region'])
    for (const name of ['users', 'roles'])
      yield schema.createIndex(`${name}_by_owner_created_at_id`).on(name).columns(['owner', 'created_at', 'id'])
    yield schema.createIndex('vpcs_by_owner_region_created_at_id').on('vpcs').columns(['owner', 'region', 'created_at', 'id'])
    yield schema
      .createTable('sessions')
      .addColumn('id', text, (made) => made.notNull())
      .addColumn('account_id', text, (made) => made.notNull())
      .addColumn('expires_at', 'bigint', (made) => made.notNull())
      .addColumn('body', text, (made) => made.notNull())
      .addPrimaryKeyConstraint('sessions_key', ['id'])
    yield schema.createIndex('sessions_by_expires_at').on('sessions').columns(['expires_at', 'id'])
    yield schema
      .createTable('key_uses')
      .addColumn('id', text, (made) => made.notNull())
      .addColumn('at', 'bigint', (made) => made.notNull())
      .addColumn('region', text, (made) => made.notNull())
      .addColumn('service', text, (made) => made.notNull())
      .addPrimaryKeyConstraint('key_uses_key', ['id'])
    yield schema.alterTable('access_keys').addColumn('principal', text)
    yield { compile: () => sql`update access_keys set principal = ${principalOf(engine)}`.compile(builderFor(engine)) }
    yield schema.createIndex('access_keys_by_principal_created_at_id').on('access_keys').columns(['principal', 'created_at', 'id'])
  },
}
