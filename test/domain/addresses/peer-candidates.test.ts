import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, overlaps, parseInterfaceAddress, parsePrefix, sameSubnet } from '#domain/addresses/cidr.ts'
import type { AddressRange, Cidr } from '#domain/addresses/cidr.ts'
import { mustBePeerAddresses } from '#domain/addresses/peer-addresses.ts'
import { candidateIpv4, candidateIpv6, generatePeerIpv4, generatePeerIpv6, ipv6PeerPool } from '#domain/addresses/peer-candidates.ts'
import { refusal, seeded } from './arbitraries.ts'

const prefix = (text: string): Cidr => parsePrefix(text) ?? expect.unreachable(text)
const read = (text: string): Cidr => parseInterfaceAddress(text) ?? expect.unreachable(text)
const never = () => false
const always = () => true
const allButOne = ({ first }: AddressRange) => first !== '4:a9fef700'
const settings = { documentationPrefixesArePublic: false }
const forbidden = ['169.254.0.0/30', '169.254.169.254/32', '169.254.255.252/30'].map(prefix)

/** The bytes that make the candidates start at the given subnet of the pool. */
const startingAt = (index: number) => (bytes: number) =>
  Uint8Array.from({ length: bytes }, (_, at) => (index >> (8 * (bytes - 1 - at))) & (at >= bytes - 4 ? 255 : 0))

describe('generated IPv4 pairs', () => {
  test('are the first and second host of a /30 of 169.254.0.0/16 and pass the rule for given ones', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const generated = generatePeerIpv4(seeded(seed), never)
        const [amazon, customer] = [read(generated.amazonAddress), read(generated.customerAddress)]
        expect(contains(prefix('169.254.0.0/16'), amazon)).toBe(true)
        expect([amazon.mask, amazon.bits % 4n, customer.bits - amazon.bits]).toEqual([30, 1n, 1n])
        expect(mustBePeerAddresses({ addressFamily: 'ipv4', ...generated }, 'private', settings)).toEqual(generated)
      }),
    )
  })

  test('come one after the other, each once, and never from the forbidden blocks', () => {
    const all = [...candidateIpv4(seeded(7))]
    expect(new Set(all.map(({ range }) => range.first)).size).toBe(2 ** 14 - 3)
    for (const { amazonAddress } of all) expect(forbidden.some((block) => overlaps(block, read(amazonAddress)))).toBe(false)
  })

  test.each([
    [0, '169.254.0.5/30'],
    [1, '169.254.0.5/30'],
    [0x3dc0, '169.254.247.1/30'],
    [0x2a7f, '169.254.170.1/30'],
    [0x3fff, '169.254.0.5/30'],
  ])('starting at block %i begin with %s', (index, amazonAddress) => {
    expect(generatePeerIpv4(startingAt(index), never).amazonAddress).toBe(amazonAddress)
  })

  test('begin at places all over the pool', () => {
    const thirds = new Set(
      Array.from({ length: 200 }, (_, seed) => Number(generatePeerIpv4(seeded(seed * 7919), never).amazonAddress.split('.')[2])),
    )
    expect(thirds.size).toBeGreaterThan(60)
  })

  test('are the last free one when there is only one', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(generatePeerIpv4(seeded(seed), allButOne)).toEqual({
          amazonAddress: '169.254.247.1/30',
          customerAddress: '169.254.247.2/30',
          range: { first: '4:a9fef700', last: '4:a9fef703' },
        })
      }),
      { numRuns: 5 },
    )
  })

  test('are refused when none is free', () => {
    expect(refusal(() => generatePeerIpv4(seeded(1), always)).message).toBe(
      'Every /30 of 169.254.0.0/16 is in use here; give amazonAddress and customerAddress.',
    )
  })
})

describe('generated IPv6 pairs', () => {
  test('are the first and sixth address behind the base of a /125 of the pool', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const generated = generatePeerIpv6(seeded(seed), never)
        const [amazon, customer] = [read(generated.amazonAddress), read(generated.customerAddress)]
        expect(contains(prefix(ipv6PeerPool), amazon)).toBe(true)
        expect(sameSubnet(amazon, customer)).toBe(true)
        expect([amazon.mask, amazon.bits % 8n, customer.bits % 8n]).toEqual([125, 1n, 6n])
      }),
    )
  })

  test('look like the recorded example', () => {
    const recorded = read('2001:db8:1100:2f0:0:1:9cb4:4211/125')
    const block = (recorded.bits - prefix(ipv6PeerPool).bits) / 8n
    const bytes = (count: number) => Uint8Array.from({ length: count }, (_, at) => Number((block >> BigInt(8 * (count - 1 - at))) & 255n))
    expect(generatePeerIpv6(bytes, never)).toEqual({
      amazonAddress: '2001:db8:1100:2f0:0:1:9cb4:4211/125',
      customerAddress: '2001:db8:1100:2f0:0:1:9cb4:4216/125',
      range: { first: '6:20010db8110002f0000000019cb44210', last: '6:20010db8110002f0000000019cb44217' },
    })
  })

  test('come from the provider’s own pool, each once', () => {
    const all = [...candidateIpv6(seeded(3), '2a00:1:2:3::/120')]
    expect(all.map(({ amazonAddress }) => amazonAddress).toSorted()).toEqual(
      Array.from({ length: 32 }, (_, index) => `2a00:1:2:3::${(index * 8 + 1).toString(16)}/125`).toSorted(),
    )
  })

  test('skip what is taken', () => {
    const [first, second] = candidateIpv6(seeded(5))
    expect(generatePeerIpv6(seeded(5), ({ first: start }) => start === first?.range.first)).toEqual(second)
  })

  test('are refused when none is free', () => {
    expect(refusal(() => generatePeerIpv6(seeded(1), always, '2a00:1:2:3::/124')).message).toBe(
      'Every /125 of 2a00:1:2:3::/124, from which IPv6 peer addresses are assigned, is in use here.',
    )
  })

  test.each(['2a00::1/64', '2a00::/126', 'pool', '10.0.0.0/130'])('cannot come from %s, which is the provider’s mistake', (within) => {
    expect(() => generatePeerIpv6(seeded(1), never, within)).toThrow(`${within} cannot be divided into /125 subnets`)
  })
})
