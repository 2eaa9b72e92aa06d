// What keys are put on: a port that is by itself, or a LAG with all its members, seen alike and
// held until the end.
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'
import { mustBeOwnLag, mustNotBeMember } from '#domain/lags/rules.ts'
import type { Keyed } from '#domain/macsec/keys.ts'
import { mustBeMacSecCapable } from '#domain/macsec/rules.ts'
import { saveWithKeys } from '#operations/lags/members.ts'
import type { Caller } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

export interface Held {
  readonly row: Keyed
  /** Changes the keys, and returns the row as it was written. */
  save(change: (row: Keyed) => Keyed): Promise<Keyed>
}

/** The caller's own port or LAG that takes keys now. */
export async function lockKeyed(tx: Tx, caller: Caller, id: string, operation: string): Promise<Held> {
  if (id.startsWith('dxlag-')) {
    const lag = mustBeOwnLag(await tx.lags.lock(id), caller, id)
    mustBeMacSecCapable(lag, id)
    return { row: lag, save: (change) => saved(lag, change, (changed) => saveWithKeys(tx, changed)) }
  }
  const connection = mustBeOwnConnection(await tx.connections.lock(id), caller, id)
  mustNotBeMember(connection)
  mustTakeKeys(connection, operation)
  return { row: connection, save: (change) => saved(connection, change, (changed) => tx.connections.update(changed)) }
}

async function saved<Row extends Keyed>(row: Row, change: (row: Keyed) => Keyed, write: (row: Row) => Promise<void>): Promise<Keyed> {
  const { macSecKeys, encryptionMode } = change(row)
  const changed = { ...row, macSecKeys, ...(encryptionMode !== undefined && { encryptionMode }) }
  await write(changed)
  return changed
}

/** A port that is still to be reserved will be capable, but is not yet. */
function mustTakeKeys(connection: Connection, operation: string): void {
  const { connectionId, connectionState } = connection
  const early = connection.requestMACSec && connectionState === 'requested'
  refuseUnless(!early, connectionFaults.wrongState, operation, connectionId, connectionState)
  mustBeMacSecCapable(connection, connectionId)
  const settled = ['pending', 'available', 'down'].includes(connectionState)
  refuseUnless(settled, connectionFaults.wrongState, operation, connectionId, connectionState)
}
