// A unit of work on SQLite. Its statements are run at once; the promises are there because the
// other engine needs them.
import { afterTheEnd, onlyReading } from './failure.ts'
import { bound, compiledFor } from './query.ts'
import type { Query } from './query.ts'
import type { Sealer } from './sealer.ts'
import { emptyRecord, note } from './session.ts'
import type { Session, UnitRecord } from './session.ts'
import type { SqliteConnection } from './sqlite-connection.ts'

export interface SqliteSession extends Session {
  readonly record: UnitRecord
  /** From now on every call is refused. */
  end(): void
}

interface SessionOptions {
  readonly connection: SqliteConnection
  readonly mode: 'read' | 'write'
  readonly sealer: Sealer
  readonly clock: () => number
}

export function sqliteSession({ connection, mode, sealer, clock }: SessionOptions): SqliteSession {
  const record = emptyRecord()
  let ended = false

  function mustBeOpen(toChange: boolean): void {
    if (ended) throw afterTheEnd()
    if (toChange && mode === 'read') throw onlyReading()
  }
  function rows<Args extends object, Row>(query: Query<Args, Row>, args: Args): readonly Row[] {
    const compiled = compiledFor(query, 'sqlite')
    return connection.all<Row>(compiled.sql, bound(compiled, args))
  }

  return {
    engine: 'sqlite',
    sealer,
    clock,
    record,
    async ask(query, args) {
      mustBeOpen(false)
      return rows(query, args)
    },
    async hold(query, args) {
      mustBeOpen(true)
      return rows(query, args)
    },
    async changeAsking(query, args) {
      mustBeOpen(true)
      return rows(query, args)
    },
    async change(query, args, mustHit) {
      mustBeOpen(true)
      const compiled = compiledFor(query, 'sqlite')
      const changed = connection.run(compiled.sql, bound(compiled, args))
      if (changed === 0 && mustHit !== undefined) throw new Error(mustHit)
    },
    touched: (drawer) => void record.drawers.add(drawer),
    tell: (news) => note(record, news),
    end() {
      ended = true
    },
  }
}
