// A public interface before the verdict and after it.
import { after } from '#domain/transitions.ts'
import { type PrefixVerdict, type Roas, verdictOn } from '#domain/verification/verdict.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

/** Every prefix with every ASN that would announce it. */
export const verdictsOn = (vi: VirtualInterface, roas: Roas | undefined): readonly PrefixVerdict[] =>
  [...new Set(vi.peers.map(({ asn }) => asn))].flatMap((asn) => vi.routeFilterPrefixes.map((prefix) => verdictOn(roas, prefix, asn)))

export const waitsForVerdict = (vi: VirtualInterface): boolean =>
  vi.virtualInterfaceState === 'verifying' ||
  (vi.virtualInterfaceType === 'public' &&
    vi.peers.some(({ bgpPeerState }) => bgpPeerState === 'verifying') &&
    !['confirming', 'deleting', 'deleted', 'rejected'].includes(vi.virtualInterfaceState))

export const verified = (row: VirtualInterface, now: number): VirtualInterface => ({
  ...row,
  ...(row.virtualInterfaceState === 'verifying' && {
    virtualInterfaceState: after(interfaceLifecycle, row.virtualInterfaceState, 'verified'),
    since: now,
  }),
  peers: row.peers.map((peer) => (peer.bgpPeerState === 'verifying' ? { ...peer, bgpPeerState: 'pending', since: now } : peer)),
  unsettled: true,
})

export const refused = (row: VirtualInterface, reason: string, now: number): VirtualInterface => ({
  ...row,
  virtualInterfaceState: after(interfaceLifecycle, row.virtualInterfaceState, 'refused'),
  since: now,
  stateReason: reason,
})
