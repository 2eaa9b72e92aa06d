// What carries hosted connections: an interconnect or a partner's LAG, seen alike. Beside what any
// parent has, it hands down its provider's name and whether its link can be encrypted.
import type { Connection } from '#domain/connections/connection.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { type Parent, parentOfConnection, parentOfLag, type ReadyParent } from '#domain/parents/parent.ts'

interface Hosting {
  readonly providerName?: string
  readonly macSecCapable: boolean
  /** The LAG that an interconnect is a member of: that one carries hosted connections then. */
  readonly memberOf?: string
}

export type Host = Parent & Hosting

/** One that takes hosted connections now. */
export type ReadyHost = ReadyParent & Hosting

export const hostOfConnection = (row: Connection): Host => ({
  ...parentOfConnection(row),
  ...(row.providerName !== undefined && { providerName: row.providerName }),
  macSecCapable: row.macSecCapable,
  ...(row.lagId !== undefined && { memberOf: row.lagId }),
})

export const hostOfLag = (lag: Lag, members: readonly Connection[]): Host => ({
  ...parentOfLag(lag, members),
  ...(lag.providerName !== undefined && { providerName: lag.providerName }),
  macSecCapable: lag.macSecCapable,
})
