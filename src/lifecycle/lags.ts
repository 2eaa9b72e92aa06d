// LAGs follow their members. Whoever moves a port need not know that it is in a LAG: the ports that
// went up, down or away since they were counted are a worklist of their own.
import { asCounted, counted } from '#domain/lags/counting.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import type { Tx } from '#store/tx.ts'

const batch = 100

export const lagsFollowTheirMembers: Reconciler = async ({ store, now }) => {
  const waiting = await store.read((tx) => tx.connections.miscounted(1))
  if (waiting.length === 0) return 0
  return store.write(async (tx) => {
    const ports = await tx.connections.miscounted(batch)
    const concerned = new Set(ports.flatMap(({ lagId, countedIn }) => [lagId, countedIn].filter((id) => id !== undefined)))
    for (const lagId of [...concerned].sort()) await countAgain(tx, lagId, now)
    for (const port of ports) await tx.connections.update(asCounted(port))
    return ports.length
  })
}

async function countAgain(tx: Tx, lagId: string, now: number): Promise<void> {
  const lag = await tx.lags.lock(lagId)
  if (lag === undefined) return
  const recounted = counted(lag, await tx.connections.membersOf(lagId), now)
  if (recounted !== lag) await tx.lags.update(recounted)
}
