// An edge without a router: it reads the documents that real edges read and, after its delay, says
// that everything wished for is so. It keeps no state but times: when it was first asked to remove
// something, and since when a session is up. A restart costs nothing.
import { type Desired, type DesiredInterface, type DesiredPeer, linkVersion } from '#link/desired.ts'
import type { Observed, ObservedInterface, ObservedPeer } from '#link/observed.ts'
import { simulatedRoutes } from '#sandbox/simulated-routes.ts'

export function simulatedEdge(delay: () => number): (desired: Desired, now: number) => Promise<Observed> {
  const askedToRemove = new Map<string, number>()
  /** By interface, then by peer. */
  const upSince = new Map<string, Map<string, number>>()

  function isGone(id: string, now: number): boolean {
    const since = askedToRemove.get(id) ?? now
    askedToRemove.set(id, since)
    if (now - since < delay()) return false
    askedToRemove.delete(id)
    upSince.delete(id)
    return true
  }

  /** The customer's router is always there and always right; only a failover test holds a session down. */
  function session(peer: DesiredPeer, wish: DesiredInterface, desired: Desired, now: number): ObservedPeer {
    const { bgpPeerId, heldDownUntil } = peer
    const sessions = upSince.get(wish.virtualInterfaceId) ?? new Map<string, number>()
    upSince.set(wish.virtualInterfaceId, sessions)
    if (heldDownUntil !== undefined && heldDownUntil > now) {
      sessions.delete(bgpPeerId)
      return {
        bgpPeerId,
        status: 'down',
        since: peer.since,
        prefixesAccepted: 0,
        prefixesAdvertised: 0,
        lastError: 'Held down by a failover test',
      }
    }
    const since = sessions.get(bgpPeerId) ?? now
    sessions.set(bgpPeerId, since)
    const routes = simulatedRoutes(wish, peer, desired, since)
    const prefixesAccepted = routes.filter(({ direction }) => direction === 'accepted').length
    return { bgpPeerId, status: 'up', since, prefixesAccepted, prefixesAdvertised: routes.length - prefixesAccepted, routes }
  }

  const asWished = (wish: DesiredInterface, desired: Desired, now: number): ObservedInterface => ({
    virtualInterfaceId: wish.virtualInterfaceId,
    programmed: true,
    peers: wish.peers.map((peer) => session(peer, wish, desired, now)),
  })

  return async (desired, now) => ({
    version: linkVersion,
    edge: desired.edge,
    revision: desired.revision,
    at: now,
    ports: [],
    interfaces: desired.interfaces.filter(({ since }) => now - since >= delay()).map((wish) => asWished(wish, desired, now)),
    removed: desired.removed.filter((id) => isGone(id, now)),
  })
}
