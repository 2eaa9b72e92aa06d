// What a table needs of a database: to ask and to change, within one unit of work. Each engine has
// its own sessions; what they share is here: the record of what was touched, from which the events
// of the transaction and the news for this process are made.
import type { Query, Engine } from './query.ts'
import type { Sealer } from './sealer.ts'
import type { Tx } from './tx.ts'

export type DrawerName = Exclude<keyof Tx, 'events'>

/** One aggregate that a unit changed, and the accounts that may see it. */
export interface News {
  readonly drawer: DrawerName
  readonly id: string
  readonly accounts: readonly string[]
}

export interface Session {
  readonly engine: Engine
  readonly sealer: Sealer
  /** Epoch milliseconds. */
  readonly clock: () => number
  ask<Args extends object, Row>(query: Query<Args, Row>, args: Args): Promise<readonly Row[]>
  /** As `ask`, but the rows stay locked, so it needs a transaction. */
  hold<Args extends object, Row>(query: Query<Args, Row>, args: Args): Promise<readonly Row[]>
  /**
   * Changes rows. PostgreSQL may learn of a failure only at a later call or at the commit, but then
   * nothing is committed. `mustHit` is the complaint when no row was changed.
   */
  change<Args extends object>(query: Query<Args, unknown>, args: Args, mustHit?: string): Promise<void>
  /** Changes rows and tells what was changed. */
  changeAsking<Args extends object, Row>(query: Query<Args, Row>, args: Args): Promise<readonly Row[]>
  touched(drawer: DrawerName): void
  tell(news: News): void
}

/** What a unit has touched so far. */
export interface UnitRecord {
  readonly drawers: Set<DrawerName>
  readonly news: Map<string, News>
}

export const emptyRecord = (): UnitRecord => ({ drawers: new Set(), news: new Map() })

/** An aggregate changed twice in a unit is one piece of news, for everybody who saw it before or after. */
export function note({ drawers, news }: UnitRecord, fresh: News): void {
  const key = `${fresh.drawer} ${fresh.id}`
  const earlier = news.get(key)
  news.set(key, earlier ? { ...fresh, accounts: [...new Set([...earlier.accounts, ...fresh.accounts])] } : fresh)
  drawers.add(fresh.drawer)
}
