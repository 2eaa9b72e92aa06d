// The customer's side of a session: its number, its key, its family.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import { type Profile, refuse, refuseUnless } from '#domain/fault.ts'
import { newAuthKey, type Random } from '#domain/ids.ts'

/** The old 4-byte signed member ends here; larger numbers travel in `asnLong` alone. */
export const largestShortAsn = 2_147_483_647
export const largestAsn = 4_294_967_294

/** OUTSCALE's documents go one further. */
const largestOutscaleAsn = 4_294_967_295

/** OUTSCALE keeps these for itself. */
const outscaleReserved = [50_624, 53_306, 132_418]

export interface WantedAsn {
  readonly asn?: number | undefined
  readonly asnLong?: number | undefined
}

/** `asnLong` wins where both are given, as old SDKs send `asn: 0` for an absent one. OUTSCALE has all of it in `asn`. */
export function mustBeAsn({ asn, asnLong }: WantedAsn, profile: Profile): number {
  const outscale = profile === 'outscale'
  const wanted = asnLong ?? asn ?? refuse(peerFaults.noAsn)
  const member = asnLong === undefined ? 'asn' : 'asnLong'
  const limit = outscale ? largestOutscaleAsn : member === 'asn' ? largestShortAsn : largestAsn
  refuseUnless(wanted >= 1 && wanted <= limit, peerFaults.badAsn, member, wanted, limit)
  if (outscale) refuseUnless(!outscaleReserved.includes(wanted), peerFaults.reservedAsn, wanted)
  return wanted
}

/** RFC 6996, without the last number of each range. */
export const isPrivateAsn = (asn: number): boolean => (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= largestAsn)

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

export const authKeyOf = (wanted: string | undefined, random: Random): string =>
  wanted === undefined ? newAuthKey(random) : mustBeAuthKey(wanted)

export function mustBeFamily(wanted: string | undefined): 'ipv4' | 'ipv6' {
  const family = wanted ?? 'ipv4'
  if (family !== 'ipv4' && family !== 'ipv6') refuse(peerFaults.badFamily, family)
  return family
}

export const isLivePeer = (peer: BgpPeer): boolean => peer.bgpPeerState !== 'deleting' && peer.bgpPeerState !== 'deleted'
