// Which addresses the Internet at large can reach, after IANA's IPv4 and IPv6 special-purpose
// address registries (RFC 6890, RFC 8190) and the multicast blocks beside them. As in the
// registries, the most specific block that holds a prefix decides; a prefix that is wider than a
// block must not swallow one that is out of reach.
import { contains, overlaps, parsePrefix } from '#domain/addresses/cidr.ts'
import type { Cidr } from '#domain/addresses/cidr.ts'

/**
 * `reachable`: globally. `documentation`: for examples only. `private`: two networks may agree to use it. `special`: not
 * globally reachable otherwise. `unusable`: no interface can have such an address.
 */
export type Reach = 'reachable' | 'documentation' | 'private' | 'special' | 'unusable'

export interface SpecialBlock {
  readonly cidr: string
  readonly name: string
  readonly rfc: number
  readonly reach: Reach
  readonly prefix: Cidr
}

type Row = readonly [cidr: string, name: string, rfc: number, reach: Reach]

const ipv4: readonly Row[] = [
  ['0.0.0.0/8', 'this network', 791, 'unusable'],
  ['10.0.0.0/8', 'Private-Use', 1918, 'private'],
  ['100.64.0.0/10', 'Shared Address Space', 6598, 'private'],
  ['127.0.0.0/8', 'Loopback', 1122, 'unusable'],
  ['169.254.0.0/16', 'Link Local', 3927, 'private'],
  ['172.16.0.0/12', 'Private-Use', 1918, 'private'],
  ['192.0.0.0/24', 'IETF Protocol Assignments', 6890, 'special'],
  ['192.0.0.9/32', 'Port Control Protocol Anycast', 7723, 'reachable'],
  ['192.0.0.10/32', 'Traversal Using Relays around NAT Anycast', 8155, 'reachable'],
  ['192.0.2.0/24', 'TEST-NET-1', 5737, 'documentation'],
  ['192.31.196.0/24', 'AS112-v4', 7535, 'reachable'],
  ['192.52.193.0/24', 'AMT', 7450, 'reachable'],
  ['192.88.99.0/24', 'deprecated 6to4 Relay Anycast', 7526, 'special'],
  ['192.168.0.0/16', 'Private-Use', 1918, 'private'],
  ['192.175.48.0/24', 'Direct Delegation AS112 Service', 7534, 'reachable'],
  ['198.18.0.0/15', 'Benchmarking', 2544, 'special'],
  ['198.51.100.0/24', 'TEST-NET-2', 5737, 'documentation'],
  ['203.0.113.0/24', 'TEST-NET-3', 5737, 'documentation'],
  ['224.0.0.0/4', 'Multicast', 5771, 'unusable'],
  ['240.0.0.0/4', 'Reserved', 1112, 'unusable'],
  ['255.255.255.255/32', 'Limited Broadcast', 8190, 'unusable'],
]

const ipv6: readonly Row[] = [
  // Only 2000::/3 is given out as global unicast; whatever else has no row of its own is nobody's.
  ['::/0', 'outside Global Unicast 2000::/3', 4291, 'special'],
  ['2000::/3', 'Global Unicast', 4291, 'reachable'],
  ['::/128', 'Unspecified Address', 4291, 'unusable'],
  ['::1/128', 'Loopback Address', 4291, 'unusable'],
  ['::ffff:0:0/96', 'IPv4-mapped Address', 4291, 'special'],
  // Reachable in the registry, but as the far side of a translator: nobody announces a part of it.
  ['64:ff9b::/96', 'IPv4-IPv6 Translation', 6052, 'special'],
  ['64:ff9b:1::/48', 'IPv4-IPv6 Translation', 8215, 'special'],
  ['100::/64', 'Discard-Only', 6666, 'special'],
  ['100:0:0:1::/64', 'Dummy IPv6 Prefix', 9780, 'special'],
  ['2001::/23', 'IETF Protocol Assignments', 2928, 'special'],
  ['2001::/32', 'TEREDO', 4380, 'special'],
  ['2001:1::1/128', 'Port Control Protocol Anycast', 7723, 'reachable'],
  ['2001:1::2/128', 'Traversal Using Relays around NAT Anycast', 8155, 'reachable'],
  ['2001:1::3/128', 'DNS-SD Service Registration Protocol Anycast', 9665, 'reachable'],
  ['2001:2::/48', 'Benchmarking', 5180, 'special'],
  ['2001:3::/32', 'AMT', 7450, 'reachable'],
  ['2001:4:112::/48', 'AS112-v6', 7535, 'reachable'],
  ['2001:10::/28', 'deprecated ORCHID', 4843, 'special'],
  ['2001:20::/28', 'ORCHIDv2', 7343, 'reachable'],
  ['2001:30::/28', 'Drone Remote ID Protocol Entity Tags', 9374, 'reachable'],
  ['2001:db8::/32', 'Documentation', 3849, 'documentation'],
  ['2002::/16', '6to4', 3056, 'special'],
  ['2620:4f:8000::/48', 'Direct Delegation AS112 Service', 7534, 'reachable'],
  ['3fff::/20', 'Documentation', 9637, 'documentation'],
  ['5f00::/16', 'Segment Routing (SRv6) SIDs', 9602, 'special'],
  ['fc00::/7', 'Unique-Local', 4193, 'private'],
  ['fe80::/10', 'Link-Local Unicast', 4291, 'private'],
  ['ff00::/8', 'Multicast', 4291, 'unusable'],
]

function block([cidr, name, rfc, reach]: Row): SpecialBlock {
  const prefix = parsePrefix(cidr)
  if (!prefix) throw new Error(`${cidr} in the address registry is no prefix`)
  return { cidr, name, rfc, reach, prefix }
}

/** Every row of both registries and the multicast blocks, as prefixes without host bits. */
export const specialBlocks: readonly SpecialBlock[] = [...ipv4, ...ipv6].map(block)

export interface Publicness {
  /** RFC 5737, RFC 3849 and RFC 9637 count as public. */
  readonly documentationPrefixesArePublic: boolean
}

/** The block that keeps a subnet from being public, or `undefined` if all of it is globally reachable. */
export function notPublicBecause(subnet: Cidr, { documentationPrefixesArePublic }: Publicness): SpecialBlock | undefined {
  const isReachable = ({ reach }: SpecialBlock) => reach === 'reachable' || (reach === 'documentation' && documentationPrefixesArePublic)
  let holder: SpecialBlock | undefined
  let swallowed: SpecialBlock | undefined
  for (const row of specialBlocks) {
    if (contains(row.prefix, subnet)) {
      if (!holder || row.prefix.mask > holder.prefix.mask) holder = row
    } else if (!isReachable(row) && contains(subnet, row.prefix)) swallowed ??= row
  }
  return holder && !isReachable(holder) ? holder : swallowed
}

/** All of the subnet is globally reachable unicast. */
export const isPublic = (subnet: Cidr, settings: Publicness): boolean => notPublicBecause(subnet, settings) === undefined

/** The block of loopback, multicast, unspecified or reserved addresses that the subnet touches, if any. */
export const notUnicastBecause = (subnet: Cidr): SpecialBlock | undefined =>
  specialBlocks.find(({ reach, prefix }) => reach === 'unusable' && overlaps(prefix, subnet))

/** `10.0.0.0/8 (Private-Use, RFC 1918)`. */
export const phraseOf = ({ cidr, name, rfc }: SpecialBlock): string => `${cidr} (${name}, RFC ${rfc})`
