// A worklist for resiliency groups: those with a connection that comes or goes.
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import type { Migration } from '../migrate.ts'

export const groupWorklist: Migration = {
  name: '0005-group-worklist',
  *up(schema) {
    yield schema.alterTable('resiliency_groups').addColumn('associations_since', 'bigint')
    yield schema
      .createIndex('resiliency_groups_by_associations_since_id')
      .on('resiliency_groups')
      .columns(['associations_since', 'id'])
      .where(sql<SqlBool>`associations_since is not null`)
  },
}
