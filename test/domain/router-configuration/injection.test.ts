// Nothing a customer typed may change what a router reads. What does reach the text is a key, and it
// changes nothing but the line it stands in.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClientFault } from '#domain/fault.ts'
import { renderRouterConfiguration } from '#domain/router-configuration/render.ts'
import { type RouterInput, routerInputOf } from '#domain/router-configuration/router-input.ts'
import { routers } from '#domain/router-configuration/routers.ts'
import { alphabet, cases, furtherCases, privateInterface, publicInterface, transitInterface, typed, withKey } from './interfaces.ts'

const identifiers = routers.map(({ type }) => type.routerTypeIdentifier)
const render = (input: RouterInput, identifier: string): string => renderRouterConfiguration(input, identifier).text
const plainKey = 'plain-key-1'
const hostileText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(typed, '\n', '\r\n!', '"; }', '${x}', "'", '\u0000', '\u2028'))
const key = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 6, maxLength: 80 })

describe.each(identifiers)('%s', (identifier) => {
  test('does not change with what a customer may type freely', () => {
    const plain = render(routerInputOf(privateInterface), identifier)
    expect(plain).not.toContain('hostile')
    fc.assert(
      fc.property(hostileText, (text) => {
        const vi = {
          ...privateInterface,
          virtualInterfaceName: text,
          tags: [{ key: text, value: text }],
          stateReason: text,
          rateLimit: text,
        }
        expect(render(routerInputOf(vi), identifier)).toBe(plain)
      }),
    )
  })

  test('has as many lines whatever the keys are, and only the lines with a key differ', () => {
    for (const vi of [privateInterface, publicInterface, transitInterface]) {
      const plain = render(withKey(vi, plainKey), identifier).split('\n')
      const marks = plain.filter((line) => line.includes(plainKey))
      expect(marks).toHaveLength(vi.peers.length)
      fc.assert(
        fc.property(key, (text) => {
          const lines = render(withKey(vi, text), identifier).split('\n')
          expect(lines).toHaveLength(plain.length)
          expect(lines.filter((line, index) => line !== plain[index])).toHaveLength(text === plainKey ? 0 : vi.peers.length)
        }),
        { numRuns: 50 },
      )
    }
  })

  test.each(Object.entries({ ...cases, ...furtherCases }))('makes printable lines that end with LF of %s', (_, input) => {
    expect(render(input, identifier)).toMatch(/^(?:\t*[ -~]*\n)+$/)
    expect(render(input, identifier)).not.toMatch(/undefined|NaN|\[object/)
  })

  test('names the other AS number of a session that was ordered with another one', () => {
    const text = render(furtherCases['two sessions of each family, with two AS numbers'] ?? expect.unreachable(), identifier)
    expect(text).toMatch(/\b65002\b/)
  })

  test('writes 300 ms three times for BFD, and none of it where BFD is off', () => {
    if (identifier.startsWith('OpenBSD')) return
    const withBfd = render(routerInputOf(privateInterface), identifier)
    const without = render(routerInputOf(privateInterface, { bfd: false }), identifier)
    const statements = (text: string) => text.split('\n').filter((line) => /\bbfd/i.test(line) && !/^[!#]/.test(line))
    expect(withBfd).toMatch(/\b300/)
    expect(statements(withBfd)).not.toEqual([])
    expect(statements(without)).toEqual([])
    expect(without).not.toMatch(/\b300\b/)
  })

  test('announces the prefixes of a public interface and nothing on the others', () => {
    const uncommented = (input: RouterInput) =>
      render(input, identifier)
        .split('\n')
        .filter((line) => !/^\s*[!#]/.test(line))
        .join('\n')
    const announced = uncommented(furtherCases['public with prefixes of both families'] ?? expect.unreachable())
    expect(announced).toMatch(/203\.0\.113\.0(?:\/25|.255\.255\.255\.128)/)
    expect(announced).toContain('2001:db8:f00::/48')
    const silent = uncommented(routerInputOf({ ...privateInterface, routeFilterPrefixes: ['203.0.113.0/25'] }))
    expect(silent).not.toMatch(/203\.0\.113|10\.20\.0\.0|2001:db8:20:/)
  })
})

describe('what is not of the strict form is not rendered, and not shown in the error', () => {
  const input = routerInputOf(privateInterface)
  const [peer] = input.peers
  if (!peer) throw new Error('the fixture has a peer')
  const withPeer = (changed: Partial<typeof peer>): RouterInput => ({ ...input, peers: [{ ...peer, ...changed }] })

  test.each<readonly [string, RouterInput, string]>([
    ['a key with a blank', withPeer({ authKey: 'secret key' }), 'secret key'],
    ['a key with a quote', withPeer({ authKey: 'secret"key' }), 'secret"key'],
    ['a key with a line end', withPeer({ authKey: 'secret\nreload' }), 'secret'],
    ['a key with a line end behind it', withPeer({ authKey: 'secret-key\n' }), 'secret-key'],
    ['a key with a letter beyond ASCII', withPeer({ authKey: 'sécret-key' }), 'sécret-key'],
    ['a key that is too short', withPeer({ authKey: 'short' }), 'short'],
    ['a key that is too long', withPeer({ authKey: 'x'.repeat(81) }), 'xxx'],
    ['an address with something behind it', withPeer({ customerAddress: '169.254.7.2/30; reload' }), 'reload'],
    ['an address without a length', withPeer({ amazonAddress: '169.254.7.1' }), '169.254.7.1'],
    ['an address of the other family', withPeer({ amazonAddress: '2001:db8::1/125' }), '2001:db8'],
    ['a peer with another id', withPeer({ bgpPeerId: 'dxpeer-x\n! reload' }), 'reload'],
    ['an AS number that is none', withPeer({ asn: 0 }), '0'],
    ['half an AS number', withPeer({ asn: 1.5 }), '1.5'],
    ['an interface with another id', { ...input, virtualInterfaceId: 'dxvif-a b' }, 'a b'],
    ['an interface id with a line end behind it', { ...input, virtualInterfaceId: 'dxvif-fg5678gh\n' }, 'fg5678gh'],
    ['a VLAN beyond the wire', { ...input, vlan: 4095 }, '4095'],
    ['an MTU that is none', { ...input, mtu: Number.NaN }, 'NaN'],
    ['a provider without a number', { ...input, amazonSideAsn: 2 ** 32 }, '4294967296'],
    ['a prefix with a host bit', { ...input, virtualInterfaceType: 'public', routeFilterPrefixes: ['203.0.113.1/24'] }, '203.0.113.1'],
    ['a CKN that is not hexadecimal', { ...input, macSec: { ckn: 'zz'.repeat(32) } }, 'zz'],
    ['a CKN of another length', { ...input, macSec: { ckn: 'AB' } }, 'AB'],
  ])('%s', (_, hostile, shown) => {
    for (const identifier of identifiers) {
      const error = thrownBy(() => render(hostile, identifier))
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(ClientFault)
      expect(String(error)).toMatch(/^Error: A router configuration cannot be rendered: [a-zA-Z]+ is not of the strict form\.$/)
      expect(String(error)).not.toContain(shown)
    }
  })
})

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

test('addresses are printed anew, however they were spelt', () => {
  const [, ipv6] = privateInterface.peers
  if (!ipv6) expect.unreachable()
  const spelt = { ...ipv6, amazonAddress: '2001:0DB8:0007:0:0:0:0:4211/125', customerAddress: '2001:DB8:7:0::4216/125' }
  for (const identifier of identifiers)
    expect(render(routerInputOf({ ...privateInterface, peers: [spelt] }), identifier)).toBe(
      render(routerInputOf({ ...privateInterface, peers: [ipv6] }), identifier),
    )
})
