// One connection to a SQLite file: prepared statements kept by their text, and the errors of the
// engine told apart. Everything here is synchronous; waiting for another process's transaction is
// done above, so that this process goes on serving meanwhile.
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import { StoreUnavailable } from './failure.ts'
import type { Value } from './query.ts'
import { sqliteRows } from './seams.ts'

export interface SqliteConnection extends Disposable {
  all<Row>(sql: string, values: readonly Value[]): readonly Row[]
  /** How many rows were changed. */
  run(sql: string, values: readonly Value[]): number
  exec(sql: string): void
  readonly inTransaction: boolean
}

/** SQLite's primary result codes that mean something to us. */
const code = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, constraint: 19, notADatabase: 26 }

const resultCode = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0

const primary = (error: unknown): number => resultCode(error) & 0xff

export const isBusy = (error: unknown): boolean => primary(error) === code.busy

/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY. */
export const isSqliteUniqueViolation = (error: unknown): boolean => [2067, 1555].includes(resultCode(error))

/** What the operator can do about it, where the error is the machine's and not ours. */
export function sqliteFailure(error: unknown, path: string): unknown {
  const say = (reason: StoreUnavailable['reason'], text: string) => new StoreUnavailable(reason, text, error)
  switch (primary(error)) {
    case code.full:
      return say('full', `The disk that holds ${path} is full; nothing was written. Writing goes on as soon as there is room.`)
    case code.readOnly:
      return say('read-only', `${path} cannot be written: the file or its file system is read-only.`)
    case code.cannotOpen:
      return say('unreachable', `${path} cannot be opened: its folder is missing or may not be entered or written.`)
    case code.ioError:
      return say('unreachable', `The disk that holds ${path} failed: ${error instanceof Error ? error.message : 'I/O error'}.`)
    case code.corrupt:
    case code.notADatabase:
      return say('damaged', `${path} is damaged or no SQLite database; restore it from a backup.`)
    case code.busy:
      return say('busy', `Another process has kept ${path} locked for too long.`)
    default:
      return error
  }
}

export interface ConnectionOptions {
  readonly path: string
  readonly readOnly: boolean
  /** How long a statement waits, blocking this process, when another one holds a lock. */
  readonly busyTimeout: number
}

export function connectSqlite({ path, readOnly, busyTimeout }: ConnectionOptions): SqliteConnection {
  const db = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true })
  if (readOnly) db.exec('pragma query_only = on')
  // FULL: acknowledged means on disk. The write-ahead log is cut back after a rush.
  else db.exec('pragma synchronous = full; pragma journal_size_limit = 67108864')
  const prepared = new Map<string, StatementSync>()

  function statement(sql: string): StatementSync {
    const known = prepared.get(sql)
    if (known) return known
    const made = db.prepare(sql)
    prepared.set(sql, made)
    return made
  }

  return {
    all: <Row>(sql: string, values: readonly Value[]) => sqliteRows<Row>(statement(sql).all(...values)),
    run: (sql, values) => Number(statement(sql).run(...values).changes),
    exec: (sql) => db.exec(sql),
    get inTransaction() {
      return db.isTransaction
    },
    [Symbol.dispose]: () => db.close(),
  }
}
