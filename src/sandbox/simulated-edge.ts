// An edge without a router: it reads the documents that real edges read and, after its delay, says
// that everything wished for is so. It keeps no state but the time it was first asked to remove
// something, so a restart costs nothing.
import { type Desired, type DesiredInterface, linkVersion } from '#link/desired.ts'
import type { Observed, ObservedInterface } from '#link/observed.ts'

export function simulatedEdge(delay: () => number): (desired: Desired, now: number) => Promise<Observed> {
  const askedToRemove = new Map<string, number>()

  function isGone(id: string, now: number): boolean {
    const since = askedToRemove.get(id) ?? now
    askedToRemove.set(id, since)
    if (now - since < delay()) return false
    askedToRemove.delete(id)
    return true
  }

  return async (desired, now) => ({
    version: linkVersion,
    edge: desired.edge,
    revision: desired.revision,
    at: now,
    ports: [],
    interfaces: desired.interfaces.filter(({ since }) => now - since >= delay()).map((wish) => asWished(wish, now)),
    removed: desired.removed.filter((id) => isGone(id, now)),
  })
}

/** The customer's router is always there and always right; only a failover test holds a session down. */
const asWished = (wish: DesiredInterface, now: number): ObservedInterface => ({
  virtualInterfaceId: wish.virtualInterfaceId,
  programmed: true,
  peers: wish.peers.map(({ bgpPeerId, heldDownUntil, since }) => {
    const held = heldDownUntil !== undefined && heldDownUntil > now
    return {
      bgpPeerId,
      status: held ? 'down' : 'up',
      since,
      prefixesAccepted: held ? 0 : 2,
      prefixesAdvertised: held ? 0 : 1,
      ...(held && { lastError: 'Held down by a failover test' }),
    }
  }),
})
