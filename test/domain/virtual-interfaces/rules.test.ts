import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isLiveInterface,
  looksLikeInterfaceId,
  mustBeFreeVlan,
  mustBeInterfaceName,
  mustBeMtu,
  mustBeRateLimit,
  mustBeVlan,
  mustBeVlanOf,
  mustFitPool,
  mustHaveRoom,
  mustTakeSiteLink,
  prefixPoolOf,
} from '#domain/virtual-interfaces/rules.ts'
import { mustBeWithinQuota } from '#domain/virtual-interfaces/quotas.ts'
import type { VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'
import { parent, vif } from './rows.ts'

describe('the VLAN', () => {
  test.for(['aws', 'outscale'] as const)('is a tag that a wire of the profile %s can carry, and nothing else', (profile) => {
    const first = profile === 'aws' ? 1 : 2
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.integer({ min: -2, max: 5000 }), fc.double({ min: 0, max: 4096 })), (vlan) => {
        const good = Number.isInteger(vlan) && vlan >= first && vlan <= 4094
        if (good) expect(mustBeVlan(vlan, profile)).toBe(vlan)
        else expect(() => mustBeVlan(vlan, profile)).toThrow(/^VLAN /)
      }),
    )
  })

  test('says why 4095 and 4096 cannot be, and what is missing', () => {
    expect(() => mustBeVlan(4095, 'aws')).toThrow('IEEE 802.1Q reserves 4095')
    expect(() => mustBeVlan(4096, 'outscale')).toThrow('Use a VLAN between 2 and 4094.')
    expect(() => mustBeVlan(undefined, 'aws')).toThrow('vlan is required.')
  })

  test('is the partner’s on a hosted connection, and held by one', () => {
    expect(() => mustBeVlanOf(parent({ kind: 'hosted', vlan: 7 }), 8)).toThrow('its VLAN is 7.')
    expect(() => mustBeVlanOf(parent({ kind: 'hosted', vlan: 7 }), 7)).not.toThrow()
    expect(() => mustBeFreeVlan(7, parent(), 'dxvif-fother00')).toThrow('VLAN 7 is already in use on connection dxcon-fone0000.')
    expect(() => mustBeFreeVlan(7, parent(), undefined)).not.toThrow()
  })
})

describe('names, ids and states', () => {
  test('a name has 1 to 100 characters of any kind', () => {
    for (const name of ['x', ' ', 'Ä'.repeat(100)]) expect(mustBeInterfaceName(name)).toBe(name)
    expect(() => mustBeInterfaceName('')).toThrow('1 to 100')
    expect(() => mustBeInterfaceName('x'.repeat(101))).toThrow('1 to 100')
    expect(() => mustBeInterfaceName(undefined)).toThrow('virtualInterfaceName is required.')
  })

  test.for([
    ['dxvif-fg5678gh', true],
    ['dxvif-XXXXXXXX', true],
    ['dxvif-fg5678g', false],
    ['dxvif-fg5678ghi', false],
    ['dxcon-fg5678gh', false],
    [' dxvif-fg5678gh', false],
    ['dxvif-fg5678gh\n', false],
    ['', false],
  ] as const)('%j looks like an id: %s', ([id, looks]) => {
    expect(looksLikeInterfaceId(id)).toBe(looks)
  })

  test('those that hold VLAN and addresses are live, the others not', () => {
    const live: VirtualInterfaceState[] = ['confirming', 'verifying', 'pending', 'available', 'down', 'testing']
    const gone: VirtualInterfaceState[] = ['deleting', 'deleted', 'rejected', 'expired']
    for (const virtualInterfaceState of live) expect(isLiveInterface(vif({ virtualInterfaceState }))).toBe(true)
    for (const virtualInterfaceState of gone) expect(isLiveInterface(vif({ virtualInterfaceState }))).toBe(false)
  })
})

describe('the frame size', () => {
  const sizes = { private: [1500, 8500, 9001], transit: [1500, 8500], public: [1500] } as const

  test.for(['private', 'transit', 'public'] as const)('of a %s interface is one of a few', (type) => {
    for (const mtu of [0, 1499, 1500, 1501, 8500, 9000, 9001, 9216]) {
      if ((sizes[type] as readonly number[]).includes(mtu)) expect(mustBeMtu(mtu, type, parent())).toBe(mtu)
      else
        expect(() => mustBeMtu(mtu, type, parent())).toThrow(
          `mtu ${mtu} is not allowed on a ${type} virtual interface; it takes ${sizes[type].join(', ')}.`,
        )
    }
    expect(mustBeMtu(undefined, type, parent())).toBe(1500)
  })

  test('is small on a port that is not capable of more, and always at OUTSCALE', () => {
    expect(() => mustBeMtu(8500, 'private', parent({ jumboFrameCapable: false }))).toThrow('needs jumbo frames')
    expect(mustBeMtu(1500, 'private', parent({ jumboFrameCapable: false }))).toBe(1500)
    expect(() => mustBeMtu(9001, 'private', parent(), 'outscale')).toThrow('it takes 1500.')
  })
})

