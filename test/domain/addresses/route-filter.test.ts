import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNetwork, overlaps, printCidr } from '#domain/addresses/cidr.ts'
import type { Cidr } from '#domain/addresses/cidr.ts'
import { mustBeAllowedPrefixes, mustBeRouteFilterPrefixes } from '#domain/addresses/route-filter.ts'
import { outcomeOf, refusal } from './arbitraries.ts'

const sandbox = { documentationPrefixesArePublic: true }
const production = { documentationPrefixesArePublic: false }

describe('route filter prefixes are accepted in their order and printed canonically', () => {
  test.each([
    [['203.0.113.0/30', '203.0.113.4/30'], 'ipv4'],
    [['210.52.109.0/24', '175.45.176.0/22'], 'ipv4'],
    [['192.0.1.0/28'], 'ipv4'],
    [['192.0.2.1/32'], 'ipv4'],
    [['128.0.0.0/3'], 'ipv4'],
    [['1.0.0.0/32', '2400::/12'], 'ipv4'],
    [['2001:db8::/64'], 'ipv6'],
    [['2001:db8:64ce:ba00::/64', '2001:db8:64ce:ba01::/64'], 'ipv6'],
    [['203.0.113.0/24', '2001:db8::/32'], 'ipv4'],
    [['203.0.113.0/24', '2001:db8::/32'], undefined],
    [['203.0.113.0/24'], 'ipv6'],
    [[], 'ipv6'],
  ] as const)('%j with addressFamily %s', (prefixes, addressFamily) => {
    expect(mustBeRouteFilterPrefixes(prefixes, addressFamily, sandbox).map(({ cidr }) => cidr)).toEqual(prefixes)
  })

  test('with the range of each', () => {
    expect(mustBeRouteFilterPrefixes(['2001:DB8:0:0::/64', '203.0.113.0/24'], 'ipv4', sandbox)).toEqual([
      { cidr: '2001:db8::/64', range: { first: '6:20010db8000000000000000000000000', last: '6:20010db800000000ffffffffffffffff' } },
      { cidr: '203.0.113.0/24', range: { first: '4:cb007100', last: '4:cb0071ff' } },
    ])
  })

  test('up to a thousand of them', () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => `5.${index >> 8}.${index & 255}.0/24`)
    expect(mustBeRouteFilterPrefixes(thousand, 'ipv4', production).map(({ cidr }) => cidr)).toEqual(thousand)
    expect(refusal(() => mustBeRouteFilterPrefixes([...thousand, '6.0.0.0/24'], 'ipv4', production)).message).toBe(
      'routeFilterPrefixes has 1001 prefixes; at most 1000 are allowed.',
    )
  })
})

