// Wishes down, observations up, for edges that answer at once (the sandbox's simulated one). Only
// interfaces that wait for something are asked about; an edge that has nothing to say yet leaves
// them out, and the next pass asks again. A device with an enrolled edge is left to that edge.
import { mayMoveRoutes, routesAfter } from '#domain/routes/observation.ts'
import { observed, withdrawn } from '#domain/virtual-interfaces/observation.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { desiredOf } from '#lifecycle/desired.ts'
import type { Reconciler, World } from '#lifecycle/reconciler.ts'
import type { Desired } from '#link/desired.ts'
import type { Observed, ObservedInterface } from '#link/observed.ts'
import { releaseClaims } from '#store/claims.ts'
import type { Tx } from '#store/tx.ts'

/** An edge that is asked and answers; `undefined` when it cannot be reached. */
export type Exchange = (desired: Desired, now: number) => Promise<Observed | undefined>

const batch = 200

export const interfacesFollowTheirEdges =
  (exchange: Exchange): Reconciler =>
  async (world) => {
    const waiting = await world.store.read((tx) => tx.virtualInterfaces.awaitingEdge(batch))
    if (waiting.length === 0) return 0
    const enrolled = await world.store.read((tx) => tx.edges.enrolled())
    let moved = 0
    for (const [device, interfaces] of Map.groupBy(waiting, (vi) => vi.device)) {
      if (enrolled.includes(device)) continue
      const desired = await world.store.read((tx) => desiredOf(tx, device, interfaces, (key) => `plain:${key}`, world.now))
      const seen = await exchange(desired, world.now)
      if (seen !== undefined) moved += await applyObserved(world, seen)
    }
    return moved
  }

/** Writes what an edge has seen. Facts about interfaces that are not the device's are ignored. */
export async function applyObserved({ store, now }: Pick<World, 'store' | 'now'>, seen: Observed): Promise<number> {
  if (seen.interfaces.length === 0 && seen.removed.length === 0) return 0
  return store.write(async (tx) => {
    let moved = 0
    for (const each of seen.interfaces) {
      const vi = await tx.virtualInterfaces.lock(each.virtualInterfaceId)
      if (vi?.device !== seen.edge || !['pending', 'available', 'down', 'testing'].includes(vi.virtualInterfaceState)) continue
      moved += await write(tx, vi, observed(vi, each, now))
      await writeRoutes(tx, vi, each)
    }
    for (const id of seen.removed) {
      const vi = await tx.virtualInterfaces.lock(id)
      if (vi?.device !== seen.edge || vi.virtualInterfaceState !== 'deleting') continue
      moved += await write(tx, vi, withdrawn(vi, now))
      await releaseClaims(tx, vi)
      await tx.routes.forget(id)
    }
    return moved
  })
}

async function write(tx: Tx, before: VirtualInterface, after: VirtualInterface): Promise<number> {
  if (after === before) return 0
  const kept = new Set(after.peers.map(({ bgpPeerId }) => bgpPeerId))
  for (const { bgpPeerId } of before.peers) if (!kept.has(bgpPeerId)) await tx.ranges.release(bgpPeerId)
  await tx.virtualInterfaces.update(after)
  return 1
}

async function writeRoutes(tx: Tx, before: VirtualInterface, seen: ObservedInterface): Promise<void> {
  if (!mayMoveRoutes(before.peers, seen.peers)) return
  const known = await tx.routes.of(before.virtualInterfaceId)
  const next = routesAfter(known, seen.peers)
  if (next !== known) await tx.routes.put(before.virtualInterfaceId, next)
}
