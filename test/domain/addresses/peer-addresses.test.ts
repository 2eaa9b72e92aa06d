import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInterfaceAddress } from '#domain/addresses/cidr.ts'
import { mustBePeerAddresses } from '#domain/addresses/peer-addresses.ts'
import { ipv4Address, outcomeOf, refusal } from './arbitraries.ts'

const sandbox = { documentationPrefixesArePublic: true }
const production = { documentationPrefixesArePublic: false }
const types = ['private', 'public', 'transit'] as const

const pair = (amazonAddress: string, customerAddress: string) => ({ addressFamily: 'ipv4', amazonAddress, customerAddress }) as const

describe('a pair is accepted and printed canonically', () => {
  test.each([
    ['private', '169.254.247.1/30', '169.254.247.2/30'],
    ['private', '169.254.0.1/30', '169.254.0.2/30'],
    ['transit', '169.254.255.1/30', '169.254.255.2/30'],
    ['private', '192.168.1.1/30', '192.168.1.2/30'],
    ['private', '10.0.0.2/28', '10.0.0.1/28'],
    ['private', '10.0.0.1/16', '10.0.255.254/16'],
    ['transit', '100.64.0.1/30', '100.64.0.2/30'],
    ['private', '8.8.8.1/30', '8.8.8.2/30'],
    ['private', '192.0.2.0/31', '192.0.2.1/31'],
    ['transit', '192.0.2.1/31', '192.0.2.0/31'],
    ['public', '203.0.113.1/30', '203.0.113.2/30'],
    ['public', '192.0.2.5/30', '192.0.2.6/30'],
    ['public', '175.45.176.2/30', '175.45.176.1/30'],
    ['public', '175.45.176.1/28', '175.45.176.2/28'],
    ['public', '175.45.176.3/28', '175.45.176.4/28'],
    ['public', '216.3.128.0/31', '216.3.128.1/31'],
  ] as const)('%s: %s and %s', (type, amazonAddress, customerAddress) => {
    expect(mustBePeerAddresses(pair(amazonAddress, customerAddress), type, sandbox)).toMatchObject({ amazonAddress, customerAddress })
  })

  test('with the range of the whole subnet', () => {
    expect(mustBePeerAddresses(pair('169.254.247.2/30', '169.254.247.1/30'), 'private', sandbox)?.range).toEqual({
      first: '4:a9fef700',
      last: '4:a9fef703',
    })
  })

  test('without an address family, which then is ipv4', () => {
    const { amazonAddress, customerAddress } = pair('169.254.1.1/30', '169.254.1.2/30')
    expect(mustBePeerAddresses({ amazonAddress, customerAddress }, 'private', sandbox)).toMatchObject({ amazonAddress, customerAddress })
  })
})

describe('the pair is to be generated', () => {
  test.each([
    ['private', 'ipv4'],
    ['transit', 'ipv4'],
    ['private', undefined],
    ['private', 'ipv6'],
    ['transit', 'ipv6'],
    ['public', 'ipv6'],
  ] as const)('on a %s interface when none is given with addressFamily %s', (type, addressFamily) => {
    expect(mustBePeerAddresses({ addressFamily }, type, sandbox)).toBeUndefined()
  })
})

