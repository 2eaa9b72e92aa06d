import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  inOrder,
  isBroadcast,
  isNetwork,
  networkOf,
  overlaps,
  parseInterfaceAddress,
  parsePrefix,
  printCidr,
  rangeOf,
  sameSubnet,
} from '#domain/addresses/cidr.ts'
import type { Cidr } from '#domain/addresses/cidr.ts'
import { widthOf } from '#domain/addresses/ip.ts'
import { address, cidr, twoCidrs } from './arbitraries.ts'

const read = (text: string): Cidr => parseInterfaceAddress(text) ?? expect.unreachable(text)

/** The first and last address by division instead of masks. */
function ends({ addressFamily, bits, mask }: Cidr): readonly [bigint, bigint] {
  const size = 2n ** BigInt(widthOf(addressFamily) - mask)
  return [(bits / size) * size, (bits / size) * size + size - 1n]
}

describe('an interface address keeps its host part', () => {
  test.each([
    ['169.254.1.1/30', '169.254.1.1/30'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['1.2.3.4/32', '1.2.3.4/32'],
    ['2001:db8:1100:2f0:0:1:9cb4:4211/125', '2001:db8:1100:2f0:0:1:9cb4:4211/125'],
    ['2001:DB8:0::1/128', '2001:db8::1/128'],
    ['::/0', '::/0'],
  ])('%s is %s', (text, printed) => {
    expect(printCidr(read(text))).toBe(printed)
  })

  test.each([
    '169.254.1.1',
    '169.254.1.1/',
    '/30',
    '169.254.1.1/33',
    '169.254.1.1/030',
    '169.254.1.1/-1',
    '169.254.1.1/+30',
    '169.254.1.1/ 30',
    '169.254.1.1/30 ',
    '169.254.1.1/30/30',
    '169.254.1.1/255.255.255.252',
    '169.254.1.1/3e1',
    '169.254.1/30',
    '169.254.01.1/30',
    '::/129',
    '::1%1/64',
    'fe80::1/0x40',
  ])('%j is none', (text) => {
    expect(parseInterfaceAddress(text)).toBeUndefined()
  })
})

describe('a prefix has no host part', () => {
  test.each(['10.0.0.0/8', '203.0.113.4/30', '0.0.0.0/0', '::/0', '2001:db8::/64', '1.2.3.4/32'])('%s is one', (text) => {
    expect(parsePrefix(text)).toEqual(read(text))
  })

  test.each(['10.0.0.1/8', '203.0.113.2/30', '128.0.0.0/0', '2001:db8::1/64', '10.0.0.0', ''])('%j is none', (text) => {
    expect(parsePrefix(text)).toBeUndefined()
  })

  test('exactly the network of a subnet is its prefix', () => {
    fc.assert(
      fc.property(cidr, (one) => {
        expect(parsePrefix(printCidr(one)) !== undefined).toBe(one.bits === ends(one)[0])
        expect(parsePrefix(printCidr(networkOf(one)))).toEqual(networkOf(one))
      }),
    )
  })
})

test('what is printed is read back as the same', () => {
  fc.assert(
    fc.property(cidr, (one) => {
      expect(read(printCidr(one))).toEqual(one)
    }),
  )
})

test.each([
  ['192.0.2.1/24', '4:c0000200', '4:c00002ff'],
  ['0.0.0.0/0', '4:00000000', '4:ffffffff'],
  ['10.0.0.1/32', '4:0a000001', '4:0a000001'],
  ['2001:db8:1100:2f0:0:1:9cb4:4211/125', '6:20010db8110002f0000000019cb44210', '6:20010db8110002f0000000019cb44217'],
  ['::/0', `6:${'0'.repeat(32)}`, `6:${'f'.repeat(32)}`],
])('the range of %s is %s to %s', (text, first, last) => {
  expect(rangeOf(read(text))).toEqual({ first, last })
})

describe('questions about subnets agree with plain arithmetic', () => {
  test('network, broadcast and range', () => {
    fc.assert(
      fc.property(cidr, (one) => {
        const [first, last] = ends(one)
        expect(networkOf(one)).toEqual({ ...one, bits: first })
        expect(isNetwork(one)).toBe(one.bits === first)
        expect(isBroadcast(one)).toBe(one.bits === last)
        const range = rangeOf(one)
        expect([range.first, range.last].map((text) => BigInt(`0x${text.slice(2)}`))).toEqual([first, last])
      }),
    )
  })

  test('inside, overlapping and the same', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(twoCidrs, ([one, other]) => {
        const [[first, last], [otherFirst, otherLast]] = [ends(one), ends(other)]
        const family = one.addressFamily === other.addressFamily
        const inside = family && first <= otherFirst && otherLast <= last
        const common = family && first <= otherLast && otherFirst <= last
        seen.add(`${family} ${inside} ${common}`)
        expect(contains(one, other)).toBe(inside)
        expect(overlaps(one, other)).toBe(common)
        expect(overlaps(other, one)).toBe(common)
        expect(sameSubnet(one, other)).toBe(family && first === otherFirst && last === otherLast)
      }),
      { numRuns: 2_000 },
    )
    expect([...seen].toSorted()).toEqual(['false false false', 'true false false', 'true false true', 'true true true'])
  })

  test('ranges of texts overlap as the subnets do', () => {
    fc.assert(
      fc.property(twoCidrs, ([one, other]) => {
        const [a, b] = [rangeOf(one), rangeOf(other)]
        expect(a.first <= b.last && b.first <= a.last).toBe(overlaps(one, other))
      }),
      { numRuns: 2_000 },
    )
  })

  test('in order, a subnet stands before what it contains and texts of ranges are sorted', () => {
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 30 }), (some) => {
        const sorted = some.toSorted(inOrder)
        const firsts = sorted.map((one) => rangeOf(one).first)
        expect(firsts).toEqual(firsts.toSorted())
        for (const [index, one] of sorted.entries()) {
          const containing = sorted.slice(index + 1).filter((later) => contains(later, one))
          expect(containing.every((later) => sameSubnet(later, one))).toBe(true)
        }
      }),
    )
  })
})

test('a full-length mask leaves one address that is network and broadcast at once', () => {
  fc.assert(
    fc.property(address, (one) => {
      const host = { ...one, mask: widthOf(one.addressFamily) }
      expect(isNetwork(host) && isBroadcast(host)).toBe(true)
      expect(rangeOf(host).first).toBe(rangeOf(host).last)
    }),
  )
})
