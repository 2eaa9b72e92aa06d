import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, networkOf, parsePrefix, printCidr, rangeOf } from '#domain/addresses/cidr.ts'
import type { Cidr } from '#domain/addresses/cidr.ts'
import { widthOf } from '#domain/addresses/ip.ts'
import { isPublic, notPublicBecause, notUnicastBecause, phraseOf, specialBlocks } from '#domain/addresses/registry.ts'
import { cidr } from './arbitraries.ts'

const prefix = (text: string): Cidr => parsePrefix(text) ?? expect.unreachable(text)
const sandbox = { documentationPrefixesArePublic: true }
const production = { documentationPrefixesArePublic: false }

describe('a prefix is public', () => {
  test.each([
    '175.45.176.0/22',
    '210.52.109.0/24',
    '1.1.1.1/32',
    '8.0.0.0/8',
    '100.63.0.0/16',
    '100.128.0.0/16',
    '172.15.0.0/16',
    '172.32.0.0/16',
    '192.0.1.0/24',
    '192.0.0.9/32',
    '192.0.0.10/32',
    '192.31.196.0/24',
    '192.52.193.0/24',
    '192.175.48.0/24',
    '223.255.255.0/24',
    '2400::/12',
    '2a00:1450::/32',
    '2001:200::/23',
    '2001:1::1/128',
    '2001:3::/32',
    '2001:4:112::/48',
    '2001:20::/28',
    '2001:30::/28',
    '2620:4f:8000::/48',
  ])('%s', (text) => {
    expect(isPublic(prefix(text), production)).toBe(true)
    expect(isPublic(prefix(text), sandbox)).toBe(true)
  })
})

describe('a prefix is never public when it is, holds or lies in', () => {
  test.each([
    ['0.0.0.0/0', '0.0.0.0/8 (this network, RFC 791)'],
    ['0.0.0.0/8', '0.0.0.0/8 (this network, RFC 791)'],
    ['10.0.0.0/8', '10.0.0.0/8 (Private-Use, RFC 1918)'],
    ['10.255.255.0/30', '10.0.0.0/8 (Private-Use, RFC 1918)'],
    ['8.0.0.0/6', '10.0.0.0/8 (Private-Use, RFC 1918)'],
    ['100.64.0.0/24', '100.64.0.0/10 (Shared Address Space, RFC 6598)'],
    ['127.0.0.1/32', '127.0.0.0/8 (Loopback, RFC 1122)'],
    ['169.254.0.0/16', '169.254.0.0/16 (Link Local, RFC 3927)'],
    ['172.31.255.0/24', '172.16.0.0/12 (Private-Use, RFC 1918)'],
    ['192.0.0.0/24', '192.0.0.0/24 (IETF Protocol Assignments, RFC 6890)'],
    ['192.0.0.8/30', '192.0.0.0/24 (IETF Protocol Assignments, RFC 6890)'],
    ['192.0.0.170/32', '192.0.0.0/24 (IETF Protocol Assignments, RFC 6890)'],
    ['192.88.99.0/24', '192.88.99.0/24 (deprecated 6to4 Relay Anycast, RFC 7526)'],
    ['192.168.0.0/30', '192.168.0.0/16 (Private-Use, RFC 1918)'],
    ['198.18.0.0/15', '198.18.0.0/15 (Benchmarking, RFC 2544)'],
    ['224.0.0.0/24', '224.0.0.0/4 (Multicast, RFC 5771)'],
    ['240.0.0.0/4', '240.0.0.0/4 (Reserved, RFC 1112)'],
    ['255.255.255.255/32', '255.255.255.255/32 (Limited Broadcast, RFC 8190)'],
    ['::/0', '::/0 (outside Global Unicast 2000::/3, RFC 4291)'],
    ['::/128', '::/128 (Unspecified Address, RFC 4291)'],
    ['::1/128', '::1/128 (Loopback Address, RFC 4291)'],
    ['::ffff:8.8.8.0/120', '::ffff:0:0/96 (IPv4-mapped Address, RFC 4291)'],
    ['64:ff9b::/96', '64:ff9b::/96 (IPv4-IPv6 Translation, RFC 6052)'],
    ['64:ff9b:1::/48', '64:ff9b:1::/48 (IPv4-IPv6 Translation, RFC 8215)'],
    ['100::/64', '100::/64 (Discard-Only, RFC 6666)'],
    ['100:0:0:1::/64', '100:0:0:1::/64 (Dummy IPv6 Prefix, RFC 9780)'],
    ['2000::/3', '2001::/23 (IETF Protocol Assignments, RFC 2928)'],
    ['2001::/23', '2001::/23 (IETF Protocol Assignments, RFC 2928)'],
    ['2001::/32', '2001::/32 (TEREDO, RFC 4380)'],
    ['2001:2::/48', '2001:2::/48 (Benchmarking, RFC 5180)'],
    ['2001:10::/28', '2001:10::/28 (deprecated ORCHID, RFC 4843)'],
    ['2002::/16', '2002::/16 (6to4, RFC 3056)'],
    ['4000::/16', '::/0 (outside Global Unicast 2000::/3, RFC 4291)'],
    ['5f00::/32', '5f00::/16 (Segment Routing (SRv6) SIDs, RFC 9602)'],
    ['fd00::/48', 'fc00::/7 (Unique-Local, RFC 4193)'],
    ['fe80::/64', 'fe80::/10 (Link-Local Unicast, RFC 4291)'],
    ['ff00::/16', 'ff00::/8 (Multicast, RFC 4291)'],
  ])('%s: %s', (text, phrase) => {
    const block = notPublicBecause(prefix(text), sandbox)
    expect(block && phraseOf(block)).toBe(phrase)
    expect(isPublic(prefix(text), sandbox)).toBe(false)
    expect(isPublic(prefix(text), production)).toBe(false)
  })
})

