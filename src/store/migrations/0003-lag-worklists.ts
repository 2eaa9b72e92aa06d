// Worklists for LAGs: ports that went up, down or away since their LAG last counted its links, and
// MACsec keys that wait for their next step. Partial indexes: there is hardly ever anything in them.
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import type { Migration } from '../migrate.ts'

export const lagWorklists: Migration = {
  name: '0003-lag-worklists',
  *up(schema) {
    yield schema.alterTable('connections').addColumn('miscounted', 'bigint')
    yield schema.alterTable('connections').addColumn('keys_since', 'bigint')
    yield schema.alterTable('lags').addColumn('keys_since', 'bigint')
    yield schema
      .createIndex('connections_miscounted')
      .on('connections')
      .columns(['miscounted', 'since', 'id'])
      .where(sql<SqlBool>`miscounted = 1`)
    for (const table of ['connections', 'lags']) {
      yield schema
        .createIndex(`${table}_by_keys_since_id`)
        .on(table)
        .columns(['keys_since', 'id'])
        .where(sql<SqlBool>`keys_since is not null`)
    }
  },
}