describe('route filter prefixes are refused', () => {
  test.each([
    [['10.0.0.0/8'], 'routeFilterPrefixes: 10.0.0.0/8 is not public: it overlaps 10.0.0.0/8 (Private-Use, RFC 1918).'],
    [['203.0.113.0/24', '10.1.0.0/16'], 'routeFilterPrefixes: 10.1.0.0/16 is not public: it overlaps 10.0.0.0/8 (Private-Use, RFC 1918).'],
    [['8.0.0.0/6'], 'routeFilterPrefixes: 8.0.0.0/6 is not public: it overlaps 10.0.0.0/8 (Private-Use, RFC 1918).'],
    [['fd00::/48'], 'routeFilterPrefixes: fd00::/48 is not public: it overlaps fc00::/7 (Unique-Local, RFC 4193).'],
    [['0.0.0.0/0'], 'routeFilterPrefixes: 0.0.0.0/0 must have a mask from /1 to /32, as every IPv4 prefix here.'],
    [['::/0'], 'routeFilterPrefixes: ::/0 must have a mask from /1 to /64, as every IPv6 prefix here.'],
    [['2001:db8::/65'], 'routeFilterPrefixes: 2001:db8::/65 must have a mask from /1 to /64, as every IPv6 prefix here.'],
    [['203.0.113.1/24'], 'routeFilterPrefixes: 203.0.113.1/24 has host bits set; its network is 203.0.113.0/24.'],
    [['2001:db8::1/64'], 'routeFilterPrefixes: 2001:db8::1/64 has host bits set; its network is 2001:db8::/64.'],
    [['203.0.113.0'], 'routeFilterPrefixes: 203.0.113.0 has no mask; write it in CIDR notation, such as 203.0.113.0/24.'],
    [['203.0.113/24'], 'routeFilterPrefixes: 203.0.113/24 is not an IPv4 or IPv6 prefix in CIDR notation, such as 203.0.113.0/24.'],
    [[''], 'routeFilterPrefixes:  is not an IPv4 or IPv6 prefix in CIDR notation, such as 203.0.113.0/24.'],
    [[undefined], 'Every entry of routeFilterPrefixes needs a cidr.'],
    [['203.0.113.0/24', '203.0.113.0/24'], 'routeFilterPrefixes: 203.0.113.0/24 is given more than once.'],
    [['2001:db8::/64', '2001:0DB8::/64'], 'routeFilterPrefixes: 2001:db8::/64 is given more than once.'],
    [
      ['203.0.113.0/28', '198.51.100.0/24', '203.0.113.0/24'],
      'routeFilterPrefixes: 203.0.113.0/28 is inside 203.0.113.0/24, which is given too.',
    ],
    [
      ['203.0.113.0/24', '203.0.113.16/28', '203.0.113.128/25'],
      'routeFilterPrefixes: 203.0.113.16/28 is inside 203.0.113.0/24, which is given too.',
    ],
    [[], 'routeFilterPrefixes needs at least one prefix on a public virtual interface with addressFamily ipv4.'],
    [undefined, 'routeFilterPrefixes needs at least one prefix on a public virtual interface with addressFamily ipv4.'],
  ])('%j: %s', (prefixes, message) => {
    expect(refusal(() => mustBeRouteFilterPrefixes(prefixes, 'ipv4', sandbox)).message).toBe(message)
    expect(refusal(() => mustBeRouteFilterPrefixes(prefixes, undefined, sandbox)).message).toBe(message)
  })

  test.each([
    ['203.0.113.0/30', '203.0.113.0/24 (TEST-NET-3, RFC 5737)'],
    ['2001:db8::/64', '2001:db8::/32 (Documentation, RFC 3849)'],
    ['3fff::/48', '3fff::/20 (Documentation, RFC 9637)'],
  ])('when %s does not count as public', (cidr, block) => {
    expect(refusal(() => mustBeRouteFilterPrefixes([cidr], 'ipv4', production)).message).toBe(
      `routeFilterPrefixes: ${cidr} is not public: it overlaps ${block}.`,
    )
  })

  test('exactly when two of them overlap', () => {
    const few = fc
      .record({ third: fc.nat(3), fourth: fc.nat(255), mask: fc.integer({ min: 22, max: 32 }) })
      .map(({ third, fourth, mask }): Cidr => {
        const size = 2n ** BigInt(32 - mask)
        const bits = ((0x0505_0000n + BigInt(third * 256 + fourth)) / size) * size
        return { addressFamily: 'ipv4', bits, mask }
      })
    const outcomes = { apart: 0, overlapping: 0 }
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 8 }), (some) => {
        expect(some.every(isNetwork)).toBe(true)
        const isOverlapping = some.some((one, index) => some.slice(index + 1).some((other) => overlaps(one, other)))
        const texts = some.map(printCidr)
        const outcome = outcomeOf(() => mustBeRouteFilterPrefixes(texts, 'ipv4', production).map(({ cidr }) => cidr))
        expect(typeof outcome === 'string' ? /is inside|more than once/.test(outcome) : outcome).toEqual(isOverlapping || texts)
        outcomes[isOverlapping ? 'overlapping' : 'apart'] += 1
      }),
      { numRuns: 1_000 },
    )
    expect(outcomes.apart).toBeGreaterThan(50)
    expect(outcomes.overlapping).toBeGreaterThan(50)
  })
})

describe('allowed prefixes of a gateway', () => {
  test('may be private, of both families, the default route and one inside another', () => {
    const list = ['10.255.255.0/30', '10.255.255.8/30', '10.0.0.0/8', '192.168.2.0/30', '0.0.0.0/0', 'fd00::/48', '2001:db8::/96']
    expect(mustBeAllowedPrefixes(list).map(({ cidr }) => cidr)).toEqual(list)
  })

  test('are printed canonically with their ranges', () => {
    expect(mustBeAllowedPrefixes(['FD00:0::/48'], { max: 1 })).toEqual([
      { cidr: 'fd00::/48', range: { first: '6:fd000000000000000000000000000000', last: '6:fd0000000000ffffffffffffffffffff' } },
    ])
  })

  test('may be none at all', () => {
    expect(mustBeAllowedPrefixes([], { max: 0 })).toEqual([])
  })

  test.each([
    [['10.0.0.0/8', '10.0.0.0/8'], 'addAllowedPrefixesToDirectConnectGateway: 10.0.0.0/8 is given more than once.'],
    [['fd00::/48', 'fd00:0::/48'], 'addAllowedPrefixesToDirectConnectGateway: fd00::/48 is given more than once.'],
    [['10.0.0.1/8'], 'addAllowedPrefixesToDirectConnectGateway: 10.0.0.1/8 has host bits set; its network is 10.0.0.0/8.'],
    [['10.0.0.0'], 'addAllowedPrefixesToDirectConnectGateway: 10.0.0.0 has no mask; write it in CIDR notation, such as 203.0.113.0/24.'],
    [['ten/8'], 'addAllowedPrefixesToDirectConnectGateway: ten/8 is not an IPv4 or IPv6 prefix in CIDR notation, such as 203.0.113.0/24.'],
    [[undefined], 'Every entry of addAllowedPrefixesToDirectConnectGateway needs a cidr.'],
    [['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'], 'addAllowedPrefixesToDirectConnectGateway has 3 prefixes; at most 2 are allowed.'],
  ])('refuse %j: %s', (list, message) => {
    expect(refusal(() => mustBeAllowedPrefixes(list, { max: 2, member: 'addAllowedPrefixesToDirectConnectGateway' })).message).toBe(message)
  })

  test('are named as the API names them when the caller names no member', () => {
    expect(refusal(() => mustBeAllowedPrefixes([undefined])).message).toBe(
      'Every entry of allowedPrefixesToDirectConnectGateway needs a cidr.',
    )
  })
})
