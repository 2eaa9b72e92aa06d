import { describe, expect, test } from 'vitest'
import type { TestHouse, Who } from '../../support/house.ts'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const lone = { location: 'EqDC2', connectionsBandwidth: '1Gbps', numberOfConnections: 1, lagName: 'lone' }

async function gatewayOf(house: TestHouse, who: Who): Promise<string | undefined> {
  return (await house.as(who).describeVirtualGateways({})).virtualGateways?.[0]?.virtualGatewayId
}

describe('AssociateConnectionWithLag', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a port joins with its interfaces, which keep VLAN, addresses and sessions', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await house.connection('blue')
      const virtualGatewayId = await gatewayOf(house, 'blue')
      const wanted = { virtualInterfaceName: 'office', vlan: 101, asn: 65_001, virtualGatewayId }
      const vi = await client.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface: wanted })
      const { lagId } = await client.createLag(lone)
      await house.pass(2 * delay)

      const member = await client.associateConnectionWithLag({ connectionId, lagId })
      expect(member).toMatchObject({ connectionId, lagId, connectionState: 'available', connectionName: 'a port' })
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ numberOfConnections: 2 }])
      await house.pass(2 * delay)
      expect((await client.describeVirtualInterfaces({ virtualInterfaceId: vi.virtualInterfaceId })).virtualInterfaces).toMatchObject([
        {
          connectionId: lagId,
          virtualInterfaceState: 'available',
          vlan: 101,
          bgpPeers: [{ bgpPeerId: vi.bgpPeers?.[0]?.bgpPeerId, bgpStatus: 'up' }],
        },
      ])
      // What it holds went with it: neither its VLAN nor its subnet is free on the LAG.
      const other = { ...wanted, amazonAddress: vi.amazonAddress, customerAddress: vi.customerAddress }
      const create = (newPrivateVirtualInterface: typeof wanted) =>
        client.createPrivateVirtualInterface({ connectionId: lagId, newPrivateVirtualInterface })
      await expect(create(wanted)).rejects.toMatchObject(refusal(`VLAN 101 is already in use on connection ${lagId}.`))
      await expect(create({ ...other, vlan: 102 })).rejects.toMatchObject(refusal(/overlaps that of another BGP peer on dxlag-/))
      expect(await client.associateConnectionWithLag({ connectionId, lagId })).toMatchObject({ lagId })
      expect(house.faults).toEqual([])
    })

    test('out of another LAG it leaves the interfaces there, but not below minimumLinks', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await house.connection('blue')
      const old = await client.createLag({ ...lone, connectionId, numberOfConnections: 2 })
      const fresh = await client.createLag(lone)
      await house.pass(2 * delay)
      const virtualGatewayId = await gatewayOf(house, 'blue')
      const newPrivateVirtualInterface = { virtualInterfaceName: 'stays', vlan: 5, asn: 65_001, virtualGatewayId }
      await client.createPrivateVirtualInterface({ connectionId: old.lagId, newPrivateVirtualInterface })
      await client.updateLag({ lagId: old.lagId, minimumLinks: 2 })
      const move = () => client.associateConnectionWithLag({ connectionId, lagId: fresh.lagId })
      await expect(move()).rejects.toMatchObject(refusal(`${old.lagId} would have fewer connections than its minimumLinks of 2.`))
      await client.updateLag({ lagId: old.lagId, minimumLinks: 1 })
      expect(await move()).toMatchObject({ lagId: fresh.lagId })
      expect((await client.describeVirtualInterfaces({ connectionId: old.lagId })).virtualInterfaces).toHaveLength(1)
      expect((await client.describeLags({})).lags).toMatchObject([{ numberOfConnections: 1 }, { numberOfConnections: 2 }])
      expect(house.faults).toEqual([])
    })

    test('both LAGs count their links anew when a port moves from one to the other', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await house.connection('blue')
      const old = await client.createLag({ ...lone, connectionId })
      const fresh = await client.createLag(lone)
      await client.deleteConnection({ connectionId: fresh.connections?.[0]?.connectionId })
      await house.settle()
      const states = async () => (await client.describeLags({})).lags?.map(({ lagState }) => lagState)
      expect(await states()).toEqual(['available', 'pending'])
      await client.associateConnectionWithLag({ connectionId, lagId: fresh.lagId })
      await house.settle()
      expect(await states()).toEqual(['down', 'available'])
      await client.associateConnectionWithLag({ connectionId, lagId: old.lagId })
      await house.settle()
      expect(await states()).toEqual(['available', 'down'])
      expect(house.faults).toEqual([])
    })

    test('nothing moves where a VLAN, a subnet, a rate limiter or the pool would not fit', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const virtualGatewayId = await gatewayOf(house, 'blue')
      const { lagId } = await client.createLag(lone)
      const joining = await Promise.all([1, 2, 3, 4].map(() => house.connection('blue')))
      const create = async (connectionId: string | undefined, vlan: number, more: object = {}) => {
        const newPrivateVirtualInterface = { virtualInterfaceName: 'x', vlan, asn: 65_001, virtualGatewayId, ...more }
        const { status } = await house.call('blue', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface })
        expect(status).toBe(200)
      }
      const mine = { amazonAddress: '10.1.0.1/30', customerAddress: '10.1.0.2/30' }
      await create(lagId, 5, mine)
      for (const vlan of [11, 12, 13, 14, 15, 16, 17, 18]) await create(lagId, vlan, { rateLimit: '50Mbps' })
      for (const vlan of [31, 32, 33, 34, 35]) await create(joining[3], vlan, { prefixPoolAllocatedCountIpv6: 900 })
      await create(joining[0], 5)
      await create(joining[1], 6, mine)
      for (const vlan of [21, 22, 23]) await create(joining[2], vlan, { rateLimit: '50Mbps' })
      const join = (connectionId: string | undefined) => client.associateConnectionWithLag({ connectionId, lagId })
      await expect(join(joining[0])).rejects.toMatchObject(refusal(`VLAN 5 is already in use on connection ${lagId}.`))
      await expect(join(joining[1])).rejects.toMatchObject(
        refusal(`The subnet of 10.1.0.2/30 overlaps that of another BGP peer on ${lagId}.`),
      )
      await expect(join(joining[2])).rejects.toMatchObject(
        refusal(`${lagId} has 10 rate limiters already; that is the limit.`, 'LimitExceededException'),
      )
      await expect(join(joining[3])).rejects.toMatchObject(
        refusal(`prefixPoolAllocatedCountIpv6 4500 is more than the 4100 prefixes that are left in the pool of ${lagId}.`),
      )
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ numberOfConnections: 1 }])
      expect((await client.describeVirtualInterfaces({ connectionId: joining[2] })).virtualInterfaces).toHaveLength(3)
      expect(house.faults).toEqual([])
    })

    test('only ports of one speed, place, device and kind of link, and no more than four', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId, awsDeviceV2 } = await client.createLag({ ...lone, numberOfConnections: 4 })
      const port = await house.connection('blue')
      const join = (connectionId: string, into = lagId) => client.associateConnectionWithLag({ connectionId, lagId: into })
      await expect(join(port)).rejects.toMatchObject(refusal(`${lagId} has 4 connections already; that is the limit at its bandwidth.`))
      const fast = await house.connection('blue', { bandwidth: '10Gbps' })
      await expect(join(fast)).rejects.toMatchObject(
        refusal(`Connection ${fast} cannot join ${lagId}: its bandwidth is 10Gbps, that of the LAG is 1Gbps.`),
      )
      const far = await house.connection('blue', { location: 'CSVA1' })
      await expect(join(far)).rejects.toMatchObject(
        refusal(`Connection ${far} cannot join ${lagId}: its location is CSVA1, that of the LAG is EqDC2.`),
      )
      const secure = await client.createLag({ ...lone, connectionsBandwidth: '10Gbps', requestMACSec: true })
      await expect(join(fast, secure.lagId)).rejects.toMatchObject(
        refusal(`Connection ${fast} and lag should be requested MacSec at the same time`),
      )
      await house.store.write(async (tx) => {
        const first = (await tx.devices.find(awsDeviceV2 ?? ''))!
        await tx.devices.put({ ...first, drained: true })
      })
      const otherDevice = await house.connection('blue')
      await client.deleteConnection({ connectionId: (await client.describeLags({ lagId })).lags?.[0]?.connections?.[0]?.connectionId })
      await expect(join(otherDevice)).rejects.toMatchObject(
        refusal(/^Connection \S+ cannot join \S+: its device is EqDC2-\w+, that of the LAG is EqDC2-\w+\.$/),
      )
      expect(house.faults).toEqual([])
    })

    test('an interconnect takes its hosted connections into a partner LAG, and a plain LAG takes no interconnect', async () => {
      await using house = await openHouse({ engine })
      const partner = house.as('partner')
      const order = async (interconnectName: string) =>
        (await partner.createInterconnect({ interconnectName, bandwidth: '1Gbps', location: 'EqDC2' })).interconnectId
      const [first, second] = [await order('first'), await order('second')]
      const plain = await partner.createLag(lone)
      await house.pass(2 * delay)
      const allocate = (connectionId: string | undefined, vlan: number) =>
        partner.allocateHostedConnection({
          connectionId,
          ownerAccount: house.accountId.blue,
          bandwidth: '100Mbps',
          connectionName: 'hosted',
          vlan,
        })
      const { connectionId } = await allocate(second, 7)
      await expect(partner.associateConnectionWithLag({ connectionId: second, lagId: plain.lagId })).rejects.toMatchObject(
        refusal(`Connection ${second} cannot join a LAG: it is an interconnect, and ${plain.lagId} carries no hosted connections.`),
      )
      const { lagId } = await partner.createLag({ ...lone, connectionId: first })
      await house.pass(delay)
      expect(await partner.associateConnectionWithLag({ connectionId: second, lagId })).toMatchObject({ connectionId: second, lagId })
      expect((await partner.describeHostedConnections({ connectionId: lagId })).connections).toMatchObject([{ connectionId, lagId }])
      await expect(allocate(lagId, 7)).rejects.toMatchObject(refusal(/VLAN 7 is already in use/))

      // Out of a partner's LAG it goes as an interconnect: into another partner's LAG, and into no other.
      await expect(partner.associateConnectionWithLag({ connectionId: second, lagId: plain.lagId })).rejects.toMatchObject(
        refusal(/it is an interconnect/),
      )
      const other = await partner.createLag({ ...lone, connectionId: second })
      expect(other).toMatchObject({ allowsHostedConnections: true, connections: [{ connectionId: second, lagId: other.lagId }] })
      expect((await partner.describeHostedConnections({ connectionId: lagId })).connections).toMatchObject([{ connectionId, lagId }])

      // A hosted connection is no port, and a port with interfaces is no place for hosted ones.
      await house.as('blue').confirmConnection({ connectionId })
      const blueLag = await house.as('blue').createLag(lone)
      await expect(house.as('blue').associateConnectionWithLag({ connectionId, lagId: blueLag.lagId })).rejects.toMatchObject(
        refusal(`Connection ${connectionId} cannot join a LAG: it is a hosted connection.`),
      )
      const busy = await house.connection('partner')
      const virtualGatewayId = await gatewayOf(house, 'partner')
      await partner.createPrivateVirtualInterface({
        connectionId: busy,
        newPrivateVirtualInterface: { virtualInterfaceName: 'own', vlan: 9, asn: 65_001, virtualGatewayId },
      })
      await expect(partner.associateConnectionWithLag({ connectionId: busy, lagId })).rejects.toMatchObject(
        refusal(`Connection ${busy} cannot join a LAG: it has virtual interfaces, and ${lagId} carries hosted connections.`),
      )
      expect(house.faults).toEqual([])
    })

    test('however many come at once, no more join than there is room for, and all of it adds up', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId, connections } = await client.createLag({ ...lone, numberOfConnections: 2 })
      const ports = await Promise.all([1, 2, 3, 4, 5].map(() => house.connection('blue')))
      const gone = client.deleteConnection({ connectionId: connections?.[0]?.connectionId })
      const asked = await Promise.allSettled(ports.map((connectionId) => client.associateConnectionWithLag({ connectionId, lagId })))
      await gone
      const { lags } = await client.describeLags({ lagId })
      const inside = lags?.[0]?.connections?.map(({ connectionId }) => connectionId) ?? []
      const joined = ports.filter((_, index) => asked[index]?.status === 'fulfilled')
      expect(inside).toHaveLength(joined.length + 1)
      expect(inside).toEqual(expect.arrayContaining(joined))
      expect([2, 3]).toContain(joined.length)
      await house.settle()
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ lagState: 'available', numberOfConnections: inside.length }])
      expect(house.faults).toEqual([])
    })

    test('a foreign port or LAG is answered byte for byte like one that does not exist', async () => {
      await using house = await openHouse({ engine })
      const own = await house.connection('green')
      const foreign = await house.connection('blue')
      const { lagId } = await house.as('blue').createLag(lone)
      const ask = (connectionId: string, to: string | undefined) =>
        house.call('green', 'AssociateConnectionWithLag', { connectionId, lagId: to })
      const refusedPort = await ask(foreign, lagId)
      const unknownPort = await ask('dxcon-fzzzzzzz', lagId)
      expect(refusedPort.text.replace(foreign, 'dxcon-fzzzzzzz')).toBe(unknownPort.text)
      expect(unknownPort).toMatchObject({ status: 400, json: { message: 'Could not find Connection with ID dxcon-fzzzzzzz' } })
      const refusedLag = await ask(own, lagId)
      const unknownLag = await ask(own, 'dxlag-fzzzzzzz')
      expect(refusedLag.text.replace(String(lagId), 'dxlag-fzzzzzzz')).toBe(unknownLag.text)
      expect(unknownLag).toMatchObject({ status: 400, json: { message: 'Could not find Lag with ID dxlag-fzzzzzzz' } })
      expect(house.faults).toEqual([])
    })
  })
})
