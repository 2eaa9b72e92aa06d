// The customer's side of a session: its number, its key, its family.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import { type Profile, refuse, refuseUnless } from '#domain/fault.ts'
import { newAuthKey, type Random } from '#domain/ids.ts'

/** The old 4-byte signed member ends here; larger numbers travel in `asnLong` alone. */
export const largestShortAsn = 2_147_483_647
export const largestAsn = 4_294_967_294

/** OUTSCALE keeps these for itself. */
const outscaleReserved = [50_624, 53_306, 132_418]

export interface WantedAsn {
  readonly asn?: number | undefined
  readonly asnLong?: number | undefined
}

/** `asnLong` wins where both are given; old SDKs send `asn: 0` for an absent one. */
export function mustBeAsn(wanted: WantedAsn, profile: Profile): number {
  const { asnLong } = wanted
  const asn = wanted.asn === 0 && asnLong !== undefined ? undefined : wanted.asn
  if (asnLong !== undefined) refuseUnless(asnLong >= 1 && asnLong <= largestAsn, peerFaults.badAsn, 'asnLong', asnLong, largestAsn)
  else if (asn === undefined) refuse(peerFaults.noAsn)
  else if (profile === 'aws') refuseUnless(asn >= 1 && asn <= largestShortAsn, peerFaults.badAsn, 'asn', asn, largestShortAsn)
  const chosen = asnLong ?? asn ?? 0
  refuseUnless(chosen >= 1 && chosen <= largestAsn, peerFaults.badAsn, 'asn', chosen, largestAsn)
  if (profile === 'outscale') refuseUnless(!outscaleReserved.includes(chosen), peerFaults.reservedAsn, chosen)
  return chosen
}

/** The same number on both sides would be an iBGP session. */
export function mustNotBeOwnAsn(asn: number, amazonSideAsn: number): void {
  refuseUnless(asn !== amazonSideAsn, peerFaults.ownAsn, asn)
}

/** TCP MD5 keys: 80 bytes are the kernel's limit; no router's quoting survives a double quote or a blank. */
export function mustBeAuthKey(wanted: string): string {
  refuseUnless(wanted.length >= 6 && wanted.length <= 80, peerFaults.badKeyLength, wanted.length)
  refuseUnless(/^[!#-~]+$/.test(wanted), peerFaults.badKeyCharacters)
  return wanted
}

export const authKeyOf = (wanted: string | undefined, random: Random): string => (wanted === undefined ? newAuthKey(random) : mustBeAuthKey(wanted))

export function mustBeFamily(wanted: string | undefined): 'ipv4' | 'ipv6' {
  const family = wanted ?? 'ipv4'
  if (family !== 'ipv4' && family !== 'ipv6') refuse(peerFaults.badFamily, family)
  return family
}

export const isLivePeer = (peer: BgpPeer): boolean => peer.bgpPeerState !== 'deleting' && peer.bgpPeerState !== 'deleted'
