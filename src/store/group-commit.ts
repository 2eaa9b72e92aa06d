// Writing units share a commit: those that wait are run one after the other in one transaction,
// each behind its own savepoint, and all are told their results when the one fsync has returned.
// A failing unit undoes only itself; a failing commit fails the whole group.
import { deadline } from './deadline.ts'
import { StoreUnavailable, attempts, closed } from './failure.ts'
import { isBusy, isSqliteUniqueViolation, sqliteFailure } from './sqlite-connection.ts'
import type { SqliteConnection } from './sqlite-connection.ts'
import type { Pause } from './store-options.ts'

/** One queued unit. `run` may be called again after its savepoint was rolled back. */
export interface Job {
  run(): Promise<void>
  /** A run did not end in time and its result will not be looked at. */
  abandon(): void
  /** On disk. */
  committed(): void
  /** Nothing of it is, and this is why. */
  failed(error: unknown): void
}

const largestGroup = 100
const lockMayTake = 10_000

export class GroupCommit implements AsyncDisposable {
  readonly #connection: SqliteConnection
  readonly #path: string
  readonly #pause: Pause
  readonly #waiting: Job[] = []
  #draining: Promise<void> | undefined
  #closed = false

  constructor(connection: SqliteConnection, path: string, pause: Pause) {
    this.#connection = connection
    this.#path = path
    this.#pause = pause
  }

  submit(job: Job): void {
    if (this.#closed) return job.failed(closed())
    this.#waiting.push(job)
    this.#draining ??= this.#drain()
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Requests that are ready to be served come first, so that they share this commit.
      await this.#pause(0)
      try {
        await this.#begin()
      } catch (error) {
        const failure = sqliteFailure(error, this.#path)
        for (const job of this.#waiting.splice(0)) job.failed(failure)
        continue
      }
      await this.#runGroup()
    }
    this.#draining = undefined
  }

  /** Waits while another process writes; other work of this process goes on. */
  async #begin(): Promise<void> {
    for (let waited = 0; ;) {
      try {
        return this.#connection.exec('begin immediate')
      } catch (error) {
        if (!isBusy(error) || waited >= lockMayTake) throw error
      }
      // Uneven steps: two processes that write all day would otherwise keep missing each other's gaps.
      const step = 1 + (waited % 4)
      waited += step
      await this.#pause(step)
    }
  }

  async #runGroup(): Promise<void> {
    const taken: Job[] = []
    const errors = new Map<Job, unknown>()
    using time = deadline(this.#pause)
    try {
      for (let job = this.#waiting.shift(); job; job = taken.length < largestGroup ? this.#waiting.shift() : undefined) {
        taken.push(job)
        const error = await this.#attempt(job, time.late)
        if (error !== undefined) errors.set(job, error)
        if (error instanceof StoreUnavailable) break
      }
      this.#connection.exec('commit')
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec('rollback')
      // A refusal too is taken back: it may have been for a row of this group.
      for (const job of taken) job.failed(sqliteFailure(error, this.#path))
      return
    }
    for (const job of taken) {
      if (errors.has(job)) job.failed(errors.get(job))
      else job.committed()
    }
  }

  /** Runs a unit behind a savepoint and gives its error; throws only when the whole transaction is lost. */
  async #attempt(job: Job, late: Promise<never>): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      this.#connection.exec('savepoint unit')
      try {
        await Promise.race([job.run(), late])
        this.#connection.exec('release unit')
        return undefined
      } catch (error) {
        job.abandon()
        // On a full disk SQLite rolls back by itself, and what others wrote in this group is gone too.
        if (!this.#connection.inTransaction) throw error
        this.#connection.exec('rollback to unit')
        this.#connection.exec('release unit')
        if (!isSqliteUniqueViolation(error) || attempt === attempts) return sqliteFailure(error, this.#path)
      }
    }
  }

  /** Finishes what was submitted, then takes no more. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    await this.#draining
  }
}
