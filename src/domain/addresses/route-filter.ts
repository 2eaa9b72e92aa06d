// Lists of prefixes: what a customer may announce on a public interface, and what a Direct Connect
// gateway may announce to the customer. The first must be public and free of overlaps, since each
// prefix is later claimed for this interface alone; the second is the customer's own business.
import { inOrder, isNetwork, networkOf, overlaps, parseInterfaceAddress, printCidr, rangeOf } from '#domain/addresses/cidr.ts'
import type { AddressRange, Cidr } from '#domain/addresses/cidr.ts'
import { prefixFaults } from '#domain/addresses/faults.ts'
import { parseAddress } from '#domain/addresses/ip.ts'
import type { AddressFamily } from '#domain/addresses/ip.ts'
import { notPublicBecause, phraseOf } from '#domain/addresses/registry.ts'
import type { Publicness } from '#domain/addresses/registry.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'

export interface Prefix {
  /** Canonical, as `cidr` of the API shows it. */
  readonly cidr: string
  readonly range: AddressRange
}

/** The `cidr` of each entry; absent where the caller left it out. */
export type WantedPrefixes = readonly (string | undefined)[]

const mostPrefixes = 1000

// The user guide: any length from /1 to /32 for IPv4 and from /1 to /64 for IPv6.
const masks = {
  ipv4: { family: 'IPv4', least: 1, most: 32 },
  ipv6: { family: 'IPv6', least: 1, most: 64 },
} as const

const asPrefix = (cidr: Cidr): Prefix => ({ cidr: printCidr(cidr), range: rangeOf(cidr) })

function mustBePrefix(member: string, text: string | undefined): Cidr {
  if (text === undefined) return refuse(prefixFaults.noCidr, member)
  const cidr = parseInterfaceAddress(text)
  if (!cidr) return refuse(parseAddress(text) ? prefixFaults.noMask : prefixFaults.notAPrefix, member, text)
  refuseUnless(isNetwork(cidr), prefixFaults.hostBits, member, text, printCidr(networkOf(cidr)))
  return cidr
}

function mustBePublicPrefix(member: string, cidr: Cidr, settings: Publicness): void {
  const { family, least, most } = masks[cidr.addressFamily]
  refuseUnless(cidr.mask >= least && cidr.mask <= most, prefixFaults.badMask, member, printCidr(cidr), family, least, most)
  const block = notPublicBecause(cidr, settings)
  if (block) refuse(prefixFaults.notPublic, member, printCidr(cidr), phraseOf(block))
}

function mustNotRepeat(member: string, cidrs: readonly Cidr[]): void {
  const seen = new Set<string>()
  for (const text of cidrs.map(printCidr)) {
    refuseUnless(!seen.has(text), prefixFaults.repeated, member, text)
    seen.add(text)
  }
}

function mustNotOverlap(member: string, cidrs: readonly Cidr[]): void {
  let before: Cidr | undefined
  // In this order, whatever overlaps anything overlaps its neighbour: prefixes nest or are apart.
  for (const cidr of cidrs.toSorted(inOrder)) {
    if (before && overlaps(before, cidr)) refuse(prefixFaults.overlapping, member, printCidr(cidr), printCidr(before))
    before = cidr
  }
}

/**
 * The prefixes of a public interface, canonical and in the given order. Both families may be in the list, whichever family the
 * first peer has; a list for an IPv4 peer must not be empty. That nobody else announces them is not asked here.
 */
export function mustBeRouteFilterPrefixes(
  prefixes: WantedPrefixes | undefined,
  addressFamily: AddressFamily | undefined,
  settings: Publicness,
): readonly Prefix[] {
  const member = 'routeFilterPrefixes'
  const wanted = prefixes ?? []
  refuseUnless(wanted.length > 0 || addressFamily === 'ipv6', prefixFaults.none, member)
  refuseUnless(wanted.length <= mostPrefixes, prefixFaults.tooMany, member, wanted.length, mostPrefixes)
  const cidrs = wanted.map((text) => mustBePrefix(member, text))
  for (const cidr of cidrs) mustBePublicPrefix(member, cidr, settings)
  mustNotRepeat(member, cidrs)
  mustNotOverlap(member, cidrs)
  return cidrs.map(asPrefix)
}

/**
 * The allowed prefixes of a gateway, canonical and in the given order: of any family, private ones too, one inside another too,
 * but none twice. `member` is the request's member, for the sentence; `max` absent means no limit.
 */
export function mustBeAllowedPrefixes(
  list: WantedPrefixes,
  { max, member = 'allowedPrefixesToDirectConnectGateway' }: { readonly max?: number | undefined; readonly member?: string } = {},
): readonly Prefix[] {
  refuseUnless(max === undefined || list.length <= max, prefixFaults.tooMany, member, list.length, max ?? 0)
  const cidrs = list.map((text) => mustBePrefix(member, text))
  mustNotRepeat(member, cidrs)
  return cidrs.map(asPrefix)
}
