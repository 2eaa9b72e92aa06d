// When a letter of authorization can be written: as soon as a port is assigned, for as long as it is.
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { lagFaults } from '#domain/lags/faults.ts'
import { loaFaults } from '#domain/loa/faults.ts'

/** A connection whose port is assigned. */
export type AssignedPort = Connection & { readonly device: string }

const assigned = ['pending', 'available', 'down']

const isAssigned = (connection: Connection): connection is AssignedPort =>
  assigned.includes(connection.connectionState) && connection.device !== undefined

export function mustBeAssigned(connection: Connection, operation: string): AssignedPort {
  const { connectionId, connectionState, kind } = connection
  refuseUnless(kind !== 'hosted', loaFaults.hosted, connectionId)
  if (isAssigned(connection)) return connection
  if (connectionState === 'requested') refuse(loaFaults.notReady, connectionId, connectionState)
  refuse(connectionFaults.wrongState, operation, connectionId, connectionState)
}

/** The members of a LAG whose ports are assigned; the others get a letter of their own later. */
export function mustHavePorts(lag: Lag, members: readonly Connection[]): readonly [AssignedPort, ...AssignedPort[]] {
  refuseUnless(lag.lagState !== 'deleting', lagFaults.notFound, lag.lagId)
  const [first, ...others] = members.filter(isAssigned)
  if (first === undefined) refuse(loaFaults.noMembers, lag.lagId)
  return [first, ...others]
}