describe('documentation prefixes are public only where the setting says so', () => {
  test.each([
    '192.0.2.0/24',
    '192.0.2.128/25',
    '198.51.100.0/28',
    '203.0.113.0/30',
    '203.0.112.0/23',
    '2001:db8::/32',
    '2001:db8:64ce:ba00::/64',
    '3fff::/20',
    '3fff:fff::/48',
  ])('%s', (text) => {
    expect(isPublic(prefix(text), sandbox)).toBe(true)
    expect(isPublic(prefix(text), production)).toBe(false)
  })
})

/** Whether one address can be reached, as the most specific row says. */
const isReachable = (address: Cidr, isDocumentationPublic: boolean): boolean => {
  const rows = specialBlocks.filter(({ prefix: row }) => contains(row, address))
  const nearest = rows.toSorted((one, other) => other.prefix.mask - one.prefix.mask)[0]
  return !nearest || nearest.reach === 'reachable' || (nearest.reach === 'documentation' && isDocumentationPublic)
}

// Two reachable rows side by side: each of the two is public, but nobody was given both as one.
const neighbours = ['2001:20::/27', '2001:1::2/127']

test('a subnet is public exactly when each of its addresses is', () => {
  // Between two ends of rows nothing changes, so that the ends and their neighbours stand for all addresses.
  const ends = specialBlocks.flatMap(({ prefix: { addressFamily }, prefix: row }) => {
    const mask = widthOf(addressFamily)
    const [first, last] = [row.bits, BigInt(`0x${rangeOf(row).last.slice(2)}`)]
    const all = [first - 1n, first, last, last + 1n].filter((bits) => bits >= 0n && bits < 1n << BigInt(mask))
    return all.map((bits): Cidr => ({ addressFamily, bits, mask }))
  })
  const aroundRow = fc.constantFrom(...ends).chain((end) => fc.integer({ min: 0, max: end.mask }).map((mask) => ({ ...end, mask })))
  let publicOnes = 0
  fc.assert(
    fc.property(fc.oneof(cidr, aroundRow), fc.boolean(), (one, isDocumentationPublic) => {
      const subnet = networkOf(one)
      const addresses = [{ ...subnet, mask: widthOf(subnet.addressFamily) }, ...ends.filter((end) => contains(subnet, end))]
      const expected = !neighbours.includes(printCidr(subnet)) && addresses.every((each) => isReachable(each, isDocumentationPublic))
      if (expected) publicOnes += 1
      expect(isPublic(subnet, { documentationPrefixesArePublic: isDocumentationPublic })).toBe(expected)
    }),
    { numRuns: 4_000 },
  )
  expect(publicOnes).toBeGreaterThan(200)
})

test.each([
  ['0.0.0.0/8', true],
  ['127.1.0.0/16', true],
  ['239.0.0.0/8', true],
  ['255.255.255.252/30', true],
  ['::1/128', true],
  ['ff02::/16', true],
  ['169.254.0.0/16', false],
  ['10.0.0.0/8', false],
  ['100.64.0.0/10', false],
  ['198.18.0.0/15', false],
  ['223.255.255.0/24', false],
  ['2001:db8::/32', false],
  ['fe80::/10', false],
])('%s touches addresses that no interface can have: %s', (text, expected) => {
  expect(notUnicastBecause(prefix(text)) !== undefined).toBe(expected)
})

test('no row of the registry stands there twice', () => {
  expect(new Set(specialBlocks.map((row) => row.cidr)).size).toBe(specialBlocks.length)
})
