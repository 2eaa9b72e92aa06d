// The store on PostgreSQL. Any number of processes may share one database: what holds the
// invariants are its unique indexes and row locks, and a unit that loses a race runs again, so that
// its own check sees the winner's row and refuses in words.
import { Pool, TypeOverrides } from 'pg'
import { deadline } from './deadline.ts'
import { drawersOver } from './drawers.ts'
import { StoreUnavailable, attempts, closed } from './failure.ts'
import { listeners } from './listeners.ts'
import { isConflict, isConnectionLoss, isReadOnlyServer, postgresFailure } from './postgres-errors.ts'
import { migratePostgres } from './postgres-migrate.ts'
import { readingSession, transaction } from './postgres-session.ts'
import type { Transaction } from './postgres-session.ts'
import { rememberingSealer } from './sealer.ts'
import type { StoreOptions } from './store-options.ts'
import { appendEvents } from './tables/events.ts'
import type { Store, Tx } from './tx.ts'

export interface PostgresOptions extends StoreOptions {
  /** `postgres://user:password@host:port/database`, with the driver's parameters such as `sslmode`; they override ours, such as `statement_timeout`. */
  readonly url: string
  /** Connections of this process; 10 unless given. */
  readonly poolSize?: number
}

const bigint = 20
const statementMayTake = 5_000
const idleTransactionMayLast = 10_000

/** Counts and times come as numbers: none of ours is near 2^53. */
function withNumbers(): TypeOverrides {
  const overrides = new TypeOverrides()
  overrides.setTypeParser(bigint, Number)
  return overrides
}

function connect({ url, poolSize = 10 }: PostgresOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    pipeline: true,
    keepAlive: true,
    application_name: 'demarc',
    connectionTimeoutMillis: statementMayTake,
    statement_timeout: statementMayTake,
    idle_in_transaction_session_timeout: idleTransactionMayLast,
    types: withNumbers(),
  })
  // A connection that breaks is noticed by whoever uses it next; nobody needs to hear of it now.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const worthAnotherTry = (error: unknown): boolean => isConflict(error) || isConnectionLoss(error) || isReadOnlyServer(error)

const unknownOutcome = (error: unknown) =>
  new StoreUnavailable('outcome unknown', 'The connection to PostgreSQL broke during a commit; look whether it happened.', error)

/** Runs a unit once, in a transaction of its own. */
async function runOnce<Result>(pool: Pool, options: StoreOptions, unit: (tx: Tx) => Promise<Result>) {
  const client = await pool.connect()
  let open: Transaction | undefined
  let broken = false
  try {
    const session = transaction(client, options)
    open = session
    using time = deadline(options.pause)
    const value = await Promise.race([unit(drawersOver(session)), time.late])
    await appendEvents(session, [...session.record.news.values()])
    await session.commit()
    return { value, touched: session.record.drawers }
  } catch (error) {
    broken = isConnectionLoss(error) || isReadOnlyServer(error)
    if (broken && open?.committing) throw unknownOutcome(error)
    if (!broken) await open?.rollback().catch(() => (broken = true))
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Opens the database and migrates it.
 * @throws StoreUnavailable when it cannot be reached, or its user may not enter or create tables.
 */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const inner = { ...options, sealer: rememberingSealer(options.sealer) }
  const pool = connect(options)
  try {
    await migratePostgres(pool, options)
  } catch (error) {
    await pool.end()
    throw postgresFailure(error)
  }
  const { onCommit, tellAll } = listeners()
  const running = new Set<Promise<unknown>>()
  let isClosed = false

  /** Waited for when the store is closed. */
  function started<Result>(work: () => Promise<Result>): Promise<Result> {
    if (isClosed) return Promise.reject(closed())
    const promise = work()
    const over = () => running.delete(promise)
    running.add(promise)
    promise.then(over, over)
    return promise
  }

  async function read<Result>(unit: (tx: Tx) => Promise<Result>): Promise<Result> {
    const session = readingSession(pool, inner)
    try {
      return await unit(drawersOver(session))
    } catch (error) {
      throw postgresFailure(error)
    } finally {
      session.end()
    }
  }

  async function write<Result>(unit: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { value, touched } = await runOnce(pool, inner, unit)
        tellAll(touched)
        return value
      } catch (error) {
        if (!worthAnotherTry(error) || attempt === attempts) throw postgresFailure(error)
        // The winner has committed by now, or a new primary needs a moment.
        await options.pause(isConflict(error) ? attempt - 1 : attempt * 100)
      }
    }
  }

  return {
    engine: 'postgres',
    read: (unit) => started(() => read(unit)),
    write: (unit) => started(() => write(unit)),
    onCommit,
    async [Symbol.asyncDispose]() {
      if (isClosed) return
      isClosed = true
      await Promise.allSettled(running)
      await pool.end()
    },
  }
}
