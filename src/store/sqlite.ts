// The store on a SQLite file: one connection writes, in grouped commits, and a second one reads
// what is committed. An in-memory database has one connection only, so its readers queue with its
// writers, or they would see what is not committed yet.
import { closeSync, openSync } from 'node:fs'
import { closed } from './failure.ts'
import { drawersOver } from './drawers.ts'
import { GroupCommit } from './group-commit.ts'
import { listeners } from './listeners.ts'
import { createHistory, missing, readHistory, stepsFor } from './migrate.ts'
import type { Applied } from './migrate.ts'
import { rememberingSealer } from './sealer.ts'
import { connectSqlite, isBusy, sqliteFailure } from './sqlite-connection.ts'
import type { SqliteConnection } from './sqlite-connection.ts'
import { sqliteSession } from './sqlite-session.ts'
import type { SqliteSession } from './sqlite-session.ts'
import type { StoreOptions } from './store-options.ts'
import { appendEvents } from './tables/events.ts'
import type { Store, Tx } from './tx.ts'

export interface SqliteOptions extends StoreOptions {
  /** A file, made if it is missing and then readable by its owner only, or `:memory:`. */
  readonly path: string
}

const inMemory = ':memory:'
/** A write waits above, without blocking; a read waits only while another process recovers the file. */
const writerBusyTimeout = 0
const readerBusyTimeout = 2_000
const openingMayTake = 10_000

function migrate(connection: SqliteConnection, now: number): void {
  connection.exec('begin immediate')
  try {
    connection.exec(createHistory)
    for (const { name, checksum, statements } of missing(stepsFor('sqlite'), connection.all<Applied>(readHistory, []))) {
      for (const statement of statements) connection.exec(statement)
      connection.run('insert into migrations (name, checksum, at) values (?, ?, ?)', [name, checksum, now])
    }
    connection.exec('commit')
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback')
    throw error
  }
}

/** Opens the writing connection and brings the file up to date, however many others start just now. */
async function openWriter({ path, clock, pause }: SqliteOptions): Promise<SqliteConnection> {
  for (let waited = 0; ; waited += 10) {
    let connection: SqliteConnection | undefined
    try {
      connection = connectSqlite({ path, readOnly: false, busyTimeout: writerBusyTimeout })
      if (path !== inMemory) connection.exec('pragma journal_mode = wal')
      migrate(connection, clock())
      return connection
    } catch (error) {
      connection?.[Symbol.dispose]()
      if (!isBusy(error) || waited >= openingMayTake) throw error
    }
    await pause(10)
  }
}

/** Runs a unit as a job of the queue and gives its result when it is on disk. */
function queued<Result>(
  queue: GroupCommit,
  open: () => SqliteSession,
  unit: (tx: Tx) => Promise<Result>,
  news: (session: SqliteSession) => void,
) {
  return new Promise<Result>((resolve, reject) => {
    let session: SqliteSession | undefined
    let result: { readonly value: Result } | undefined
    queue.submit({
      async run() {
        session = open()
        const value = await unit(drawersOver(session))
        await appendEvents(session, [...session.record.news.values()])
        session.end()
        result = { value }
      },
      abandon: () => session?.end(),
      committed() {
        if (result) resolve(result.value)
        if (session) news(session)
      },
      failed: reject,
    })
  })
}

/**
 * Opens the database and migrates it.
 * @throws StoreUnavailable when the file cannot be opened, read or written, or stays locked for ten seconds.
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const { path, clock, pause } = options
  const sealer = rememberingSealer(options.sealer)
  if (path !== inMemory) createPrivately(path)
  const writer = await openWriter(options).catch((error: unknown) => {
    throw sqliteFailure(error, path)
  })
  const reader = path === inMemory ? undefined : connectSqlite({ path, readOnly: true, busyTimeout: readerBusyTimeout })
  const queue = new GroupCommit(writer, path, pause)
  const { onCommit, tellAll } = listeners()
  const reading = new Set<Promise<unknown>>()
  let isClosed = false

  const sessionFor = (connection: SqliteConnection, mode: 'read' | 'write') => () => sqliteSession({ connection, mode, sealer, clock })

  async function readDirectly<Result>(connection: SqliteConnection, unit: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (isClosed) throw closed()
    const session = sessionFor(connection, 'read')()
    try {
      return await unit(drawersOver(session))
    } catch (error) {
      throw sqliteFailure(error, path)
    } finally {
      session.end()
    }
  }

  return {
    engine: 'sqlite',
    read(unit) {
      if (!reader) return queued(queue, sessionFor(writer, 'read'), unit, () => undefined)
      const running = readDirectly(reader, unit)
      reading.add(running)
      const done = () => reading.delete(running)
      running.then(done, done)
      return running
    },
    write: (unit) => queued(queue, sessionFor(writer, 'write'), unit, ({ record }) => tellAll(record.drawers)),
    onCommit,
    async [Symbol.asyncDispose]() {
      if (isClosed) return
      isClosed = true
      await queue[Symbol.asyncDispose]()
      await Promise.allSettled(reading)
      reader?.[Symbol.dispose]()
      writer[Symbol.dispose]()
    },
  }
}

/** SQLite gives its side files the rights of the main one, so this covers them too. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch {
    // Opening it as a database fails in a moment, with the sentence for people.
  }
}
