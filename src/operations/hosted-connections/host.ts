// Looks up the port or LAG that carries hosted connections and holds it: its VLANs and what is left
// of its bandwidth are given out under this lock.
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { type Host, hostOfConnection, hostOfLag } from '#domain/hosted-connections/host.ts'
import { liveMembers, mustBeOwnLag } from '#domain/lags/rules.ts'
import type { Caller } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

/** The caller's own; a foreign or unknown id is refused as unknown. */
export async function lockHost(tx: Tx, caller: Caller, id: string): Promise<Host> {
  if (!id.startsWith('dxlag-')) return hostOfConnection(mustBeOwnConnection(await tx.connections.lock(id), caller, id))
  const lag = mustBeOwnLag(await tx.lags.lock(id), caller, id)
  return hostOfLag(lag, liveMembers(await tx.connections.membersOf(id)))
}
