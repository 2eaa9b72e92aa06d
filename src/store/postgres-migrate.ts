// Migrations on PostgreSQL: in one transaction, behind a row that is locked, since advisory locks
// are lost behind connection poolers and missing in its relatives.
import type { ClientBase, Pool } from 'pg'
import { attempts } from './failure.ts'
import { createHistory, missing, readHistory, stepsFor } from './migrate.ts'
import type { Applied, Step } from './migrate.ts'
import { codeOf, isConflict } from './postgres-errors.ts'
import type { StoreOptions } from './store-options.ts'

const noSuchTable = '42P01'

/** Two who create the same table at once: one is told that the table's name, or its row type's, is taken, whatever `if not exists` says. */
const nameTaken: ReadonlySet<string> = new Set(['42P07', '42710'])

/** Undefined: the database is empty. */
async function history(pool: Pool): Promise<readonly Applied[] | undefined> {
  try {
    return (await pool.query<Applied>(readHistory)).rows
  } catch (error) {
    if (codeOf(error) !== noSuchTable) throw error
    return undefined
  }
}

async function apply(client: ClientBase, steps: readonly Step[], now: number): Promise<void> {
  await client.query('begin')
  // Another starter may be at work, and a table may be long.
  await client.query(`set local statement_timeout = '10min'`)
  await client.query('select id from migration_lock for update')
  const { rows } = await client.query<Applied>(readHistory)
  for (const { name, checksum, statements } of missing(steps, rows)) {
    for (const statement of statements) await client.query(statement)
    await client.query('insert into migrations (name, checksum, at) values ($1, $2, $3)', [name, checksum, now])
  }
  await client.query('commit')
}

/** Needs the right to create tables only when there is something to do. */
export async function migratePostgres(pool: Pool, { clock, pause }: StoreOptions): Promise<void> {
  const steps = stepsFor('postgres')
  for (let attempt = 1; ; attempt += 1) {
    const applied = await history(pool)
    if (applied && missing(steps, applied).length === 0) return
    const client = await pool.connect()
    try {
      await client.query(createHistory)
      await client.query('create table if not exists migration_lock (id integer primary key)')
      await client.query('insert into migration_lock (id) values (1) on conflict do nothing')
      await apply(client, steps, clock())
    } catch (error) {
      await client.query('rollback')
      if (!isConflict(error) && !nameTaken.has(codeOf(error) ?? '')) throw error
      if (attempt === attempts) throw error
    } finally {
      client.release()
    }
    await pause(attempt * 20)
  }
}