describe('a pair is refused on every type of interface', () => {
  test.each([
    ['10.0.0.1/30', '10.0.0.5/30', 'Amazon Address and Customer Address must be in the same CIDR'],
    ['203.0.113.1/30', '198.51.100.2/30', 'Amazon Address and Customer Address must be in the same CIDR'],
    ['203.0.113.1/30', '203.0.113.2/29', 'Amazon Address and Customer Address must be in the same CIDR'],
    ['203.0.113.1/31', '203.0.113.2/31', 'Amazon Address and Customer Address must be in the same CIDR'],
    ['203.0.113.0/30', '203.0.113.1/30', 'Amazon Address is address 0 on its subnet.'],
    ['203.0.113.16/28', '203.0.113.17/28', 'Amazon Address is address 0 on its subnet.'],
    ['203.0.113.3/30', '203.0.113.1/30', 'Amazon Address is the broadcast address on its subnet.'],
    ['203.0.113.1/30', '203.0.113.0/30', 'Customer Address is address 0 on its subnet.'],
    ['203.0.113.1/30', '203.0.113.3/30', 'Customer Address is the broadcast address on its subnet.'],
    [
      '203.0.113.1/30',
      '203.0.113.1/30',
      'amazonAddress and customerAddress are both 203.0.113.1/30; the two ends need different addresses.',
    ],
    ['203.0.113.1/32', '203.0.113.2/32', 'amazonAddress 203.0.113.1/32 must have a mask from /16 to /31.'],
    ['203.0.113.1/15', '203.0.113.2/15', 'amazonAddress 203.0.113.1/15 must have a mask from /16 to /31.'],
    ['203.0.113.1/30', '203.0.113.2/32', 'customerAddress 203.0.113.2/32 must have a mask from /16 to /31.'],
    ['203.0.113.1', '203.0.113.2', 'amazonAddress 203.0.113.1 has no mask; write it in CIDR notation, such as 169.254.1.1/30.'],
    ['203.0.113.1/30', '203.0.113.2', 'customerAddress 203.0.113.2 has no mask; write it in CIDR notation, such as 169.254.1.1/30.'],
    ['', '203.0.113.2/30', 'amazonAddress  is not an IP address in CIDR notation, such as 169.254.1.1/30.'],
    ['203.0.113.300/30', '203.0.113.2/30', 'amazonAddress 203.0.113.300/30 is not an IP address in CIDR notation, such as 169.254.1.1/30.'],
    ['203.0.113.01/30', '203.0.113.2/30', 'amazonAddress 203.0.113.01/30 is not an IP address in CIDR notation, such as 169.254.1.1/30.'],
    ['203.0.113.1/30', 'x/30', 'customerAddress x/30 is not an IP address in CIDR notation, such as 169.254.1.1/30.'],
    ['2001:db8::1/125', '2001:db8::6/125', 'amazonAddress 2001:db8::1/125 is not an IPv4 address, but addressFamily is ipv4.'],
    [
      '203.0.113.1/30',
      '::ffff:203.0.113.2/126',
      'customerAddress ::ffff:203.0.113.2/126 is not an IPv4 address, but addressFamily is ipv4.',
    ],
    [
      '127.0.0.1/30',
      '127.0.0.2/30',
      'amazonAddress 127.0.0.1/30 cannot be the address of a router: it is in 127.0.0.0/8 (Loopback, RFC 1122).',
    ],
    ['0.0.0.1/30', '0.0.0.2/30', 'amazonAddress 0.0.0.1/30 cannot be the address of a router: it is in 0.0.0.0/8 (this network, RFC 791).'],
    [
      '224.0.0.1/30',
      '224.0.0.2/30',
      'amazonAddress 224.0.0.1/30 cannot be the address of a router: it is in 224.0.0.0/4 (Multicast, RFC 5771).',
    ],
    [
      '240.0.0.1/30',
      '240.0.0.2/30',
      'amazonAddress 240.0.0.1/30 cannot be the address of a router: it is in 240.0.0.0/4 (Reserved, RFC 1112).',
    ],
    [
      '203.0.113.1/30',
      '239.0.0.2/30',
      'customerAddress 239.0.0.2/30 cannot be the address of a router: it is in 224.0.0.0/4 (Multicast, RFC 5771).',
    ],
  ])('%s and %s: %s', (amazonAddress, customerAddress, message) => {
    const onPublic = amazonAddress.startsWith('10.') ? types.filter((type) => type !== 'public') : types
    for (const type of onPublic) {
      const refused = refusal(() => mustBePeerAddresses(pair(amazonAddress, customerAddress), type, sandbox))
      expect(refused.message).toBe(message)
      expect(refused.code).toBe('DirectConnectClientException')
    }
  })

  test('one address without the other, in the words of each profile', () => {
    for (const type of types) {
      const noCustomer = refusal(() => mustBePeerAddresses({ amazonAddress: '203.0.113.1/30' }, type, sandbox))
      expect(noCustomer.messageFor('aws')).toBe('customerAddress is required with amazonAddress: give both addresses, or neither.')
      expect(noCustomer.messageFor('outscale')).toBe('Field customerAddress is required')
      const noAmazon = refusal(() => mustBePeerAddresses({ customerAddress: '203.0.113.1/30' }, type, sandbox))
      expect(noAmazon.messageFor('aws')).toBe('amazonAddress is required with customerAddress: give both addresses, or neither.')
      expect(noAmazon.messageFor('outscale')).toBe('Field amazonAddress is required')
    }
  })

  test('a long text is cut short in the answer', () => {
    const { message } = refusal(() => mustBePeerAddresses(pair('1'.repeat(100_000), '203.0.113.2/30'), 'private', sandbox))
    expect(message).toBe(`amazonAddress ${'1'.repeat(64)}… is not an IP address in CIDR notation, such as 169.254.1.1/30.`)
  })
})

