import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authKeyOf, isPrivateAsn, mustBeAsn, mustBeAuthKey, mustBeFamily, mustNotBeOwnAsn } from '#domain/bgp-peers/rules.ts'

const anyNumber = fc.oneof(
  fc.integer(),
  fc.integer({ min: -1, max: 2 }),
  fc.integer({ min: 2_147_483_640, max: 2_147_483_655 }),
  fc.integer({ min: 4_294_967_290, max: 4_294_967_300 }),
)

describe('the number of the customer', () => {
  test('in asn has 31 bits, in asnLong 32, and zero is none', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        if (number >= 1 && number <= 2_147_483_647) expect(mustBeAsn({ asn: number }, 'aws')).toBe(number)
        else
          expect(() => mustBeAsn({ asn: number }, 'aws')).toThrow(
            `asn ${number} is not an autonomous system number between 1 and 2147483647.`,
          )
        if (number >= 1 && number <= 4_294_967_294) expect(mustBeAsn({ asnLong: number }, 'aws')).toBe(number)
        else
          expect(() => mustBeAsn({ asnLong: number }, 'aws')).toThrow(
            `asnLong ${number} is not an autonomous system number between 1 and 4294967294.`,
          )
      }),
    )
  })

  test('in asnLong wins over asn, whatever that is', () => {
    fc.assert(
      fc.property(anyNumber, (asn) => {
        expect(mustBeAsn({ asn, asnLong: 65_001 }, 'aws')).toBe(65_001)
      }),
    )
  })

  test('has to be there', () => {
    expect(() => mustBeAsn({}, 'aws')).toThrow('asn or asnLong is required: the BGP ASN of the customer side.')
  })

  test('has four bytes in asn at OUTSCALE, but for three that it keeps', () => {
    for (const asn of [1, 2_147_483_648, 4_294_967_295]) expect(mustBeAsn({ asn }, 'outscale')).toBe(asn)
    for (const asn of [0, 4_294_967_296]) expect(() => mustBeAsn({ asn }, 'outscale')).toThrow('between 1 and 4294967295.')
    for (const asn of [50_624, 53_306, 132_418]) {
      expect(() => mustBeAsn({ asn }, 'outscale')).toThrow(`ASN ${asn} is reserved by the provider.`)
      expect(mustBeAsn({ asn }, 'aws')).toBe(asn)
    }
  })

  test('is not the provider’s, which would be a session with oneself', () => {
    expect(() => mustNotBeOwnAsn(64_512, 64_512)).toThrow("ASN 64512 is the provider's own side of this session")
    expect(() => mustNotBeOwnAsn(64_513, 64_512)).not.toThrow()
  })

  test.for([
    [64_511, false],
    [64_512, true],
    [65_534, true],
    [65_535, false],
    [4_199_999_999, false],
    [4_200_000_000, true],
    [4_294_967_294, true],
    [4_294_967_295, false],
  ] as const)('%d is private: %s', ([asn, expected]) => {
    expect(isPrivateAsn(asn)).toBe(expected)
  })
})

describe('the key', () => {
  test('has 6 to 80 printable characters without blank and double quote', () => {
    const allowed = fc.constantFrom(
      ...Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((letter) => letter !== '"'),
    )
    fc.assert(
      fc.property(fc.array(allowed, { minLength: 6, maxLength: 80 }), (letters) => mustBeAuthKey(letters.join('')) === letters.join('')),
    )
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 80, unit: 'grapheme' }), (key) => {
        const good = key.length <= 80 && /^[!#-~]+$/.test(key)
        if (good) expect(mustBeAuthKey(key)).toBe(key)
        else expect(() => mustBeAuthKey(key)).toThrow(/^authKey /)
      }),
    )
    for (const length of [0, 5, 81])
      expect(() => mustBeAuthKey('k'.repeat(length))).toThrow(`authKey has ${length} characters; 6 to 80 are allowed.`)
  })

  test('is made when none is given: 0x and 22 characters that every rule allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (start) => {
        const key = authKeyOf(undefined, (bytes) => Uint8Array.from({ length: bytes }, (_, at) => (start + at * 37) & 255))
        expect(key).toMatch(/^0x[A-Za-z0-9_.-]{22}$/)
        expect(mustBeAuthKey(key)).toBe(key)
      }),
    )
  })
})

test('the family is IPv4 unless told otherwise, and one of two', () => {
  expect([mustBeFamily(undefined), mustBeFamily('ipv4'), mustBeFamily('ipv6')]).toEqual(['ipv4', 'ipv4', 'ipv6'])
  for (const family of ['', 'IPv4', 'ipv5']) expect(() => mustBeFamily(family)).toThrow(`addressFamily ${family} is not one of ipv4, ipv6.`)
})
