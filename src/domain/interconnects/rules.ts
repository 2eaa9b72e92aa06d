// Whose an interconnect is, and when it may go. Foreign, unknown and deleted ones, and connections
// that are no interconnects, are refused byte for byte alike.
import type { Connection } from '#domain/connections/connection.ts'
import { isLive, looksLikeConnectionId } from '#domain/connections/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { interconnectFaults } from '#domain/interconnects/faults.ts'

interface Whose {
  readonly accountId: string
  readonly region: string
}

/** An interconnect of the caller's in its region, in whatever state. */
export const isOwnInterconnect = (row: Connection | undefined, caller: Whose): row is Connection =>
  row !== undefined && row.kind === 'interconnect' && row.ownerAccount === caller.accountId && row.region === caller.region

export function mustBeOwnInterconnect(row: Connection | undefined, caller: Whose, id: string): Connection {
  refuseUnless(looksLikeConnectionId(id), interconnectFaults.badId, id)
  if (!isOwnInterconnect(row, caller) || row.connectionState === 'deleted') refuse(interconnectFaults.notFound, id)
  return row
}

/** Hosted connections go first, those that wait for their customer's word among them. */
export function mustCarryNothing(interconnect: Connection, hosted: readonly Connection[]): void {
  refuseUnless(!hosted.some(isLive), interconnectFaults.inUse, interconnect.connectionId)
}
