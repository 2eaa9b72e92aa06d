import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openPostgres } from '#store/postgres.ts'
import { openSqlite } from '#store/sqlite.ts'
import { hasPostgres, migratedDatabase } from '../support/postgres.ts'
import { temporaryFolder, testOptions } from '../support/stores.ts'
import { lag } from './rows.ts'

describe('SQLite', () => {
  test('a file is readable by its owner only', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'demarc.db')
    await using store = await openSqlite({ ...testOptions, path })
    await store.write((tx) => tx.lags.insert(lag()))
    for (const side of ['', '-wal', '-shm']) expect((statSync(path + side).mode & 0o777).toString(8)).toBe('600')
  })

  test('a missing folder, a folder and a file that is no database are named', async () => {
    using folder = temporaryFolder()
    const missing = join(folder.path, 'nowhere', 'demarc.db')
    await expect(openSqlite({ ...testOptions, path: missing })).rejects.toMatchObject({
      reason: 'unreachable',
      message: `${missing} cannot be opened: its folder is missing or may not be entered or written.`,
    })
    mkdirSync(join(folder.path, 'folder'))
    await expect(openSqlite({ ...testOptions, path: join(folder.path, 'folder') })).rejects.toMatchObject({ reason: 'unreachable' })
    const other = join(folder.path, 'letter.txt')
    writeFileSync(other, 'Dear Sir or Madam, this is not a database. '.repeat(100))
    await expect(openSqlite({ ...testOptions, path: other })).rejects.toMatchObject({
      reason: 'damaged',
      message: `${other} is damaged or no SQLite database; restore it from a backup.`,
    })
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be written is named', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'demarc.db')
    await (await openSqlite({ ...testOptions, path }))[Symbol.asyncDispose]()
    chmodSync(path, 0o400)
    await expect(openSqlite({ ...testOptions, path })).rejects.toMatchObject({ reason: 'read-only' })
  })
})

describe('PostgreSQL that is not there', () => {
  test.each([
    ['no server', 'postgres://user:hidden@127.0.0.1:1/demarc'],
    ['no socket', 'postgres://user:hidden@localhost/demarc?host=%2Fnowhere'],
  ])('%s: it cannot be reached, and the password is not told', async (_, url) => {
    const opening = openPostgres({ ...testOptions, url })
    await expect(opening).rejects.toMatchObject({ reason: 'unreachable' })
    await expect(opening).rejects.not.toThrow(/hidden/)
  })
})

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  async function killer(url: string) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    const query = async (text: string) => (await client.query(text)).rowCount ?? 0
    return { query, killAll: () => query(others), [Symbol.asyncDispose]: () => client.end() }
  }

  test('a database that does not exist is named', async () => {
    const url = new URL(await migratedDatabase())
    url.pathname = '/nowhere'
    await expect(openPostgres({ ...testOptions, url: url.href })).rejects.toMatchObject({
      reason: 'unreachable',
      message: 'PostgreSQL has no database of that name: database "nowhere" does not exist.',
    })
  })

  test('after all connections were cut, reading and writing go on', async () => {
    const url = await migratedDatabase()
    await using store = await openPostgres({ ...testOptions, url })
    await using server = await killer(url)
    await store.write((tx) => tx.lags.insert(lag()))
    await server.killAll()
    expect(await store.read((tx) => tx.lags.find('dxlag-f0000001'))).toEqual(lag())
    await server.killAll()
    await store.write((tx) => tx.lags.update(lag({ lagName: 'again' })))
    expect(await store.read((tx) => tx.lags.find('dxlag-f0000001'))).toEqual(lag({ lagName: 'again' }))
  })

  test('a unit whose connection is cut before its commit runs again', async () => {
    const url = await migratedDatabase()
    await using store = await openPostgres({ ...testOptions, url })
    await using server = await killer(url)
    let runs = 0
    await store.write(async (tx) => {
      runs += 1
      await tx.lags.insert(lag())
      expect(await tx.lags.find('dxlag-f0000001')).toEqual(lag())
      if (runs === 1) expect(await server.killAll()).toBeGreaterThan(0)
      await tx.lags.find('dxlag-f0000001')
    })
    expect(runs).toBe(2)
    expect(await store.read((tx) => tx.events.after(0, 10))).toHaveLength(1)
  })

  test('a connection cut during the commit leaves the outcome unknown, and the unit does not run again', async () => {
    const url = await migratedDatabase()
    await using store = await openPostgres({ ...testOptions, url, poolSize: 1 })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    // A commit that waits: it needs a lock that somebody else holds.
    await client.query('create table waiting (id integer)')
    await client.query(`
      create function wait() returns trigger language plpgsql as 'begin lock table waiting in access exclusive mode; return null; end'`)
    await client.query(
      'create constraint trigger waits after insert on lags deferrable initially deferred for each row execute function wait()',
    )
    await client.query('begin')
    await client.query('lock table waiting')
    let runs = 0
    const write = store.write(async (tx) => {
      runs += 1
      await tx.lags.insert(lag())
    })
    // Looked at from outside: within a transaction the list of activities stays as first seen.
    const cut = `
      select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and query = 'commit' and datname = current_database()`
    await using observer = await killer(url)
    while ((await observer.query(cut)) === 0);
    await expect(write).rejects.toMatchObject({ reason: 'outcome unknown' })
    expect(runs).toBe(1)
    await client.query('rollback')
    await client.end()
  })

  test('a statement that waits too long is cancelled and said to be slow', async () => {
    const url = await migratedDatabase()
    await using store = await openPostgres({ ...testOptions, url: `${url}&statement_timeout=200` })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('begin')
    await client.query('lock table lags')
    const write = store.write((tx) => tx.lags.insert(lag()))
    await expect(write).rejects.toMatchObject({ reason: 'too slow' })
    await client.query('rollback')
    await client.end()
    await store.write((tx) => tx.lags.insert(lag()))
  })
})
