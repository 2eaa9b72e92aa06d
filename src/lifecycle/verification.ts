// Public addresses: what the ROAs prove moves on by itself; the rest waits for a person, or for the
// autopilot, who believes everybody.
import { verdictsOn, verified } from '#domain/verification/interfaces.ts'
import { type Roas, worstOf } from '#domain/verification/verdict.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { moveDue, type Reconciler, type World } from '#lifecycle/reconciler.ts'

/** Autopilot. */
export const publicInterfacesAreVerified: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.virtualInterfaces,
    ['verifying'],
    'verify public addresses',
    (row) => verified(row, world.now),
  )

/** A peer added to a public interface that is up already waits in `verifying` by itself. */
const hasVerifyingPeer = (vi: VirtualInterface, upTo: number): boolean =>
  vi.virtualInterfaceState !== 'verifying' && vi.peers.some((peer) => peer.bgpPeerState === 'verifying' && peer.since <= upTo)

async function addedPeersPass(world: World, mayPass: (vi: VirtualInterface) => boolean): Promise<number> {
  const upTo = world.now - world.delay('verify public addresses')
  const waits = (vi: VirtualInterface) => hasVerifyingPeer(vi, upTo) && mayPass(vi)
  const waiting = (await world.store.read((tx) => tx.virtualInterfaces.awaitingEdge(100))).filter(waits)
  if (waiting.length === 0) return 0
  return world.store.write(async (tx) => {
    for (const { virtualInterfaceId } of waiting) {
      const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
      if (vi !== undefined && waits(vi)) await tx.virtualInterfaces.update(verified(vi, world.now))
    }
    return waiting.length
  })
}

/** Autopilot. */
export const addedPublicPeersAreVerified: Reconciler = (world) => addedPeersPass(world, () => true)

const isProven = (vi: VirtualInterface, roas: Roas | undefined): boolean => roas !== undefined && worstOf(verdictsOn(vi, roas)) === 'valid'

/** Whoever operates: the holder of the addresses said so in public. */
export const provenInterfacesAreVerified =
  (roas: () => Roas | undefined): Reconciler =>
  async (world) => {
    const held = roas()
    if (held === undefined) return 0
    const waiting = (await world.store.read((tx) => tx.virtualInterfaces.inStates(['verifying']))).filter((vi) => isProven(vi, held))
    const added = await addedPeersPass(world, (vi) => isProven(vi, held))
    if (waiting.length === 0) return added
    return world.store.write(async (tx) => {
      let moved = added
      for (const { virtualInterfaceId } of waiting) {
        const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
        if (vi?.virtualInterfaceState !== 'verifying' || !isProven(vi, held)) continue
        await tx.virtualInterfaces.update(verified(vi, world.now))
        moved += 1
      }
      return moved
    })
  }