describe('IPv6 addresses are never the customer’s choice', () => {
  test.each([
    [{ amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::6/125' }, 'amazonAddress'],
    [{ amazonAddress: '2001:db8::1/125' }, 'amazonAddress'],
    [{ customerAddress: '2001:db8::6/125' }, 'customerAddress'],
    [{ amazonAddress: '169.254.1.1/30', customerAddress: '169.254.1.2/30' }, 'amazonAddress'],
  ])('%o', (addresses, member) => {
    for (const type of types) {
      const { message } = refusal(() => mustBePeerAddresses({ addressFamily: 'ipv6', ...addresses }, type, sandbox))
      expect(message).toBe(`${member} must not be given with addressFamily ipv6: IPv6 peer addresses are always assigned.`)
    }
  })
})

describe('a public interface', () => {
  test.each([undefined, 'ipv4'] as const)('needs both IPv4 addresses (addressFamily %s)', (addressFamily) => {
    expect(refusal(() => mustBePeerAddresses({ addressFamily }, 'public', sandbox)).message).toBe(
      'amazonAddress and customerAddress are required for IPv4 on a public virtual interface.',
    )
  })

  test.each([
    ['10.0.0.1/30', '10.0.0.2/30', 'Amazon Address is not allowed to contain a private IP'],
    ['192.168.1.1/30', '175.45.176.2/30', 'Amazon Address is not allowed to contain a private IP'],
    ['172.31.0.0/31', '172.31.0.1/31', 'Amazon Address is not allowed to contain a private IP'],
    ['169.254.1.1/30', '169.254.1.2/30', 'Amazon Address is not allowed to contain a private IP'],
    ['100.64.0.1/30', '100.64.0.2/30', 'Amazon Address is not allowed to contain a private IP'],
    ['175.45.176.1/30', '10.0.0.2/30', 'Customer Address is not allowed to contain a private IP'],
    [
      '198.18.0.1/30',
      '198.18.0.2/30',
      'amazonAddress 198.18.0.1/30 is not globally routable, as public virtual interfaces need it: it is in 198.18.0.0/15 (Benchmarking, RFC 2544).',
    ],
    [
      '175.45.176.1/30',
      '192.88.99.1/30',
      'customerAddress 192.88.99.1/30 is not globally routable, as public virtual interfaces need it: it is in 192.88.99.0/24 (deprecated 6to4 Relay Anycast, RFC 7526).',
    ],
  ])('refuses %s with %s', (amazonAddress, customerAddress, message) => {
    for (const settings of [sandbox, production]) {
      expect(refusal(() => mustBePeerAddresses(pair(amazonAddress, customerAddress), 'public', settings)).message).toBe(message)
    }
  })

  test('refuses documentation addresses where they are not public', () => {
    expect(refusal(() => mustBePeerAddresses(pair('203.0.113.1/30', '203.0.113.2/30'), 'public', production)).message).toBe(
      'amazonAddress 203.0.113.1/30 is not globally routable, as public virtual interfaces need it: it is in 203.0.113.0/24 (TEST-NET-3, RFC 5737).',
    )
    expect(mustBePeerAddresses(pair('203.0.113.1/30', '203.0.113.2/30'), 'private', production)).toBeDefined()
  })
})

test('what is accepted is what plain arithmetic on the subnet allows', () => {
  const wanted = fc.record({ base: ipv4Address, mask: fc.integer({ min: 14, max: 32 }), one: fc.nat(5), other: fc.nat(5) })
  const outcomes = { accepted: 0, refused: 0 }
  fc.assert(
    fc.property(wanted, ({ base, mask, one, other }) => {
      const size = 2 ** (32 - mask)
      const network = Math.floor(Number(base.bits) / size) * size
      const print = (number: number) => `${[24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')}/${mask}`
      const hosts = [one % size, other % size] as const
      const top = network >>> 24
      const isUnicast = top !== 0 && top !== 127 && top < 224
      const isHost = (host: number) => mask === 31 || (host !== 0 && host !== size - 1)
      const isAllowed = isUnicast && mask >= 16 && mask <= 31 && hosts[0] !== hosts[1] && hosts.every(isHost)
      const [amazonAddress, customerAddress] = [print(network + hosts[0]), print(network + hosts[1])]
      const outcome = outcomeOf(() => mustBePeerAddresses(pair(amazonAddress, customerAddress), 'private', sandbox))
      expect(typeof outcome === 'object' && [outcome.amazonAddress, outcome.customerAddress]).toEqual(
        isAllowed && [amazonAddress, customerAddress],
      )
      outcomes[isAllowed ? 'accepted' : 'refused'] += 1
    }),
    { numRuns: 2_000 },
  )
  expect(outcomes.accepted).toBeGreaterThan(100)
  expect(outcomes.refused).toBeGreaterThan(100)
})

test('the address of the recorded IPv6 example is read', () => {
  expect(parseInterfaceAddress('2001:db8:1100:2f0:0:1:9cb4:4211/125')).toMatchObject({ addressFamily: 'ipv6', mask: 125 })
})
