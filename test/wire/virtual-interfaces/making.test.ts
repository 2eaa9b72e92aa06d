import { describe, expect, test } from 'vitest'
import { enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { interfaceIn, numbers, placeOf, send, sixCalls, stageIn, type Stage } from './six-calls.ts'

// What a new interface is like, whichever of the six calls made it: the members of the answer and
// their defaults, what is echoed and what is generated.
const members = [
  'addressFamily',
  'amazonAddress',
  'amazonSideAsn',
  'asn',
  'asnLong',
  'authKey',
  'awsDeviceV2',
  'awsLogicalDeviceId',
  'bgpPeers',
  'connectionId',
  'customerAddress',
  'customerRouterConfig',
  'directConnectGatewayId',
  'jumboFrameCapable',
  'location',
  'mtu',
  'ownerAccount',
  'region',
  'routeFilterPrefixes',
  'siteLinkEnabled',
  'tags',
  'virtualGatewayId',
  'virtualInterfaceId',
  'virtualInterfaceName',
  'virtualInterfaceState',
  'virtualInterfaceType',
  'vlan',
]
const peerMembers = [
  'addressFamily',
  'amazonAddress',
  'asn',
  'asnLong',
  'authKey',
  'awsDeviceV2',
  'awsLogicalDeviceId',
  'bgpPeerId',
  'bgpPeerState',
  'bgpStatus',
  'customerAddress',
]
/** Since 2026 private and transit interfaces on ports also say what they have of the prefix pools. */
const poolMembers = ['prefixPoolAllocatedCountIpv4', 'prefixPoolAllocatedCountIpv6']

describe.for(enginesHere)('on $name', (engine) => {
  const house = sharedHouse({ engine })
  let stage: Promise<Stage> | undefined
  const ready = () => (stage ??= stageIn(house()))

  describe.for(sixCalls)('$operation', (call) => {
    const next = numbers()
    const make = async (wish = {}) => {
      const answer = await send(call, await ready(), { ...placeOf(call, next()), ...wish })
      if (answer.status !== 200) throw new Error(answer.text)
      return interfaceIn(call, answer)
    }

    test('has every member of the recorded answer and no other', async () => {
      const vi = await make()
      const expected = call.type === 'public' ? members : [...members, ...poolMembers].sort()
      expect(Object.keys(vi).sort()).toEqual(expected)
      expect(vi.bgpPeers.map((peer: object) => Object.keys(peer).sort())).toEqual([peerMembers])
    })

    test('belongs to whom it was made for, and stands where its port is', async () => {
      const { connectionId } = await ready()
      const { connections = [] } = await house().as('partner').describeConnections({ connectionId })
      const vi = await make()
      expect(vi).toMatchObject({
        ownerAccount: house().accountId[call.hosted ? 'blue' : 'partner'],
        connectionId,
        location: 'EqDC2',
        region: 'us-east-1',
        awsDeviceV2: connections[0]?.awsDeviceV2,
        awsLogicalDeviceId: connections[0]?.awsLogicalDeviceId,
        jumboFrameCapable: true,
        virtualInterfaceType: call.type,
        virtualInterfaceState: call.hosted ? 'confirming' : call.type === 'public' ? 'verifying' : 'pending',
      })
      expect(vi.virtualInterfaceId).toMatch(/^dxvif-f[a-z0-9]{7}$/)
    })

    test('leads to its gateway at once, or to none until it is confirmed', async () => {
      const { virtualGatewayId, directConnectGatewayId } = await ready()
      const vi = await make()
      const own = !call.hosted
      expect(vi.virtualGatewayId).toBe(own && call.type === 'private' ? virtualGatewayId : '')
      expect(vi.directConnectGatewayId).toBe(own && call.type === 'transit' ? directConnectGatewayId : '')
      expect(vi.amazonSideAsn).toBe(own && call.type === 'private' ? 64_600 : own && call.type === 'transit' ? 64_999 : 7224)
    })

    test('has one peer, down, whose values are those of the interface', async () => {
      const vi = await make()
      const { authKey, addressFamily, amazonAddress, customerAddress } = vi
      expect(vi.bgpPeers).toMatchObject([
        { asn: 65_001, asnLong: 65_001, authKey, addressFamily, amazonAddress, customerAddress, bgpStatus: 'down' },
      ])
      expect(vi.bgpPeers[0].bgpPeerState).toBe(call.type === 'public' ? 'verifying' : 'pending')
      expect(vi.bgpPeers[0].bgpPeerId).toMatch(/^dxpeer-f[a-z0-9]{7}$/)
    })

    test('is of IPv4, 1500 bytes, untagged, without SiteLink unless told otherwise', async () => {
      expect(await make()).toMatchObject({ addressFamily: 'ipv4', mtu: 1500, tags: [], siteLinkEnabled: false })
    })

    test('gets a key of 24 characters, and keeps one that is given', async () => {
      expect((await make()).authKey).toMatch(/^0x[A-Za-z0-9_.-]{22}$/)
      const strangest = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~"
      expect((await make({ authKey: strangest })).authKey).toBe(strangest)
      expect((await make({ authKey: 'k'.repeat(80) })).bgpPeers[0].authKey).toBe('k'.repeat(80))
    })

    test('keeps addresses that are given, whichever end is the lower, also in a /31', async () => {
      const base = sixCalls.indexOf(call) * 16
      const higher = { amazonAddress: `192.0.2.${base + 2}/30`, customerAddress: `192.0.2.${base + 1}/30` }
      expect(await make(higher)).toMatchObject(higher)
      const two = { amazonAddress: `192.0.2.${base + 4}/31`, customerAddress: `192.0.2.${base + 5}/31` }
      expect(await make(two)).toMatchObject(two)
      const wide = { amazonAddress: `192.0.2.${base + 9}/29`, customerAddress: `192.0.2.${base + 13}/29` }
      expect(await make(wide)).toMatchObject(wide)
    })

    test('gets a /125 for IPv6: first and sixth address, and the configuration of that family alone', async () => {
      const wish = { addressFamily: 'ipv6', amazonAddress: undefined, customerAddress: undefined }
      const vi = await make(wish)
      const [, prefix, last] = /^([0-9a-f:]+:)([0-9a-f]+)\/125$/.exec(vi.amazonAddress) ?? []
      expect(vi.customerAddress).toBe(`${prefix}${(Number.parseInt(last ?? '', 16) + 5).toString(16)}/125`)
      expect(vi).toMatchObject({ addressFamily: 'ipv6', bgpPeers: [{ addressFamily: 'ipv6', amazonAddress: vi.amazonAddress }] })
      expect(vi.customerRouterConfig).toContain(`<ipv6_amazon_address>${vi.amazonAddress}</ipv6_amazon_address>`)
      expect(vi.customerRouterConfig).not.toContain('<amazon_address>')
    })

    test('carries large numbers in asnLong alone, and smaller ones in both', async () => {
      expect(await make({ asn: undefined, asnLong: 4_294_967_294 })).toMatchObject({ asn: 0, asnLong: 4_294_967_294 })
      expect(await make({ asn: undefined, asnLong: 2_147_483_648 })).toMatchObject({ asn: 0, asnLong: 2_147_483_648 })
      expect(await make({ asn: 2_147_483_647 })).toMatchObject({ asn: 2_147_483_647, asnLong: 2_147_483_647 })
      expect(await make({ asn: undefined, asnLong: 65_010 })).toMatchObject({ asn: 65_010, asnLong: 65_010 })
    })

    test('takes asnLong where both are given, as clients send asn 0 for one that is not set', async () => {
      expect(await make({ asn: 0, asnLong: 65_011 })).toMatchObject({ asn: 65_011, bgpPeers: [{ asnLong: 65_011 }] })
      expect(await make({ asn: 65_001, asnLong: 65_012 })).toMatchObject({ asn: 65_012, bgpPeers: [{ asn: 65_012 }] })
    })

    test('keeps 50 tags in their order; one without a value has an empty one', async () => {
      const tags = Array.from({ length: 49 }, (_, at) => ({ key: `key ${at}`, value: `Wert ${at}` }))
      const vi = await make({ tags: [{ key: 'Ωmega' }, ...tags] })
      expect(vi.tags).toEqual([{ key: 'Ωmega', value: '' }, ...tags])
    })

    test('ignores members that the request does not have', async () => {
      const vi = await make({ virtualInterfaceState: 'available', ownerAccount: '000000000000', unheard: { of: [] } })
      expect(vi).toMatchObject({ bgpPeers: [{ bgpStatus: 'down' }] })
      expect([vi.virtualInterfaceState, vi.ownerAccount]).not.toContain('available')
    })

    test('takes a name of 100 characters of any kind', async () => {
      const virtualInterfaceName = `Büro "West" <1> ${'x'.repeat(84)}`
      expect(await make({ virtualInterfaceName })).toMatchObject({ virtualInterfaceName })
    })

    test('is described at once as it was answered', async () => {
      const vi = await make({ tags: [{ key: 'team', value: 'net' }] })
      const who = call.hosted ? 'blue' : 'partner'
      const answer = await house().call(who, 'DescribeVirtualInterfaces', { virtualInterfaceId: vi.virtualInterfaceId })
      expect(answer.json).toEqual({ virtualInterfaces: [vi] })
    })
  })

  describe.for(sixCalls.filter(({ type }) => type !== 'public'))('$operation without addresses', (call) => {
    test('gets a /30 of the link-local range, its own end second', async () => {
      const { amazonAddress, customerAddress } = interfaceIn(call, await send(call, await ready(), placeOf(call, 40)))
      const [, third, fourth] = /^169\.254\.(\d+)\.(\d+)\/30$/.exec(amazonAddress) ?? []
      expect(Number(fourth) % 4).toBe(1)
      expect(customerAddress).toBe(`169.254.${third}.${Number(fourth) + 1}/30`)
    })
  })
})
