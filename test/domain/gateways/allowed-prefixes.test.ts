import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { announcedPrefixes, mustBeChangedPrefixes, mustBeFirstPrefixes, overlapOf } from '#domain/gateways/allowed-prefixes.ts'
import { association, cloudGateway } from '../../store/rows.ts'

const list = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ cidr }))
const vgw = cloudGateway({ cidrs: ['10.0.0.0/16', '10.1.0.0/16'], vpcId: 'vpc-1' })
const tgw = cloudGateway({ gatewayId: 'tgw-00000000000000001', kind: 'transitGateway', cidrs: [] })

describe('the first list', () => {
  test('is the whole VPC where nothing is said', () => {
    expect(mustBeFirstPrefixes(vgw, {}, {})).toEqual(['10.0.0.0/16', '10.1.0.0/16'])
    expect(mustBeFirstPrefixes(vgw, { addAllowedPrefixesToDirectConnectGateway: [] }, {})).toEqual(['10.0.0.0/16', '10.1.0.0/16'])
  })

  test('is the VPC without what is removed', () => {
    expect(mustBeFirstPrefixes(vgw, { removeAllowedPrefixesToDirectConnectGateway: list('10.0.0.0/16') }, {})).toEqual(['10.1.0.0/16'])
  })

  test('is what is said, whatever the VPC has', () => {
    expect(mustBeFirstPrefixes(vgw, { addAllowedPrefixesToDirectConnectGateway: list('192.168.0.0/16') }, {})).toEqual(['192.168.0.0/16'])
  })

  test('is limited for transit gateways alone', () => {
    const three = { addAllowedPrefixesToDirectConnectGateway: list('10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16') }
    const quotas = { prefixesPerTransitGateway: 2 }
    expect(mustBeFirstPrefixes(vgw, three, quotas)).toHaveLength(3)
    expect(() => mustBeFirstPrefixes(tgw, three, quotas)).toThrow(
      'addAllowedPrefixesToDirectConnectGateway has 3 prefixes; at most 2 are allowed.',
    )
  })

  test('needs an entry to have a prefix', () => {
    expect(() => mustBeFirstPrefixes(tgw, { addAllowedPrefixesToDirectConnectGateway: [{}] }, {})).toThrow(
      'Every entry of addAllowedPrefixesToDirectConnectGateway needs a cidr.',
    )
  })
})

describe('a changed list', () => {
  const change = (present: readonly string[], add: readonly string[], remove: readonly string[]) =>
    mustBeChangedPrefixes(
      present,
      { addAllowedPrefixesToDirectConnectGateway: list(...add), removeAllowedPrefixesToDirectConnectGateway: list(...remove) },
      tgw,
      {},
    )

  test('keeps its order, has what was added behind, and nothing twice', () => {
    expect(change(['10.1.0.0/16', '10.0.0.0/16'], ['10.2.0.0/16', '10.0.0.0/16'], [])).toEqual([
      '10.1.0.0/16',
      '10.0.0.0/16',
      '10.2.0.0/16',
    ])
  })

  test('has what is both removed and added', () => {
    expect(change(['10.1.0.0/16'], ['10.1.0.0/16'], ['10.1.0.0/16'])).toEqual(['10.1.0.0/16'])
  })

  test('is limited as a whole', () => {
    const quotas = { prefixesPerTransitGateway: 2 }
    const wish = { addAllowedPrefixesToDirectConnectGateway: list('10.2.0.0/16') }
    expect(() => mustBeChangedPrefixes(['10.0.0.0/16', '10.1.0.0/16'], wish, tgw, quotas)).toThrow('has 3 prefixes; at most 2 are allowed.')
  })

  test('is never empty', () => {
    expect(() => change(['10.1.0.0/16'], [], ['10.1.0.0/16'])).toThrow('At least one prefix must stay allowed for tgw-00000000000000001.')
  })

  const prefix = fc.integer({ min: 0, max: 20 }).map((at) => `10.${at}.0.0/16`)
  const some = fc.uniqueArray(prefix, { maxLength: 8 })

  test('has all that was added, none of what was removed and not added, and the rest as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(prefix, { minLength: 1 }), some, some, (present, add, remove) => {
        fc.pre(add.length > 0 || present.some((each) => !remove.includes(each)))
        const changed = new Set(change(present, add, remove))
        const wanted = new Set([...present.filter((each) => !remove.includes(each)), ...add])
        expect(changed).toEqual(wanted)
      }),
    )
  })
})

describe('overlaps', () => {
  test.each([
    [['10.0.0.0/8'], ['10.1.0.0/16'], ['10.0.0.0/8', '10.1.0.0/16']],
    [
      ['192.168.0.0/16', '10.1.0.0/16'],
      ['172.16.0.0/12', '10.0.0.0/8'],
      ['10.1.0.0/16', '10.0.0.0/8'],
    ],
    [['2001:db8::/32'], ['10.0.0.0/8', '2001:db8:1::/48'], ['2001:db8::/32', '2001:db8:1::/48']],
    [['10.0.0.0/9'], ['10.128.0.0/9'], undefined],
    [['::/0'], ['0.0.0.0/0'], undefined],
    [[], ['10.0.0.0/8'], undefined],
  ] as const)('of %j with %j: %j', (ones, others, found) => {
    expect(overlapOf(ones, others)).toEqual(found)
  })
})

describe('what customers hear', () => {
  test("of a transit gateway: the list as it stands, whatever its VPCs' CIDRs are", () => {
    const announcing = association({ gatewayKind: 'transitGateway', allowedPrefixes: ['10.0.0.0/8', '10.1.0.0/16'] })
    expect(announcedPrefixes(announcing, [])).toEqual(['10.0.0.0/8', '10.1.0.0/16'])
  })

  // The user guide's own examples, for a VPC of 10.0.0.0/16.
  test.each([
    ['22.0.0.0/24', []],
    ['10.0.0.0/24', []],
    ['10.0.0.0/16', ['10.0.0.0/16']],
    ['10.0.0.0/15', ['10.0.0.0/16']],
  ])('of a VPC through %s: %j', (filter, heard) => {
    expect(announcedPrefixes(association({ allowedPrefixes: [filter] }), ['10.0.0.0/16'])).toEqual(heard)
  })
})
