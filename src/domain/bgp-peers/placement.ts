// Which peers an interface takes and which it lets go.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import { isLivePeer, isPrivateAsn } from '#domain/bgp-peers/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

const noPeersIn = ['confirming', 'deleting', 'deleted', 'rejected', 'expired']

/** One session per address family, or two where the port has a second logical device. */
export function mustTakePeer(vi: VirtualInterface, family: 'ipv4' | 'ipv6', redundancy: 'unknown' | 'yes' | 'no'): void {
  const ofFamily = vi.peers.filter((peer) => isLivePeer(peer) && peer.addressFamily === family).length
  refuseUnless(ofFamily < (redundancy === 'yes' ? 2 : 1), peerFaults.familyTaken, vi.virtualInterfaceId, family)
}

/** In the states in which peers come and go. */
export function mustHavePeers(vi: VirtualInterface, operation: string): VirtualInterface {
  refuseUnless(
    !noPeersIn.includes(vi.virtualInterfaceState),
    interfaceFaults.wrongState,
    operation,
    vi.virtualInterfaceId,
    vi.virtualInterfaceState,
  )
  return vi
}

/** The reference of CreateBGPPeer: on a public interface the number must be private, or one that the interface has already. */
export function mustTakeAsn(vi: VirtualInterface, asn: number): void {
  if (vi.virtualInterfaceType !== 'public') return
  const allowed = isPrivateAsn(asn) || vi.peers.some((peer) => peer.asn === asn)
  refuseUnless(allowed, peerFaults.notAllowedAsn, asn, vi.virtualInterfaceId)
}

interface Named {
  readonly bgpPeerId?: string | undefined
  readonly asn?: number | undefined
  readonly asnLong?: number | undefined
  readonly customerAddress?: string | undefined
}

/** The peer that a request names by its id, or by its ASN and customer address. */
export function mustBePeerOf(vi: VirtualInterface, named: Named): BgpPeer {
  const { bgpPeerId, customerAddress } = named
  const asn = named.asnLong ?? (named.asn === 0 ? undefined : named.asn)
  if (bgpPeerId === undefined && (asn === undefined || customerAddress === undefined))
    refuse(peerFaults.noInput, 'bgpPeerId, or asn with customerAddress,')
  const peer = vi.peers.find((candidate) =>
    bgpPeerId === undefined
      ? candidate.asn === asn && candidate.customerAddress === customerAddress && isLivePeer(candidate)
      : candidate.bgpPeerId === bgpPeerId && candidate.bgpPeerState !== 'deleted',
  )
  return peer ?? refuse(peerFaults.notFound, bgpPeerId ?? `${asn} ${customerAddress}`, vi.virtualInterfaceId)
}

export function mustNotBeLastPeer(vi: VirtualInterface, peer: BgpPeer): void {
  const others = vi.peers.filter((other) => isLivePeer(other) && other.bgpPeerId !== peer.bgpPeerId)
  refuseUnless(others.length > 0, peerFaults.lastPeer)
}
