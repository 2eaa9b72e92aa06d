// What a caller may ask of an interface's routes. How the filters match is published nowhere; ours
// are exact prefixes, and paths and communities that hold everything that was named.
import { inOrder, parsePrefix, printCidr } from '#domain/addresses/cidr.ts'
import { refuse } from '#domain/fault.ts'
import { routeFaults } from '#domain/routes/faults.ts'
import type { InterfaceRoute } from '#domain/routes/route.ts'

export interface RouteFilters {
  readonly routeDirection?: string | undefined
  readonly addressFamily?: string | undefined
  readonly cidrs?: readonly string[] | undefined
  readonly asPath?: readonly number[] | undefined
  readonly communities?: readonly string[] | undefined
}

export const familyOf = (cidr: string): 'ipv4' | 'ipv6' => (cidr.includes(':') ? 'ipv6' : 'ipv4')

/** In the form in which routes are written, however the caller spells it. */
function mustBeCidr(text: string): string {
  const prefix = parsePrefix(text) ?? refuse(routeFaults.badCidr, text)
  return printCidr(prefix)
}

export function matching(filters: RouteFilters = {}): (route: InterfaceRoute) => boolean {
  const { routeDirection, addressFamily, asPath = [], communities = [] } = filters
  const cidrs = filters.cidrs && new Set(filters.cidrs.map(mustBeCidr))
  return (route) =>
    (routeDirection === undefined || route.direction === routeDirection) &&
    (addressFamily === undefined || familyOf(route.cidr) === addressFamily) &&
    (cidrs === undefined || cidrs.has(route.cidr)) &&
    asPath.every((asn) => route.asPath.includes(asn)) &&
    communities.every((community) => route.communities.includes(community))
}

/** Accepted ones first, then by prefix, IPv4 before IPv6; the same prefix of two sessions in the order of their ids. */
export function inListOrder(routes: readonly InterfaceRoute[]): readonly InterfaceRoute[] {
  const placed = routes.map((route) => ({ route, prefix: parsePrefix(route.cidr) }))
  const sorted = placed.toSorted(
    (one, other) =>
      compared(one.route.direction, other.route.direction) ||
      (one.prefix && other.prefix ? inOrder(one.prefix, other.prefix) : compared(one.route.cidr, other.route.cidr)) ||
      compared(one.route.bgpPeerId, other.route.bgpPeerId),
  )
  return sorted.map(({ route }) => route)
}

const compared = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

/** What names a route within its interface, and so the place where a page ends. */
export const keyOf = ({ direction, cidr, bgpPeerId }: InterfaceRoute): string => `${direction} ${cidr} ${bgpPeerId}`
