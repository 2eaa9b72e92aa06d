// The engines that one suite of tests runs on: the same sentences must be true on both.
import { join } from 'node:path'
import { openPostgres } from '#store/postgres.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { StoreOptions } from '#store/store-options.ts'
import type { Store } from '#store/tx.ts'
import { hasPostgres, migratedDatabase } from './postgres.ts'
import { temporaryFolder, testOptions } from './stores.ts'

/** An engine that the same tests run on. */
export interface EngineUnderTest {
  readonly name: string
  readonly engine: Store['engine']
  readonly skipped: boolean
  /** A database of its own, migrated, to be opened any number of times. */
  database(): Promise<TestDatabase>
}

export interface TestDatabase extends Disposable {
  /** The file's path or the server's URL, for other processes. */
  readonly place: string
  open(options?: Partial<StoreOptions>): Promise<Store>
}

const sqlite: EngineUnderTest = {
  name: 'SQLite',
  engine: 'sqlite',
  skipped: false,
  async database() {
    const folder = temporaryFolder()
    const path = join(folder.path, 'demarc.db')
    return {
      place: path,
      open: (options) => openSqlite({ ...testOptions, ...options, path }),
      [Symbol.dispose]: () => folder[Symbol.dispose](),
    }
  },
}

const postgres: EngineUnderTest = {
  name: hasPostgres ? 'PostgreSQL' : 'PostgreSQL, WHICH IS NOT INSTALLED HERE AND SO NOT TESTED',
  engine: 'postgres',
  skipped: !hasPostgres,
  async database() {
    const url = await migratedDatabase()
    return { place: url, open: (options) => openPostgres({ ...testOptions, ...options, url }), [Symbol.dispose]: () => undefined }
  },
}

/** `describe.for(engines)` or a loop; leave those out that are `skipped`. */
export const engines: readonly [EngineUnderTest, ...EngineUnderTest[]] = [sqlite, postgres]
