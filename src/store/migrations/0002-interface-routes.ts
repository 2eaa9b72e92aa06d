// The routes of each interface as its edge last saw them: one row an interface, since they are
// always written and read together and nothing is looked up by a prefix.
import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

export const interfaceRoutes: Migration = {
  name: '0002-interface-routes',
  *up(schema, engine) {
    const text = engine === 'postgres' ? sql`text collate "C"` : 'text'
    yield schema
      .createTable('interface_routes')
      .addColumn('virtual_interface_id', text, (made) => made.notNull())
      .addColumn('body', text, (made) => made.notNull())
      .addPrimaryKeyConstraint('interface_routes_key', ['virtual_interface_id'])
  },
}
