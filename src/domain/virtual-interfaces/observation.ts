// What an edge's observation makes of an interface: a pure step from what was known to what is
// seen. Seen facts move states; wishes are left as they are until the router has followed them.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { after } from '#domain/transitions.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

export interface SeenPeer {
  readonly bgpPeerId: string
  readonly status: 'up' | 'down'
  readonly lastError?: string
}

export interface SeenInterface {
  readonly programmed: boolean
  readonly fault?: string
  readonly peers: readonly SeenPeer[]
}

function asSeen(peer: BgpPeer, seen: SeenPeer | undefined, now: number): BgpPeer | undefined {
  if (peer.bgpPeerState === 'deleting') return seen === undefined ? undefined : peer
  if (seen === undefined || peer.bgpPeerState === 'verifying') return peer
  const { lastError: _, ...known } = peer
  return {
    ...known,
    bgpPeerState: 'available',
    since: peer.bgpPeerState === 'available' ? peer.since : now,
    bgpStatus: seen.status,
    statusSince: peer.bgpStatus === seen.status ? peer.statusSince : now,
    ...(seen.lastError !== undefined && { lastError: seen.lastError }),
  }
}

/** A peer that is still verified keeps the interface on the worklist: it will have news of itself. */
const configured = (peers: readonly BgpPeer[]): boolean => peers.every(({ bgpPeerState }) => bgpPeerState === 'available')

/** The same object when nothing has changed, so that nothing need be written. */
export function observed(vi: VirtualInterface, seen: SeenInterface, now: number): VirtualInterface {
  if (!seen.programmed) return seen.fault === undefined || seen.fault === vi.stateReason ? vi : { ...vi, stateReason: seen.fault }
  const peers = vi.peers.flatMap(
    (peer) =>
      asSeen(
        peer,
        seen.peers.find(({ bgpPeerId }) => bgpPeerId === peer.bgpPeerId),
        now,
      ) ?? [],
  )
  const event = peers.some(({ bgpStatus, bgpPeerState }) => bgpStatus === 'up' && bgpPeerState === 'available')
    ? 'sessionUp'
    : 'sessionsDown'
  const state = after(interfaceLifecycle, vi.virtualInterfaceState, event)
  const { stateReason: _, ...known } = vi
  const next: VirtualInterface = {
    ...known,
    peers,
    virtualInterfaceState: state,
    since: state === vi.virtualInterfaceState ? vi.since : now,
    unsettled: !configured(peers) || state === 'pending',
  }
  return JSON.stringify(next) === JSON.stringify(vi) ? vi : next
}

/** The router has let go of it. */
export const withdrawn = (vi: VirtualInterface, now: number): VirtualInterface => ({
  ...vi,
  virtualInterfaceState: after(interfaceLifecycle, vi.virtualInterfaceState, 'withdrawn'),
  since: now,
  unsettled: false,
  peers: vi.peers.map((peer) => ({ ...peer, bgpPeerState: 'deleted', bgpStatus: 'down', since: now })),
})
