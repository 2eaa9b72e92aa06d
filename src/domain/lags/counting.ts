// A LAG follows its members: it counts the links that are up. Each member remembers where it was
// counted last, so that a port that goes up, down or away is noticed by whoever looks next, no
// matter who moved it.
import type { Connection } from '#domain/connections/connection.ts'
import { isLive } from '#domain/connections/rules.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { lagLifecycle } from '#domain/lags/lifecycle.ts'
import { after } from '#domain/transitions.ts'

const isUp = (member: Connection): boolean => member.connectionState === 'available'

/** The LAG as its members make it; the same object when nothing has changed. */
export function counted(lag: Lag, members: readonly Connection[], now: number): Lag {
  const enough = members.filter(isUp).length >= Math.max(1, lag.minimumLinks)
  const lagState = after(lagLifecycle, lag.lagState, enough ? 'enoughLinks' : 'tooFewLinks')
  const ports = members.filter((member) => isLive(member) && member.device !== undefined)
  const jumboFrameCapable = ports.length === 0 ? lag.jumboFrameCapable : ports.every((port) => port.jumboFrameCapable)
  if (lagState === lag.lagState && jumboFrameCapable === lag.jumboFrameCapable) return lag
  return {
    ...lag,
    lagState,
    since: lagState === lag.lagState ? lag.since : now,
    wasUp: lag.wasUp || lagState === 'available',
    jumboFrameCapable,
  }
}

const belongsIn = (connection: Connection): string | undefined => (isUp(connection) ? connection.lagId : undefined)

/** Its LAG, or the one that it has left, has to count again. */
export const isMiscounted = (connection: Connection): boolean => connection.countedIn !== belongsIn(connection)

/** Counted where it belongs now. */
export function asCounted(connection: Connection): Connection {
  const { countedIn: _, ...rest } = connection
  const where = belongsIn(connection)
  return where === undefined ? rest : { ...rest, countedIn: where }
}
