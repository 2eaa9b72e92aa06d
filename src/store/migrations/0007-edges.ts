// Routers that enrolled themselves, and the key that signs what they are told.
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import type { Migration } from '../migrate.ts'

export const edgesEnrolled: Migration = {
  name: '0007-edges',
  *up(schema, engine) {
    const text = engine === 'postgres' ? sql`text collate "C"` : 'text'
    yield schema
      .createTable('edges')
      .addColumn('id', text, (made) => made.notNull())
      .addColumn('token', text)
      .addColumn('enrolled', 'bigint')
      .addColumn('body', text, (made) => made.notNull())
      .addPrimaryKeyConstraint('edges_key', ['id'])
    yield schema
      .createIndex('edges_by_token')
      .unique()
      .on('edges')
      .columns(['token'])
      .where(sql<SqlBool>`token is not null`)
    yield schema
      .createTable('link_signers')
      .addColumn('id', text, (made) => made.notNull())
      .addColumn('body', text, (made) => made.notNull())
      .addPrimaryKeyConstraint('link_signers_key', ['id'])
  },
}
