// Databases for tests on the run's own PostgreSQL (see global-postgres.ts): copies of one that was
// migrated once. Each is dropped with the server at the end of the run.
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'
import { postgresBinaries } from './postgres-binaries.ts'

export const hasPostgres: boolean = postgresBinaries() !== undefined

if (!hasPostgres && process.env['CI'] === 'true') {
  throw new Error('These tests need PostgreSQL (apt-get install postgresql); without CI=true they would be skipped.')
}

let made = 0

async function templateUrl(): Promise<URL> {
  const answer = await text(connect(inject('postgresDoor')))
  if (!URL.canParse(answer)) throw new Error(answer)
  return new URL(answer)
}

/** Creates a database and gives its URL. */
async function createDatabase(from: 'template0' | 'migrated'): Promise<string> {
  const url = await templateUrl()
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  made += 1
  const name = `test_${process.pid}_${made}`
  // A copy cannot be made while somebody else makes one.
  await client.query('select pg_advisory_lock(1)')
  await client.query(`create database ${name} template ${from}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

export const migratedDatabase = (): Promise<string> => createDatabase('migrated')
export const emptyDatabase = (): Promise<string> => createDatabase('template0')
