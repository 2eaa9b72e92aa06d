import { type Case, refusals } from './refusals.ts'

// Peer addresses that no interface may have, and what the Internet could not route on public ones.
const forAll: readonly Case[] = [
  [
    'only the Amazon address',
    { amazonAddress: '203.0.113.1/30', customerAddress: undefined },
    'customerAddress is required with amazonAddress: give both addresses, or neither.',
  ],
  [
    'only the customer address',
    { amazonAddress: undefined, customerAddress: '203.0.113.2/30' },
    'amazonAddress is required with customerAddress: give both addresses, or neither.',
  ],
  [
    'addresses of different subnets',
    { amazonAddress: '203.0.113.1/30', customerAddress: '203.0.113.6/30' },
    'Amazon Address and Customer Address must be in the same CIDR',
  ],
  [
    'addresses with different masks',
    { amazonAddress: '203.0.113.1/30', customerAddress: '203.0.113.2/29' },
    'Amazon Address and Customer Address must be in the same CIDR',
  ],
  [
    'the network as Amazon address',
    { amazonAddress: '203.0.113.0/30', customerAddress: '203.0.113.2/30' },
    'Amazon Address is address 0 on its subnet.',
  ],
  [
    'the broadcast as Amazon address',
    { amazonAddress: '203.0.113.3/30', customerAddress: '203.0.113.2/30' },
    'Amazon Address is the broadcast address on its subnet.',
  ],
  [
    'the network as customer address',
    { amazonAddress: '203.0.113.1/30', customerAddress: '203.0.113.0/30' },
    'Customer Address is address 0 on its subnet.',
  ],
  [
    'the broadcast as customer address',
    { amazonAddress: '203.0.113.1/30', customerAddress: '203.0.113.3/30' },
    'Customer Address is the broadcast address on its subnet.',
  ],
  [
    'one address for both',
    { amazonAddress: '203.0.113.1/30', customerAddress: '203.0.113.1/30' },
    'amazonAddress and customerAddress are both 203.0.113.1/30; the two ends need different addresses.',
  ],
  [
    'an address without a mask',
    { amazonAddress: '203.0.113.1', customerAddress: '203.0.113.2/30' },
    'amazonAddress 203.0.113.1 has no mask; write it in CIDR notation, such as 169.254.1.1/30.',
  ],
  [
    'a text that is no address',
    { amazonAddress: '203.0.113.300/30', customerAddress: '203.0.113.2/30' },
    'amazonAddress 203.0.113.300/30 is not an IP address in CIDR notation, such as 169.254.1.1/30.',
  ],
  [
    'an IPv6 address for IPv4',
    { amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::6/125' },
    'amazonAddress 2001:db8::1/125 is not an IPv4 address, but addressFamily is ipv4.',
  ],
  [
    'a subnet of one address',
    { amazonAddress: '203.0.113.1/32', customerAddress: '203.0.113.1/32' },
    'amazonAddress 203.0.113.1/32 must have a mask from /16 to /31.',
  ],
  [
    'a subnet that is too wide',
    { amazonAddress: '203.0.113.1/15', customerAddress: '203.0.113.2/15' },
    'amazonAddress 203.0.113.1/15 must have a mask from /16 to /31.',
  ],
  [
    'a multicast address',
    { amazonAddress: '224.0.0.1/30', customerAddress: '224.0.0.2/30' },
    'amazonAddress 224.0.0.1/30 cannot be the address of a router: it is in 224.0.0.0/4 (Multicast, RFC 5771).',
  ],
  [
    'an IPv6 address of their own choice',
    { addressFamily: 'ipv6', amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::6/125' },
    'amazonAddress must not be given with addressFamily ipv6: IPv6 peer addresses are always assigned.',
  ],
]

const forPublic: readonly Case[] = [
  [
    'no addresses',
    { amazonAddress: undefined, customerAddress: undefined },
    'amazonAddress and customerAddress are required for IPv4 on a public virtual interface.',
  ],
  ['a private Amazon address', { amazonAddress: '192.168.1.1/30' }, 'Amazon Address is not allowed to contain a private IP'],
  ['a private customer address', { customerAddress: '10.1.1.2/30' }, 'Customer Address is not allowed to contain a private IP'],
  [
    'an address of the benchmark range',
    { amazonAddress: '198.18.0.1/30', customerAddress: '198.18.0.2/30' },
    'amazonAddress 198.18.0.1/30 is not globally routable, as public virtual interfaces need it: it is in 198.18.0.0/15 (Benchmarking, RFC 2544).',
  ],
  [
    'no prefixes',
    { routeFilterPrefixes: undefined },
    'routeFilterPrefixes needs at least one prefix on a public virtual interface with addressFamily ipv4.',
  ],
  [
    'an empty list of prefixes',
    { routeFilterPrefixes: [] },
    'routeFilterPrefixes needs at least one prefix on a public virtual interface with addressFamily ipv4.',
  ],
  [
    'a private prefix',
    { routeFilterPrefixes: [{ cidr: '10.1.0.0/16' }] },
    'routeFilterPrefixes: 10.1.0.0/16 is not public: it overlaps 10.0.0.0/8 (Private-Use, RFC 1918).',
  ],
  [
    'a prefix with host bits',
    { routeFilterPrefixes: [{ cidr: '198.51.100.1/24' }] },
    'routeFilterPrefixes: 198.51.100.1/24 has host bits set; its network is 198.51.100.0/24.',
  ],
  [
    'a prefix without a mask',
    { routeFilterPrefixes: [{ cidr: '198.51.100.0' }] },
    'routeFilterPrefixes: 198.51.100.0 has no mask; write it in CIDR notation, such as 203.0.113.0/24.',
  ],
  [
    'a text that is no prefix',
    { routeFilterPrefixes: [{ cidr: 'all' }] },
    'routeFilterPrefixes: all is not an IPv4 or IPv6 prefix in CIDR notation, such as 203.0.113.0/24.',
  ],
  ['an entry without a prefix', { routeFilterPrefixes: [{}] }, 'Every entry of routeFilterPrefixes needs a cidr.'],
  [
    'a prefix twice',
    { routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }, { cidr: '198.51.100.0/24' }] },
    'routeFilterPrefixes: 198.51.100.0/24 is given more than once.',
  ],
  [
    'a prefix inside another',
    { routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }, { cidr: '198.51.100.0/28' }] },
    'routeFilterPrefixes: 198.51.100.0/28 is inside 198.51.100.0/24, which is given too.',
  ],
  [
    'an IPv6 prefix longer than /64',
    { routeFilterPrefixes: [{ cidr: '2001:db8::/65' }] },
    'routeFilterPrefixes: 2001:db8::/65 must have a mask from /1 to /64, as every IPv6 prefix here.',
  ],
  [
    'everything',
    { routeFilterPrefixes: [{ cidr: '0.0.0.0/0' }] },
    'routeFilterPrefixes: 0.0.0.0/0 must have a mask from /1 to /32, as every IPv4 prefix here.',
  ],
  [
    '1001 prefixes',
    { routeFilterPrefixes: Array.from({ length: 1001 }, (_, at) => ({ cidr: `50.${at >> 8}.${at & 255}.0/24` })) },
    'routeFilterPrefixes has 1001 prefixes; at most 1000 are allowed.',
  ],
  [
    'prefixes that are texts',
    { routeFilterPrefixes: ['198.51.100.0/24'] },
    'STRING_VALUE can not be converted to a Structure',
    'SerializationException',
  ],
]

refusals((call) => (call.type === 'public' ? [...forAll, ...forPublic] : forAll))
