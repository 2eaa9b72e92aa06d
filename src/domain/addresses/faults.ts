// What callers are told about addresses and prefixes. The sentences on the Amazon address were
// seen at AWS; those on the customer's end are made after them, and the rest is ours: it names the
// member, the value and the rule. Values are cut short, since a caller may send anything.
import { fault } from '#domain/fault.ts'

/** A customer's text as a sentence may show it. */
const shown = (text: string): string => (text.length > 64 ? `${text.slice(0, 64)}…` : text)

export const addressFaults = {
  differentSubnets: fault({
    source: 'observed',
    aws: () => 'Amazon Address and Customer Address must be in the same CIDR',
    example: [],
  }),
  amazonIsNetwork: fault({
    source: 'observed',
    aws: () => 'Amazon Address is address 0 on its subnet.',
    example: [],
  }),
  customerIsNetwork: fault({
    source: 'ours',
    aws: () => 'Customer Address is address 0 on its subnet.',
    example: [],
  }),
  amazonIsBroadcast: fault({
    source: 'observed',
    aws: () => 'Amazon Address is the broadcast address on its subnet.',
    example: [],
  }),
  customerIsBroadcast: fault({
    source: 'ours',
    aws: () => 'Customer Address is the broadcast address on its subnet.',
    example: [],
  }),
  amazonIsPrivate: fault({
    source: 'observed',
    aws: () => 'Amazon Address is not allowed to contain a private IP',
    example: [],
  }),
  customerIsPrivate: fault({
    source: 'ours',
    aws: () => 'Customer Address is not allowed to contain a private IP',
    example: [],
  }),
  notGlobal: fault({
    source: 'ours',
    aws: (member: string, value: string, block: string) =>
      `${member} ${shown(value)} is not globally routable, as public virtual interfaces need it: it is in ${block}.`,
    example: ['amazonAddress', '198.18.0.1/30', '198.18.0.0/15 (Benchmarking, RFC 2544)'],
  }),
  notUnicast: fault({
    source: 'ours',
    aws: (member: string, value: string, block: string) =>
      `${member} ${shown(value)} cannot be the address of a router: it is in ${block}.`,
    example: ['customerAddress', '127.0.0.1/30', '127.0.0.0/8 (Loopback, RFC 1122)'],
  }),
  sameAddress: fault({
    source: 'ours',
    aws: (value: string) => `amazonAddress and customerAddress are both ${value}; the two ends need different addresses.`,
    example: ['169.254.1.1/30'],
  }),
  noAddressMask: fault({
    source: 'ours',
    aws: (member: string, value: string) => `${member} ${shown(value)} has no mask; write it in CIDR notation, such as 169.254.1.1/30.`,
    example: ['amazonAddress', '169.254.1.1'],
  }),
  notAnAddress: fault({
    source: 'ours',
    aws: (member: string, value: string) => `${member} ${shown(value)} is not an IP address in CIDR notation, such as 169.254.1.1/30.`,
    example: ['amazonAddress', '169.254.1.300/30'],
  }),
  notIpv4: fault({
    source: 'ours',
    aws: (member: string, value: string) => `${member} ${shown(value)} is not an IPv4 address, but addressFamily is ipv4.`,
    example: ['amazonAddress', '2001:db8::1/125'],
  }),
  ipv6Given: fault({
    source: 'ours',
    aws: (member: string) => `${member} must not be given with addressFamily ipv6: IPv6 peer addresses are always assigned.`,
    example: ['amazonAddress'],
  }),
  badAddressMask: fault({
    source: 'ours',
    aws: (member: string, value: string) => `${member} ${shown(value)} must have a mask from /16 to /31.`,
    example: ['amazonAddress', '10.0.0.1/32'],
  }),
  onlyOneAddress: fault({
    source: 'ours',
    aws: (given: string, absent: string) => `${absent} is required with ${given}: give both addresses, or neither.`,
    outscale: (_given: string, absent: string) => `Field ${absent} is required`,
    example: ['amazonAddress', 'customerAddress'],
  }),
  publicWithoutAddresses: fault({
    source: 'ours',
    aws: () => 'amazonAddress and customerAddress are required for IPv4 on a public virtual interface.',
    example: [],
  }),
  noFreeIpv4: fault({
    source: 'ours',
    aws: () => 'Every /30 of 169.254.0.0/16 is in use here; give amazonAddress and customerAddress.',
    example: [],
  }),
  noFreeIpv6: fault({
    source: 'ours',
    aws: (pool: string) => `Every /125 of ${pool}, from which IPv6 peer addresses are assigned, is in use here.`,
    example: ['2001:db8:1100:2f0::/64'],
  }),
}

export const prefixFaults = {
  noCidr: fault({
    source: 'ours',
    aws: (member: string) => `Every entry of ${member} needs a cidr.`,
    example: ['routeFilterPrefixes'],
  }),
  noMask: fault({
    source: 'ours',
    aws: (member: string, value: string) => `${member}: ${shown(value)} has no mask; write it in CIDR notation, such as 203.0.113.0/24.`,
    example: ['routeFilterPrefixes', '203.0.113.0'],
  }),
  notAPrefix: fault({
    source: 'ours',
    aws: (member: string, value: string) =>
      `${member}: ${shown(value)} is not an IPv4 or IPv6 prefix in CIDR notation, such as 203.0.113.0/24.`,
    example: ['routeFilterPrefixes', '203.0.113/24'],
  }),
  hostBits: fault({
    source: 'ours',
    aws: (member: string, value: string, network: string) => `${member}: ${value} has host bits set; its network is ${network}.`,
    example: ['routeFilterPrefixes', '203.0.113.1/24', '203.0.113.0/24'],
  }),
  badMask: fault({
    source: 'ours',
    aws: (member: string, value: string, family: string, least: number, most: number) =>
      `${member}: ${value} must have a mask from /${least} to /${most}, as every ${family} prefix here.`,
    example: ['routeFilterPrefixes', '2001:db8::/65', 'IPv6', 1, 64],
  }),
  notPublic: fault({
    source: 'ours',
    aws: (member: string, value: string, block: string) => `${member}: ${value} is not public: it overlaps ${block}.`,
    example: ['routeFilterPrefixes', '10.1.0.0/16', '10.0.0.0/8 (Private-Use, RFC 1918)'],
  }),
  repeated: fault({
    source: 'ours',
    aws: (member: string, value: string) => `${member}: ${value} is given more than once.`,
    example: ['routeFilterPrefixes', '203.0.113.0/24'],
  }),
  overlapping: fault({
    source: 'ours',
    aws: (member: string, inner: string, outer: string) => `${member}: ${inner} is inside ${outer}, which is given too.`,
    example: ['routeFilterPrefixes', '203.0.113.0/28', '203.0.113.0/24'],
  }),
  tooMany: fault({
    source: 'ours',
    aws: (member: string, count: number, most: number) => `${member} has ${count} prefixes; at most ${most} are allowed.`,
    example: ['routeFilterPrefixes', 1001, 1000],
  }),
  none: fault({
    source: 'ours',
    aws: (member: string) => `${member} needs at least one prefix on a public virtual interface with addressFamily ipv4.`,
    example: ['routeFilterPrefixes'],
  }),
}
