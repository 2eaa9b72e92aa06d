import { describe, expect, test } from 'vitest'
import type { TestHouse, Who } from '../../support/house.ts'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

/** A private interface of `who`'s that is up, with everything as it was answered. */
async function interfaceOf(house: TestHouse, who: Who, connectionId: string | undefined, vlan: number, more: object = {}) {
  const client = house.as(who)
  const virtualGatewayId = (await client.describeVirtualGateways({})).virtualGateways?.[0]?.virtualGatewayId
  const newPrivateVirtualInterface = { virtualInterfaceName: 'x', vlan, asn: 65_001, virtualGatewayId, ...more }
  const vi = await house.call(who, 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface })
  expect(vi.text).toContain('"pending"')
  await house.pass(delay)
  return vi.json
}

/** A hosted connection of blue's that is up. */
async function hostedConnection(house: TestHouse, vlan: number, bandwidth = '100Mbps'): Promise<string | undefined> {
  const partner = house.as('partner')
  const { interconnectId } = await partner.createInterconnect({ interconnectName: 'uplink', bandwidth: '1Gbps', location: 'EqDC2' })
  await house.pass(2 * delay)
  const wish = { ownerAccount: house.accountId.blue, bandwidth, connectionName: 'hosted', vlan }
  const { connectionId } = await partner.allocateHostedConnection({ connectionId: interconnectId, ...wish })
  await house.as('blue').confirmConnection({ connectionId })
  await house.pass(delay)
  return connectionId
}

