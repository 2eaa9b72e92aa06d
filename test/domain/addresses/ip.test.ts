import { isIP } from 'node:net'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAddress, printAddress } from '#domain/addresses/ip.ts'
import { address, ipv6Address } from './arbitraries.ts'

const canonical = (text: string): string | undefined => {
  const parsed = parseAddress(text)
  return parsed && printAddress(parsed)
}

describe('an address is read and printed in one form', () => {
  test.each([
    ['169.254.247.1', '169.254.247.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:1100:2f0:0:1:9cb4:4211', '2001:db8:1100:2f0:0:1:9cb4:4211'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['::ffff:c000:201', '::ffff:192.0.2.1'],
    ['1:2:3:4:5:6:192.0.2.1', '1:2:3:4:5:6:c000:201'],
  ])('%s is %s', (text, printed) => {
    expect(canonical(text)).toBe(printed)
  })

  test.each([
    '',
    ' ',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.00',
    '1.2.3.256',
    '1.2.3.1000',
    '0x1.2.3.4',
    '1.2.3.4 ',
    ' 1.2.3.4',
    '1.2.3.4\n',
    '1.2.3.-4',
    '16909060',
    '1.2.3.4/32',
    ':',
    ':::',
    '1:',
    ':1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1::2::3',
    '12345::',
    'g::',
    '::1%eth0',
    '[::1]',
    '::1.2.3',
    '::01.2.3.4',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '1:2:3:4:5:6:7:1.2.3.4',
    '0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000',
    '١.2.3.4',
  ])('%j is no address', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })
})

test('what is printed is read back as the same number', () => {
  fc.assert(
    fc.property(address, (one) => {
      expect(parseAddress(printAddress(one))).toEqual(one)
    }),
  )
})

test('every other spelling of an IPv6 address prints like the first', () => {
  fc.assert(
    fc.property(ipv6Address, fc.boolean(), (one, upper) => {
      const hex = one.bits.toString(16).padStart(32, '0')
      const spelled = (hex.match(/.{4}/g) ?? []).join(':')
      expect(canonical(upper ? spelled.toUpperCase() : spelled)).toBe(printAddress(one))
    }),
  )
})

test('IPv6 is printed as URLs print it, but for mapped addresses', () => {
  fc.assert(
    fc.property(ipv6Address, (one) => {
      fc.pre(one.bits >> 32n !== 0xffffn)
      expect(`[${printAddress(one)}]`).toBe(
        new URL(
          `http://[${one.bits
            .toString(16)
            .padStart(32, '0')
            .replace(/.{4}(?=.)/g, '$&:')}]/`,
        ).hostname,
      )
    }),
  )
})

test('a text is an address exactly when the network library takes it for one', () => {
  const piece = fc.constantFrom('0', '1', '9', '01', '255', '256', 'a', 'FFFF', '10000', '.', ':', '::', '1.2.3.4', ' ', 'g', '/')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 17 }), (pieces) => {
      const text = pieces.join('')
      expect(parseAddress(text) !== undefined).toBe(isIP(text) !== 0)
    }),
    { numRuns: 20_000 },
  )
})

test('an address with one character changed is read as the network library reads it', () => {
  fc.assert(
    fc.property(address, fc.nat(), fc.constantFrom('', '0', '1', '.', ':', 'f', ' '), (one, at, instead) => {
      const text = printAddress(one)
      const place = at % text.length
      const changed = text.slice(0, place) + instead + text.slice(place + 1)
      expect(parseAddress(changed) !== undefined).toBe(isIP(changed) !== 0)
    }),
    { numRuns: 5_000 },
  )
})
