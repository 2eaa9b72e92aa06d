// Units of work on PostgreSQL. Round trips are what a transaction costs, so nothing waits that need
// not: `begin` travels with the first question, and changes travel behind one another with the
// commit. A change that fails makes the server refuse everything behind it, the commit included,
// so its error may come late but never too late.
import type { ClientBase, Pool, QueryResult } from 'pg'
import { afterTheEnd, onlyReading } from './failure.ts'
import { isConnectionLoss } from './postgres-errors.ts'
import { bound, compiledFor } from './query.ts'
import type { Query, Value } from './query.ts'
import { postgresRows } from './seams.ts'
import type { Sealer } from './sealer.ts'
import { emptyRecord, note } from './session.ts'
import type { Session, UnitRecord } from './session.ts'

interface SessionOptions {
  readonly sealer: Sealer
  readonly clock: () => number
}

/** PostgreSQL has no NUL in text. Only what clients invent can hold one, and nothing is stored under it. */
const withoutNul = (value: Value): Value => (typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value)

function prepared<Args extends object, Row>(query: Query<Args, Row>, args: Args) {
  const compiled = compiledFor(query, 'postgres')
  return { name: compiled.name, text: compiled.sql, values: bound(compiled, args).map(withoutNul) }
}

/** Each question on its own connection of the pool; asked once more if that connection turns out to be dead. */
export function readingSession(pool: Pool, { sealer, clock }: SessionOptions): Session & { end(): void } {
  let ended = false
  const refused = async (): Promise<never> => {
    throw onlyReading()
  }
  return {
    engine: 'postgres',
    sealer,
    clock,
    async ask(query, args) {
      if (ended) throw afterTheEnd()
      const asked = prepared(query, args)
      const result = await pool.query(asked).catch((error: unknown) => {
        if (!isConnectionLoss(error)) throw error
        return pool.query(asked)
      })
      return postgresRows(result.rows)
    },
    hold: refused,
    change: refused,
    changeAsking: refused,
    touched: () => undefined,
    tell: () => undefined,
    end() {
      ended = true
    },
  }
}

export interface Transaction extends Session {
  readonly record: UnitRecord
  /** True once the commit was sent: from then on a lost connection leaves the outcome unknown. */
  readonly committing: boolean
  /** @throws the first error of the unit's changes, or the commit's own. */
  commit(): Promise<void>
  /** Nothing where the server has ended the transaction already. */
  rollback(): Promise<void>
}

export function transaction(client: ClientBase, { sealer, clock }: SessionOptions): Transaction {
  const record = emptyRecord()
  let checks: Promise<unknown>[] = []
  let failure: { readonly error: unknown } | undefined
  let state: 'open' | 'committing' | 'over' = 'open'

  /** Only the first error tells the cause; those behind it only say that the transaction has failed. */
  const first = (error: unknown): never => {
    failure ??= { error }
    throw failure.error
  }
  function send(asked: string | ReturnType<typeof prepared>): Promise<QueryResult> {
    const result = client.query(asked).catch(first)
    // Somebody else may wait for it, or only the commit does.
    result.catch(() => undefined)
    return result
  }
  function mustBeOpen(): void {
    if (state !== 'open') throw afterTheEnd()
  }
  async function rows<Args extends object, Row>(query: Query<Args, Row>, args: Args): Promise<readonly Row[]> {
    mustBeOpen()
    return postgresRows<Row>((await send(prepared(query, args))).rows)
  }

  void send('begin')
  return {
    engine: 'postgres',
    sealer,
    clock,
    record,
    get committing() {
      return state === 'committing'
    },
    ask: rows,
    hold: rows,
    changeAsking: rows,
    async change(query, args, mustHit) {
      mustBeOpen()
      const result = send(prepared(query, args))
      if (mustHit === undefined) return
      const check = result.then(({ rowCount }) => {
        if (rowCount === 0) first(new Error(mustHit))
      })
      check.catch(() => undefined)
      checks.push(check)
    },
    touched: (drawer) => void record.drawers.add(drawer),
    tell: (news) => note(record, news),
    async commit() {
      mustBeOpen()
      await Promise.all(checks)
      checks = []
      state = 'committing'
      const { command } = await send('commit')
      state = 'over'
      if (failure) throw failure.error
      if (command !== 'COMMIT') throw new Error(`PostgreSQL answered the commit with ${command}.`)
    },
    async rollback() {
      const isOpen = state === 'open'
      state = 'over'
      if (isOpen) await client.query('rollback')
    },
  }
}