describe('shares of a port', () => {
  test('a limit is a bandwidth from 50 Mbps to the port’s, ten a port, and never on a hosted connection', () => {
    for (const rateLimit of ['50Mbps', '500Mbps', '1Gbps']) expect(mustBeRateLimit(rateLimit, parent(), 9)).toBe(rateLimit)
    for (const rateLimit of ['49Mbps', '2Gbps', '1', '1G', '', '-1Gbps', '0Mbps']) {
      expect(() => mustBeRateLimit(rateLimit, parent(), 0)).toThrow(`rateLimit ${rateLimit} is not a bandwidth between 50Mbps and 1Gbps.`)
    }
    expect(() => mustBeRateLimit('1Gbps', parent(), 10)).toThrow('has 10 rate limiters already')
    expect(() => mustBeRateLimit('50Mbps', parent({ kind: 'hosted' }), 0)).toThrow('cannot be set on hosted connection')
  })

  test('pools are as large as the port is fast, and allocations stay within', () => {
    expect(['1Gbps', '10Gbps', '100Gbps', '400Gbps'].map(prefixPoolOf)).toEqual([5000, 5000, 30_000, 50_000])
    expect(mustFitPool('prefixPoolAllocatedCountIpv4', 1000, 4000, parent())).toBe(1000)
    expect(() => mustFitPool('prefixPoolAllocatedCountIpv4', 1000, 4001, parent())).toThrow('more than the 999 prefixes that are left')
    for (const wanted of [0, 1001])
      expect(() => mustFitPool('prefixPoolAllocatedCountIpv6', wanted, 0, parent())).toThrow('is not between 1 and 1000.')
  })

  test('a hosted connection has room for one', () => {
    expect(() => mustHaveRoom(parent({ kind: 'hosted' }), [vif()])).toThrow('already has a virtual interface; it takes one.')
    expect(() => mustHaveRoom(parent({ kind: 'hosted' }), [])).not.toThrow()
    expect(() => mustHaveRoom(parent(), [vif(), vif()])).not.toThrow()
  })

  test('quotas count by kind on a connection, all alike on a LAG, and not at all where there are none', () => {
    const [privates, transits] = [[vif(), vif({ virtualInterfaceType: 'public' })], [vif({ virtualInterfaceType: 'transit' })]]
    const quotas = { interfacesPerConnection: 2, transitInterfacesPerConnection: 1, interfacesPerConnectionInAll: 4, interfacesPerLag: 3 }
    expect(() => mustBeWithinQuota(parent(), 'private', privates, quotas)).toThrow(
      'the limit of 2 private or public virtual interfaces on dxcon-fone0000.',
    )
    expect(() => mustBeWithinQuota(parent(), 'transit', privates, quotas)).not.toThrow()
    expect(() => mustBeWithinQuota(parent(), 'transit', [...privates, ...transits], quotas)).toThrow(
      'the limit of 1 transit virtual interfaces',
    )
    expect(() =>
      mustBeWithinQuota(parent(), 'transit', [...privates, ...privates], { ...quotas, transitInterfacesPerConnection: 9 }),
    ).toThrow('the limit of 4 virtual interfaces')
    const lag = parent({ kind: 'lag', parentId: 'dxlag-fone0000' })
    expect(() => mustBeWithinQuota(lag, 'private', [...privates, ...transits], quotas)).toThrow(
      'the limit of 3 virtual interfaces on dxlag-fone0000.',
    )
    expect(() => mustBeWithinQuota(parent(), 'private', [...privates, ...privates], {})).not.toThrow()
  })
})

describe('SiteLink', () => {
  const takes = (wish: object) => () =>
    mustTakeSiteLink({ virtualInterfaceType: 'private', directConnectGatewayId: 'hub', region: 'us-east-1', ...wish })

  test('needs a Direct Connect gateway, and a region that has it', () => {
    expect(takes({})).not.toThrow()
    expect(takes({ virtualInterfaceType: 'transit' })).not.toThrow()
    expect(takes({ virtualInterfaceType: 'public' })).toThrow('the virtual interface is public')
    expect(takes({ directConnectGatewayId: undefined })).toThrow('not attached to a Direct Connect gateway')
    for (const region of ['us-gov-west-1', 'cn-north-1']) expect(takes({ region })).toThrow(`not offered in region ${region}`)
  })
})