describe('AssociateVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the interface is pending on the LAG, its old session deleting, and a new one of the same addresses and key behind it', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const port = await house.connection('blue')
      const { lagId } = await client.createLag({ location: 'EqDC2', connectionsBandwidth: '1Gbps', numberOfConnections: 1, lagName: 'l' })
      await house.pass(2 * delay)
      const before = await interfaceOf(house, 'blue', port, 123)
      const { virtualInterfaceId } = before

      const { json: moved } = await house.call('blue', 'AssociateVirtualInterface', { virtualInterfaceId, connectionId: lagId })
      expect(moved).toMatchObject({
        virtualInterfaceId,
        connectionId: lagId,
        virtualInterfaceState: 'pending',
        vlan: 123,
        asn: 65_001,
        authKey: before.authKey,
        customerAddress: before.customerAddress,
        virtualGatewayId: before.virtualGatewayId,
        customerRouterConfig: before.customerRouterConfig,
      })
      const [old] = before.bgpPeers
      const session = {
        asn: 65_001,
        authKey: old.authKey,
        amazonAddress: old.amazonAddress,
        customerAddress: old.customerAddress,
        bgpStatus: 'down',
      }
      expect(moved.bgpPeers).toMatchObject([
        { ...session, bgpPeerId: old.bgpPeerId, bgpPeerState: 'deleting' },
        { ...session, bgpPeerState: 'pending' },
      ])
      const fresh = moved.bgpPeers[1].bgpPeerId
      expect(fresh).toMatch(/^dxpeer-f[a-z0-9]{7}$/)
      expect(fresh).not.toBe(old.bgpPeerId)

      await house.pass(delay)
      expect((await client.describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces).toMatchObject([
        {
          virtualInterfaceState: 'available',
          connectionId: lagId,
          bgpPeers: [{ bgpPeerId: fresh, bgpPeerState: 'available', bgpStatus: 'up' }],
        },
      ])
      expect(house.faults).toEqual([])
    })

    test('VLAN and addresses go with it: taken there, free again here', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await house.connection('blue'), await house.connection('blue')]
      const addresses = { amazonAddress: '10.9.0.1/30', customerAddress: '10.9.0.2/30' }
      const { virtualInterfaceId } = await interfaceOf(house, 'blue', from, 5, addresses)
      const create = (connectionId: string, vlan: number) =>
        house.as('blue').createPrivateVirtualInterface({
          connectionId,
          newPrivateVirtualInterface: { virtualInterfaceName: 'y', vlan, asn: 65_001, virtualGatewayId, ...addresses },
        })
      const virtualGatewayId = (await house.as('blue').describeVirtualGateways({})).virtualGateways?.[0]?.virtualGatewayId
      await house.as('blue').associateVirtualInterface({ virtualInterfaceId, connectionId: to })
      await expect(create(to, 5)).rejects.toMatchObject(refusal(`VLAN 5 is already in use on connection ${to}.`))
      const overlap = (on: string) => refusal(`The subnet of 10.9.0.2/30 overlaps that of another BGP peer on ${on}.`)
      await expect(create(to, 6)).rejects.toMatchObject(overlap(to))
      // The old router has not let go of the old session yet.
      await expect(create(from, 5)).rejects.toMatchObject(overlap(from))
      await house.pass(delay)
      expect(await create(from, 5)).toMatchObject({ vlan: 5 })
      // Now that another one has both, there is no way back; once that is gone, there is.
      const back = () => house.as('blue').associateVirtualInterface({ virtualInterfaceId, connectionId: from })
      await expect(back()).rejects.toMatchObject(refusal(`VLAN 5 is already in use on connection ${from}.`))
      expect(house.faults).toEqual([])
    })

    test('the port that it has just come to may join a LAG, with the old session still going', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const [from, to] = [await house.connection('blue'), await house.connection('blue')]
      const { virtualInterfaceId } = await interfaceOf(house, 'blue', from, 5)
      await client.associateVirtualInterface({ virtualInterfaceId, connectionId: to })
      const lag = await client.createLag({
        location: 'EqDC2',
        connectionsBandwidth: '1Gbps',
        numberOfConnections: 1,
        lagName: 'l',
        connectionId: to,
      })
      await house.pass(2 * delay)
      expect((await client.describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces).toMatchObject([
        { connectionId: lag.lagId, virtualInterfaceState: 'available', bgpPeers: [{ bgpPeerState: 'available' }] },
      ])
      expect(house.faults).toEqual([])
    })

    test('not where the VLAN, the subnet, the frame size, the rate limit or the pool would not fit', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await house.connection('blue', { bandwidth: '10Gbps' }), await house.connection('blue')]
      const mine = { amazonAddress: '10.9.0.1/30', customerAddress: '10.9.0.2/30' }
      await interfaceOf(house, 'blue', to, 5, mine)
      for (const vlan of [6, 7, 8, 9]) await interfaceOf(house, 'blue', to, vlan, { prefixPoolAllocatedCountIpv4: 1000 })
      const move = async (vlan: number, more: object = {}) => {
        const { virtualInterfaceId } = await interfaceOf(house, 'blue', from, vlan, more)
        return house.as('blue').associateVirtualInterface({ virtualInterfaceId, connectionId: to })
      }
      await expect(move(5)).rejects.toMatchObject(refusal(`VLAN 5 is already in use on connection ${to}.`))
      await expect(move(10, mine)).rejects.toMatchObject(refusal(`The subnet of 10.9.0.2/30 overlaps that of another BGP peer on ${to}.`))
      await expect(move(11, { rateLimit: '2Gbps' })).rejects.toMatchObject(
        refusal('rateLimit 2Gbps is not a bandwidth between 50Mbps and 1Gbps.'),
      )
      await expect(move(12, { prefixPoolAllocatedCountIpv4: 950 })).rejects.toMatchObject(
        refusal(`prefixPoolAllocatedCountIpv4 950 is more than the 900 prefixes that are left in the pool of ${to}.`),
      )
      await house.store.write(async (tx) => tx.connections.update({ ...(await tx.connections.lock(to))!, jumboFrameCapable: false }))
      await expect(move(13, { mtu: 9001 })).rejects.toMatchObject(refusal(`mtu 9001 needs jumbo frames, which ${to} is not capable of.`))
      expect((await house.as('blue').describeVirtualInterfaces({ connectionId: from })).virtualInterfaces).toHaveLength(5)
      expect(house.faults).toEqual([])
    })

    test('what is on a hosted connection stays there, or moves to a port of the customer’s own', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const [hosted, other] = [await hostedConnection(house, 7), await hostedConnection(house, 8)]
      const { lagId } = await client.createLag({ location: 'EqDC2', connectionsBandwidth: '1Gbps', numberOfConnections: 1, lagName: 'l' })
      const own = await house.connection('blue')
      const { virtualInterfaceId } = await interfaceOf(house, 'blue', hosted, 7)
      const move = (connectionId: string | undefined) => client.associateVirtualInterface({ virtualInterfaceId, connectionId })
      const stays = refusal(
        `Virtual Interface ${virtualInterfaceId} is on hosted connection ${hosted}, and can move with it only: see AssociateHostedConnection.`,
      )
      await expect(move(lagId)).rejects.toMatchObject(stays)
      await expect(move(other)).rejects.toMatchObject(stays)
      expect(await move(own)).toMatchObject({ connectionId: own, virtualInterfaceState: 'pending' })
      const { json } = await house.call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId })
      expect(json.virtualInterfaces).toMatchObject([{ prefixPoolAllocatedCountIpv4: 100, prefixPoolAllocatedCountIpv6: 100 }])
      await house.pass(delay)

      // Onto a hosted connection it goes with the partner's VLAN only, and only one.
      await expect(move(other)).rejects.toMatchObject(refusal(`VLAN 7 cannot be used on hosted connection ${other}; its VLAN is 8.`))
      expect(await move(hosted)).toMatchObject({ connectionId: hosted })
      const back = await house.call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId })
      expect(back.json.virtualInterfaces[0]).not.toHaveProperty('prefixPoolAllocatedCountIpv4')
      const second = await interfaceOf(house, 'blue', own, 7)
      await expect(
        client.associateVirtualInterface({ virtualInterfaceId: second.virtualInterfaceId, connectionId: hosted }),
      ).rejects.toMatchObject(refusal(`Hosted connection ${hosted} already has a virtual interface; it takes one.`))
      expect(house.faults).toEqual([])
    })

    test('only an interface that is up or down, and only onto a port that is', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const from = await house.connection('blue')
      const { virtualInterfaceId } = await interfaceOf(house, 'blue', from, 5)
      const { connectionId: ordered } = await client.createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'new' })
      const move = (connectionId: string | undefined) => client.associateVirtualInterface({ virtualInterfaceId, connectionId })
      await expect(move(ordered)).rejects.toMatchObject(
        refusal(`The specified Connection ID is not available: ${ordered} is in state requested.`),
      )
      await expect(move(from)).rejects.toMatchObject(refusal(`Virtual Interface ${virtualInterfaceId} is on ${from} already.`))
      await house.pass(2 * delay)
      await move(ordered)
      await expect(move(from)).rejects.toMatchObject(refusal(`AssociateVirtualInterface failed. ${virtualInterfaceId} is in state pending`))
      expect(house.faults).toEqual([])
    })

    test('by the owner of the interface or of what it is on, who must own the target too', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await house.connection('partner'), await house.connection('partner')]
      const allocated = await house.as('partner').allocatePrivateVirtualInterface({
        connectionId: from,
        ownerAccount: house.accountId.blue,
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 5, asn: 65_001, tags: [{ key: 'a', value: 'b' }] },
      })
      const { virtualInterfaceId } = allocated
      const virtualGatewayId = (await house.as('blue').describeVirtualGateways({})).virtualGateways?.[0]?.virtualGatewayId
      await house.as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })
      await house.pass(delay)

      const moved = await house.as('partner').associateVirtualInterface({ virtualInterfaceId, connectionId: to })
      expect(moved).toMatchObject({ connectionId: to, ownerAccount: house.accountId.blue, tags: [] })
      await house.pass(delay)
      await expect(house.as('blue').associateVirtualInterface({ virtualInterfaceId, connectionId: from })).rejects.toMatchObject(
        refusal(`Could not find Connection with ID ${from}`),
      )
      // The customer takes it to a port of its own; the partner has no more to do with it.
      const own = await house.connection('blue')
      expect(await house.as('blue').associateVirtualInterface({ virtualInterfaceId, connectionId: own })).toMatchObject({
        connectionId: own,
      })
      expect((await house.as('partner').describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces).toEqual([])
      expect(house.faults).toEqual([])
    })

    test('a foreign interface or target is answered byte for byte like one that does not exist', async () => {
      await using house = await openHouse({ engine })
      const [foreign, own] = [await house.connection('blue'), await house.connection('green')]
      const theirs = await interfaceOf(house, 'blue', foreign, 5)
      const mine = await interfaceOf(house, 'green', own, 5)
      const elsewhere = await house.connection('green', { region: 'us-west-2', location: 'EqSe2' })
      const ask = (virtualInterfaceId: string, connectionId: string) =>
        house.call('green', 'AssociateVirtualInterface', { virtualInterfaceId, connectionId })
      const unknown = await ask('dxvif-fzzzzzzz', own)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Virtual Interface dxvif-fzzzzzzz does not exist.' } })
      expect((await ask(theirs.virtualInterfaceId, own)).text.replace(theirs.virtualInterfaceId, 'dxvif-fzzzzzzz')).toBe(unknown.text)
      const nowhere = await ask(mine.virtualInterfaceId, 'dxcon-fzzzzzzz')
      expect(nowhere).toMatchObject({ status: 400, json: { message: 'Could not find Connection with ID dxcon-fzzzzzzz' } })
      for (const target of [foreign, elsewhere]) {
        expect((await ask(mine.virtualInterfaceId, target)).text.replace(target, 'dxcon-fzzzzzzz')).toBe(nowhere.text)
      }
      expect(house.faults).toEqual([])
    })
  })
})
