// Interfaces that move to another port: with their own port when it joins a LAG, or by themselves.
// VLAN, addresses, keys and numbers stay; what they share with others must be free where they go.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { isLivePeer } from '#domain/bgp-peers/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { newId, type Random } from '#domain/ids.ts'
import type { Parent, ReadyParent } from '#domain/parents/parent.ts'
import type { Usage } from '#domain/parents/usage.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import type { Quotas } from '#domain/settings.ts'
import { after } from '#domain/transitions.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import { allocationOf, isLiveInterface, mustBeMtu, mustBeRateLimit, mustBeVlanOf, prefixPoolOf } from '#domain/virtual-interfaces/rules.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

/** Live, or on its way out: it holds its VLAN and its addresses until its router has let go. */
export const holdsItsPlace = (vi: VirtualInterface): boolean => isLiveInterface(vi) || vi.virtualInterfaceState === 'deleting'

const carriesTraffic = ['pending', 'available', 'down', 'testing']

/**
 * The sessions whose subnets go where the interface goes. One that was torn down by an earlier move
 * still holds its subnet on that earlier port, while its successor holds the same one here.
 */
export const sessionsHere = (vi: VirtualInterface): readonly BgpPeer[] => {
  const live = vi.peers.filter(isLivePeer)
  return vi.peers.filter((peer) => live.includes(peer) || !live.some(({ customerAddress }) => customerAddress === peer.customerAddress))
}

/** An interface whose port has become part of another one, on the same device: the same sessions, down for the moment that the router needs. */
export function carried(vi: VirtualInterface, parentId: string, now: number): VirtualInterface {
  const virtualInterfaceState = after(interfaceLifecycle, vi.virtualInterfaceState, 'changed')
  return {
    ...vi,
    parentId,
    virtualInterfaceState,
    since: virtualInterfaceState === vi.virtualInterfaceState ? vi.since : now,
    unsettled: vi.unsettled || carriesTraffic.includes(vi.virtualInterfaceState),
  }
}

/** All of a joining port's interfaces at once must find room among those of the LAG. */
export function mustShare(lag: Parent, present: Usage, coming: Usage, quotas: Quotas): void {
  const limiters = present.rateLimiters + coming.rateLimiters
  if (coming.rateLimiters > 0) refuseUnless(limiters <= 10, interfaceFaults.tooManyRateLimiters, lag.parentId)
  for (const [member, family] of [['prefixPoolAllocatedCountIpv4', 'ipv4'] as const, ['prefixPoolAllocatedCountIpv6', 'ipv6'] as const]) {
    const left = prefixPoolOf(lag.portBandwidth) - present[family]
    refuseUnless(coming[family] === 0 || coming[family] <= left, interfaceFaults.poolExceeded, member, coming[family], left, lag.parentId)
  }
  const asOneMore = present.interfaces + coming.interfaces - 1
  if (coming.interfaces > 0) mustStayBelow(asOneMore, quotas.interfacesPerLag, lag.ownerAccount, `virtual interfaces on ${lag.parentId}`)
}

/** Between ports of the same owner's, in whatever place of the region; hosted connections keep what they carry. */
export function mustBeMovable(vi: VirtualInterface, from: Parent['kind'], to: Parent): void {
  const { virtualInterfaceId, virtualInterfaceState } = vi
  const settled = ['available', 'down'].includes(virtualInterfaceState)
  refuseUnless(settled, interfaceFaults.wrongState, 'AssociateVirtualInterface', virtualInterfaceId, virtualInterfaceState)
  refuseUnless(vi.parentId !== to.parentId, interfaceFaults.thereAlready, virtualInterfaceId, to.parentId)
  if (from === 'hosted' && ['hosted', 'lag'].includes(to.kind)) refuse(interfaceFaults.hostedStays, virtualInterfaceId, vi.parentId)
  mustBeVlanOf(to, vi.vlan)
  mustBeMtu(vi.mtu, vi.virtualInterfaceType, to)
}

type Shares = Pick<VirtualInterface, 'prefixPoolAllocatedCountIpv4' | 'prefixPoolAllocatedCountIpv6'>

/** Its rate limit and its part of the prefix pools, as far as the port that it moves to has them to give. */
export function sharesOn(to: Parent, vi: VirtualInterface, usage: Usage): Shares {
  if (vi.rateLimit !== undefined) mustBeRateLimit(vi.rateLimit, to, usage.rateLimiters)
  if (vi.virtualInterfaceType === 'public' || to.kind === 'hosted') return {}
  const ipv4 = allocationOf('prefixPoolAllocatedCountIpv4', vi.prefixPoolAllocatedCountIpv4, usage.ipv4, to)
  const ipv6 = allocationOf('prefixPoolAllocatedCountIpv6', vi.prefixPoolAllocatedCountIpv6, usage.ipv6, to)
  return { ...(ipv4 > 0 && { prefixPoolAllocatedCountIpv4: ipv4 }), ...(ipv6 > 0 && { prefixPoolAllocatedCountIpv6: ipv6 }) }
}

type Moment = { readonly now: number; readonly random: Random }

/** The session as it is set up anew: same addresses, key and number, another id. */
function renewed(old: BgpPeer, to: ReadyParent, { now, random }: Moment): BgpPeer {
  const { lastError: _, ...peer } = old
  return {
    ...peer,
    bgpPeerId: newId('dxpeer', random),
    bgpPeerState: peer.bgpPeerState === 'verifying' ? 'verifying' : 'pending',
    bgpStatus: 'down',
    since: now,
    statusSince: now,
    device: to.device,
    logicalDevice: to.logicalDevice,
  }
}

const tornDown = (peer: BgpPeer, now: number): BgpPeer => ({
  ...peer,
  bgpPeerState: 'deleting',
  bgpStatus: 'down',
  since: now,
  statusSince: peer.bgpStatus === 'down' ? peer.statusSince : now,
})

export interface Migrated {
  readonly moved: VirtualInterface
  /** Each session that is taken down, and the one that takes its place. */
  readonly successors: readonly (readonly [old: BgpPeer, fresh: BgpPeer])[]
}

/** On its new port: the old sessions are listed until their router has let go, the new ones stand behind them. */
export function migrated(vi: VirtualInterface, to: ReadyParent, shares: Shares, moment: Moment): Migrated {
  const { prefixPoolAllocatedCountIpv4: _, prefixPoolAllocatedCountIpv6: __, stateReason: ___, ...kept } = vi
  const known = vi.peers.filter(({ bgpPeerState }) => bgpPeerState !== 'deleted')
  const successors = known.filter(isLivePeer).map((peer) => [peer, renewed(peer, to, moment)] as const)
  const moved: VirtualInterface = {
    ...kept,
    ...shares,
    parentId: to.parentId,
    connectionOwner: to.ownerAccount,
    location: to.location,
    device: to.device,
    logicalDevice: to.logicalDevice,
    jumboFrameCapable: to.jumboFrameCapable,
    virtualInterfaceState: after(interfaceLifecycle, vi.virtualInterfaceState, 'changed'),
    since: moment.now,
    peers: [...known.map((peer) => (isLivePeer(peer) ? tornDown(peer, moment.now) : peer)), ...successors.map(([, fresh]) => fresh)],
    unsettled: true,
  }
  return { moved, successors }
}
