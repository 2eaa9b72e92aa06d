import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const pair = { location: 'EqDC2', connectionsBandwidth: '1Gbps', numberOfConnections: 2, lagName: 'pair' }

describe('DeleteLag', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('it is deleted at once, and its members go on by themselves', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId } = await client.createLag(pair)
      await house.pass(2 * delay)
      expect(await client.deleteLag({ lagId })).toMatchObject({ lagId, lagState: 'deleted', numberOfConnections: 0, connections: [] })
      const { json } = await house.call('blue', 'DescribeConnections')
      expect(json.connections).toMatchObject([{ connectionState: 'available' }, { connectionState: 'available' }])
      expect(json.connections.filter((port: object) => 'lagId' in port)).toEqual([])
      await house.pass(delay)
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ lagState: 'deleted' }])
      await expect(client.deleteLag({ lagId })).rejects.toMatchObject(refusal(`Could not find Lag with ID ${lagId}`))
      expect(house.faults).toEqual([])
    })

    test('not while it has interfaces, those on their way out among them', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId } = await client.createLag(pair)
      await house.pass(2 * delay)
      const newPublicVirtualInterface = {
        virtualInterfaceName: 'open',
        vlan: 5,
        asn: 65_001,
        amazonAddress: '203.0.113.1/30',
        customerAddress: '203.0.113.2/30',
        routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
      }
      const { virtualInterfaceId } = await client.createPublicVirtualInterface({ connectionId: lagId, newPublicVirtualInterface })
      const inUse = refusal(`Lag ${lagId} cannot be deleted until its Virtual Interfaces are deleted`)
      await expect(client.deleteLag({ lagId })).rejects.toMatchObject(inUse)
      await house.pass(2 * delay)
      await client.deleteVirtualInterface({ virtualInterfaceId })
      await expect(client.deleteLag({ lagId })).rejects.toMatchObject(inUse)
      await house.pass(2 * delay)
      expect(await client.deleteLag({ lagId })).toMatchObject({ lagState: 'deleted' })
      expect(house.faults).toEqual([])
    })

    test("a partner's LAG not while it has hosted connections, and then its members are interconnects again", async () => {
      await using house = await openHouse({ engine })
      const partner = house.as('partner')
      const { interconnectId } = await partner.createInterconnect({ interconnectName: 'uplink', bandwidth: '1Gbps', location: 'EqDC2' })
      await house.pass(2 * delay)
      const { lagId } = await partner.createLag({ ...pair, connectionId: interconnectId })
      await house.pass(2 * delay)
      expect((await partner.describeInterconnects({})).interconnects).toEqual([])
      const hosted = { ownerAccount: house.accountId.blue, bandwidth: '100Mbps', connectionName: 'to blue', vlan: 7 }
      const { connectionId } = await partner.allocateHostedConnection({ connectionId: lagId, ...hosted })
      await expect(partner.deleteLag({ lagId })).rejects.toMatchObject(
        refusal(`Lag ${lagId} cannot be deleted until its hosted connections are deleted`),
      )
      await partner.deleteConnection({ connectionId })
      await partner.deleteLag({ lagId })
      const { interconnects } = await partner.describeInterconnects({})
      expect(interconnects).toHaveLength(2)
      expect(interconnects?.map((port) => port.lagId)).toEqual([undefined, undefined])
      expect(interconnects?.map((port) => port.interconnectId)).toContain(interconnectId)
      expect((await partner.describeConnections({})).connections).toEqual([])
      expect(house.faults).toEqual([])
    })

    test('a foreign LAG is answered byte for byte like one that does not exist', async () => {
      await using house = await openHouse({ engine })
      const { lagId } = await house.as('blue').createLag(pair)
      const refused = await house.call('green', 'DeleteLag', { lagId })
      const unknown = await house.call('green', 'DeleteLag', { lagId: 'dxlag-fzzzzzzz' })
      expect(refused.text.replace(String(lagId), 'dxlag-fzzzzzzz')).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Could not find Lag with ID dxlag-fzzzzzzz' } })
      await expect(house.as('blue').deleteLag({ lagId: 'foo' })).rejects.toMatchObject(refusal('Lag ID foo has an invalid format.'))
      expect(house.faults).toEqual([])
    })
  })
})
