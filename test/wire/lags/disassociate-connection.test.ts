import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const pair = { location: 'EqDC2', connectionsBandwidth: '1Gbps', numberOfConnections: 2, lagName: 'pair' }

describe('DisassociateConnectionFromLag', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the port goes on by itself without a lagId, and the interfaces stay on the LAG, even on an empty one', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await house.connection('blue')
      const { lagId } = await client.createLag({ ...pair, connectionId, numberOfConnections: 1 })
      await house.pass(delay)
      const { virtualGateways } = await client.describeVirtualGateways({})
      const virtualGatewayId = virtualGateways?.[0]?.virtualGatewayId
      const newPrivateVirtualInterface = { virtualInterfaceName: 'x', vlan: 5, asn: 65_001, virtualGatewayId }
      await client.createPrivateVirtualInterface({ connectionId: lagId, newPrivateVirtualInterface })
      await client.updateLag({ lagId, minimumLinks: 1 })

      const { json } = await house.call('blue', 'DisassociateConnectionFromLag', { connectionId, lagId })
      expect(json).toMatchObject({ connectionId, connectionState: 'available' })
      expect(json).not.toHaveProperty('lagId')
      const described = await house.call('blue', 'DescribeConnections', { connectionId })
      expect(described.json.connections[0]).not.toHaveProperty('lagId')
      await house.settle()
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ lagState: 'down', numberOfConnections: 0 }])
      expect((await client.describeVirtualInterfaces({ connectionId: lagId })).virtualInterfaces).toHaveLength(1)
      // The VLAN is the LAG's; the port has all of its own again.
      expect(await client.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })).toMatchObject({ vlan: 5 })
      expect(house.faults).toEqual([])
    })

    test('a port that has just joined is in transition for a second', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await house.connection('blue')
      const { lagId, connections } = await client.createLag(pair)
      await client.associateConnectionWithLag({ connectionId, lagId })
      const leave = (id: string | undefined) => client.disassociateConnectionFromLag({ connectionId: id, lagId })
      await expect(leave(connectionId)).rejects.toMatchObject(refusal(`Connection ${connectionId} is in a transitioning state.`))
      // One that was ordered with the LAG has not changed at all.
      expect(await leave(connections?.[0]?.connectionId)).toMatchObject({ connectionState: 'requested' })
      await house.pass(delay)
      expect(await leave(connectionId)).toMatchObject({ connectionId })
      expect(house.faults).toEqual([])
    })

    test('as many as minimumLinks stay', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId, connections } = await client.createLag({ ...pair, numberOfConnections: 3 })
      const [first, second, third] = connections?.map(({ connectionId }) => connectionId) ?? []
      await client.updateLag({ lagId, minimumLinks: 2 })
      await client.disassociateConnectionFromLag({ connectionId: first, lagId })
      const below = refusal(`${lagId} would have fewer connections than its minimumLinks of 2.`)
      await expect(client.disassociateConnectionFromLag({ connectionId: second, lagId })).rejects.toMatchObject(below)
      await expect(client.deleteConnection({ connectionId: second })).rejects.toMatchObject(below)
      await client.updateLag({ lagId, minimumLinks: 1 })
      expect(await client.deleteConnection({ connectionId: second })).toMatchObject({ connectionState: 'deleted' })
      // The last one may always leave.
      expect(await client.disassociateConnectionFromLag({ connectionId: third, lagId })).toMatchObject({ connectionId: third })
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ numberOfConnections: 0, minimumLinks: 1 }])
      expect(house.faults).toEqual([])
    })

    test('a member that was up and is deleted takes its LAG down', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId, connections } = await client.createLag({ ...pair, numberOfConnections: 1 })
      const connectionId = connections?.[0]?.connectionId
      await house.pass(2 * delay)
      expect(await client.deleteConnection({ connectionId })).toMatchObject({ connectionState: 'deleting' })
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ numberOfConnections: 0, connections: [] }])
      await expect(client.disassociateConnectionFromLag({ connectionId, lagId })).rejects.toMatchObject(
        refusal(`Connection ${connectionId} is in a transitioning state.`),
      )
      await house.pass(delay)
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ lagState: 'down' }])
      await expect(client.disassociateConnectionFromLag({ connectionId, lagId })).rejects.toMatchObject(
        refusal(/Connection does not exist/),
      )
      expect(house.faults).toEqual([])
    })

    test("a partner's port is an interconnect again, and its hosted connections stay on the LAG", async () => {
      await using house = await openHouse({ engine })
      const partner = house.as('partner')
      const { interconnectId } = await partner.createInterconnect({ interconnectName: 'uplink', bandwidth: '1Gbps', location: 'EqDC2' })
      await house.pass(2 * delay)
      const hosted = { ownerAccount: house.accountId.blue, bandwidth: '100Mbps', connectionName: 'hosted', vlan: 7 }
      const { connectionId } = await partner.allocateHostedConnection({ connectionId: interconnectId, ...hosted })
      const { lagId } = await partner.createLag({ ...pair, connectionId: interconnectId })
      await house.pass(2 * delay)
      const left = await partner.disassociateConnectionFromLag({ connectionId: interconnectId, lagId })
      expect(left).toMatchObject({ connectionId: interconnectId, connectionState: 'available' })
      expect((await partner.describeInterconnects({ interconnectId })).interconnects).toMatchObject([{ interconnectState: 'available' }])
      expect((await partner.describeHostedConnections({ connectionId: lagId })).connections).toMatchObject([{ connectionId }])
      expect(house.faults).toEqual([])
    })

    test('unknown, foreign and unrelated ones are told apart only as far as the caller may know', async () => {
      await using house = await openHouse({ engine })
      const own = await house.connection('green')
      const foreign = await house.connection('blue')
      const { lagId } = await house.as('blue').createLag(pair)
      const mine = await house.as('green').createLag(pair)
      const ask = (connectionId: string, from: string | undefined) =>
        house.call('green', 'DisassociateConnectionFromLag', { connectionId, lagId: from })
      const unknownPort = await ask('dxcon-fzzzzzzz', mine.lagId)
      expect(unknownPort).toMatchObject({ status: 400, json: { message: 'Connection does not exist: dxcon-fzzzzzzz' } })
      expect((await ask(foreign, mine.lagId)).text.replace(foreign, 'dxcon-fzzzzzzz')).toBe(unknownPort.text)
      const unknownLag = await ask(own, 'dxlag-fzzzzzzz')
      expect(unknownLag).toMatchObject({ status: 400, json: { message: 'Lag does not exist: dxlag-fzzzzzzz' } })
      expect((await ask(own, lagId)).text.replace(String(lagId), 'dxlag-fzzzzzzz')).toBe(unknownLag.text)
      expect((await ask(own, mine.lagId)).json.message).toBe(`Connection ${own} is not associated with ${mine.lagId}.`)
      expect((await ask('foo', mine.lagId)).json.message).toBe('Connection ID foo has an invalid format.')
      expect((await ask(own, 'foo')).json.message).toBe('Lag ID foo has an invalid format.')
      expect(house.faults).toEqual([])
    })
  })
})
