import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import type { Migration } from '#store/migrate.ts'
import { missing, stepsFor } from '#store/migrate.ts'
import { migrations } from '#store/migrations/all.ts'
import { openPostgres } from '#store/postgres.ts'
import { openSqlite } from '#store/sqlite.ts'
import { emptyDatabase, hasPostgres } from '../support/postgres.ts'
import { temporaryFolder, testOptions } from '../support/stores.ts'
import { lag } from './rows.ts'

const engines = ['sqlite', 'postgres'] as const

describe('a database', () => {
  test('on SQLite is brought up to date once, by however many start at the same moment, and not again', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'demarc.db')
    for (const round of [1, 2]) {
      const stores = await Promise.all([1, 2, 3, 4].map(() => openSqlite({ ...testOptions, path })))
      await stores[3]?.write((tx) => tx.lags.insert(lag({ lagId: `${round}` })))
      expect(await stores[0]?.read((tx) => tx.lags.find('1'))).toEqual(lag({ lagId: '1' }))
      for (const store of stores) await store[Symbol.asyncDispose]()
    }
    using file = new DatabaseSync(path)
    expect(file.prepare('select name from migrations').all()).toEqual(migrations.map(({ name }) => ({ name })))
  })

  test.skipIf(!hasPostgres)('on PostgreSQL too', async () => {
    const url = await emptyDatabase()
    for (const round of [1, 2]) {
      const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgres({ ...testOptions, url, poolSize: 2 })))
      await stores[3]?.write((tx) => tx.lags.insert(lag({ lagId: `${round}` })))
      expect(await stores[0]?.read((tx) => tx.lags.find('1'))).toEqual(lag({ lagId: '1' }))
      for (const store of stores) await store[Symbol.asyncDispose]()
    }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    expect((await client.query('select name from migrations')).rows).toEqual(migrations.map(({ name }) => ({ name })))
    await client.end()
  })

  test('of a newer version is left alone', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'demarc.db')
    await (await openSqlite({ ...testOptions, path }))[Symbol.asyncDispose]()
    {
      using file = new DatabaseSync(path)
      file.exec(`insert into migrations (name, checksum, at) values ('9999-future', 'x', 1)`)
    }
    await expect(openSqlite({ ...testOptions, path })).rejects.toThrow(
      'The database has migration 9999-future, which this version of Demarc does not know; run a newer one.',
    )
  })

  test.skipIf(!hasPostgres)('of a newer version is left alone on PostgreSQL too', async () => {
    const url = await emptyDatabase()
    await (await openPostgres({ ...testOptions, url }))[Symbol.asyncDispose]()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`update migrations set checksum = 'x'`)
    await client.end()
    await expect(openPostgres({ ...testOptions, url })).rejects.toThrow('was changed after it had been applied to this database')
  })
})

describe('migrations', () => {
  const table = (name: string, of: string): Migration => ({ name, up: (schema) => [schema.createTable(of).addColumn('id', 'text')] })
  const [one, two] = [table('0001-one', 'a'), table('0002-two', 'b')]
  const steps = stepsFor('sqlite', [one, two])
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name)

  test('that are missing are those behind the ones applied', () => {
    expect(names(missing(steps, []))).toEqual(['0001-one', '0002-two'])
    expect(names(missing(steps, steps.slice(0, 1)))).toEqual(['0002-two'])
    expect(names(missing(steps, steps))).toEqual([])
  })

  test('that differ from those applied are refused', () => {
    expect(() => missing(steps, stepsFor('sqlite', [table('0001-one', 'other')]))).toThrow(
      'Migration 0001-one was changed after it had been applied to this database.',
    )
    expect(() => missing(steps, stepsFor('sqlite', [two]))).toThrow(
      "The database's migration 1 is 0002-two; this version of Demarc has 0001-one there.",
    )
  })

  test('are numbered in order, and each name fits into both engines', () => {
    expect(names(migrations)).toEqual(names(migrations).toSorted())
    for (const engine of engines) {
      const statements = stepsFor(engine).flatMap((step) => step.statements)
      const given = statements.flatMap((text) => [...text.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name))
      expect(given.length).toBeGreaterThan(100)
      expect(given.filter((name) => name.length > 63)).toEqual([])
    }
  })
})
