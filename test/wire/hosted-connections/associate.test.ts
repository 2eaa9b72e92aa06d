import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'
import { hosted, interconnect, interfaceOn, lagId, ordered, partnerLag, unknown } from './ports.ts'

const move = (house: TestHouse, connectionId: string, parentConnectionId: string) =>
  house.as('partner').associateHostedConnection({ connectionId, parentConnectionId })

const idsOn = async (house: TestHouse, connectionId: string) =>
  (await house.as('partner').describeHostedConnections({ connectionId })).connections?.map((each) => each.connectionId)

describe('AssociateHostedConnection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('moves it, in whatever live state, and its VLAN goes with it', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await interconnect(house), await interconnect(house, { bandwidth: '10Gbps' })]
      const up = await hosted(house, from, { vlan: 1 })
      const { connectionId: waiting = '' } = await ordered(house, from, { vlan: 2 })
      expect(await move(house, up, to)).toMatchObject({
        connectionId: up,
        ownerAccount: house.accountId.blue,
        connectionState: 'available',
        vlan: 1,
        tags: [],
      })
      expect(await move(house, waiting, to)).toMatchObject({ connectionId: waiting, connectionState: 'ordering', vlan: 2 })
      expect(await idsOn(house, from)).toEqual([])
      expect(await idsOn(house, to)).toEqual([up, waiting])
      await expect(ordered(house, to, { vlan: 1 })).rejects.toMatchObject(refusal(`VLAN 1 is already in use on connection ${to}.`))
      expect(await ordered(house, from, { vlan: 1 })).toMatchObject({ vlan: 1 })
      await house.as('blue').confirmConnection({ connectionId: waiting })
      expect(house.faults).toEqual([])
    })

    test('to a LAG, which its customer sees too, and back', async () => {
      await using house = await openHouse({ engine })
      await partnerLag(house)
      const from = await interconnect(house)
      const id = await hosted(house, from)
      expect(await move(house, id, lagId)).toMatchObject({ connectionId: id, lagId })
      expect((await house.as('blue').describeConnections({ connectionId: id })).connections).toMatchObject([{ lagId }])
      expect(await move(house, id, from)).not.toHaveProperty('lagId')
    })

    test('an interconnect that becomes a LAG brings what it carries, and leaves it there', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port, { vlan: 1, bandwidth: '500Mbps' })
      const partner = house.as('partner')
      const { lagId: lag = '' } = await partner.createLag({
        connectionId: port,
        numberOfConnections: 1,
        location: 'EqDC2',
        connectionsBandwidth: '1Gbps',
        lagName: 'both',
      })
      await house.pass(2 * delay)
      expect((await partner.describeHostedConnections({ connectionId: lag })).connections).toMatchObject([{ connectionId: id, lagId: lag }])
      await expect(ordered(house, lag, { vlan: 1 })).rejects.toMatchObject(refusal(`VLAN 1 is already in use on connection ${lag}.`))
      await expect(ordered(house, lag, { vlan: 2, bandwidth: '1Gbps' })).rejects.toMatchObject(refusal(/the 500Mbps that are left/))
      await partner.disassociateConnectionFromLag({ connectionId: port, lagId: lag })
      expect((await partner.describeInterconnects({ interconnectId: port })).interconnects).toMatchObject([
        { interconnectState: 'available' },
      ])
      expect(await idsOn(house, lag)).toEqual([id])
      expect(await move(house, id, port)).not.toHaveProperty('lagId')
      expect(await idsOn(house, port)).toEqual([id])
      expect(house.faults).toEqual([])
    })

    test('its interface goes along: down for a moment, on the new device, with its addresses', async () => {
      await using house = await openHouse({ engine })
      const from = await interconnect(house)
      const id = await hosted(house, from)
      const virtualInterfaceId = await interfaceOn(house, id)
      const seen = async () => (await house.as('blue').describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces?.[0]
      const before = await seen()
      await house.store.write(async (tx) => {
        for (const device of await tx.devices.at('us-east-1', 'EqDC2'))
          await tx.devices.put({ ...device, drained: device.deviceId === before?.awsDeviceV2 })
      })
      const to = await interconnect(house)
      const moved = await move(house, id, to)
      expect(moved.awsDeviceV2).not.toBe(before?.awsDeviceV2)
      const after = await seen()
      expect(after).toMatchObject({ virtualInterfaceState: 'pending', connectionId: id, vlan: 101, awsDeviceV2: moved.awsDeviceV2 })
      expect(after?.bgpPeers?.[0]).toMatchObject({ bgpPeerId: before?.bgpPeers?.[0]?.bgpPeerId, awsDeviceV2: moved.awsDeviceV2 })
      await house.pass(2 * delay)
      expect(await seen()).toMatchObject({
        virtualInterfaceState: 'available',
        amazonAddress: before?.amazonAddress,
        customerAddress: before?.customerAddress,
      })
      expect(house.faults).toEqual([])
    })

    test('not where its VLAN is in use', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await interconnect(house), await interconnect(house)]
      const id = await hosted(house, from, { vlan: 7 })
      await ordered(house, to, { vlan: 7, to: 'green' })
      await expect(move(house, id, to)).rejects.toMatchObject(refusal(`VLAN 7 is already in use on connection ${to}.`))
      expect(await idsOn(house, from)).toEqual([id])
    })

    test('not where another interface has its peer addresses', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await interconnect(house), await interconnect(house)]
      const addresses = { amazonAddress: '10.9.0.1/30', customerAddress: '10.9.0.2/30' }
      const mine = await hosted(house, from, { vlan: 1, to: 'blue' })
      const theirs = await hosted(house, to, { vlan: 2, to: 'green' })
      await interfaceOn(house, mine, { vlan: 1, ...addresses })
      const virtualInterfaceId = await interfaceOn(house, theirs, { vlan: 2, who: 'green', ...addresses })
      await expect(move(house, mine, to)).rejects.toMatchObject(
        refusal(`Connection ${mine} cannot move to ${to}: its virtual interface's peer addresses are in use there.`),
      )
      expect(await idsOn(house, from)).toEqual([mine])
      await house.as('green').deleteVirtualInterface({ virtualInterfaceId })
      await house.pass(2 * delay)
      expect(await move(house, mine, to)).toMatchObject({ connectionId: mine })
      expect(house.faults).toEqual([])
    })

    test('not where there is no room for it', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await interconnect(house), await interconnect(house)]
      await hosted(house, to, { vlan: 1, bandwidth: '500Mbps' })
      const id = await hosted(house, from, { vlan: 2, bandwidth: '1Gbps' })
      await expect(move(house, id, to)).rejects.toMatchObject(refusal(`Bandwidth 1Gbps is more than the 500Mbps that are left on ${to}.`))
    })

    test('to where it is already it may always go', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port, { bandwidth: '1Gbps' })
      expect(await move(house, id, port)).toMatchObject({ connectionId: id, connectionState: 'available' })
    })

    test('not when it is on its way out, nor to what carries none', async () => {
      await using house = await openHouse({ engine })
      const [from, to] = [await interconnect(house), await interconnect(house)]
      const dedicated = await house.connection('partner')
      const id = await hosted(house, from, { vlan: 1 })
      const rejected = (await ordered(house, from, { vlan: 2 })).connectionId ?? ''
      await house.as('blue').deleteConnection({ connectionId: rejected })
      await expect(move(house, rejected, to)).rejects.toMatchObject(
        refusal(`AssociateHostedConnection failed. ${rejected} is in state rejected`),
      )
      await expect(move(house, id, dedicated)).rejects.toMatchObject(refusal(/^dxcon-\w+ carries no hosted connections/))
      await expect(move(house, dedicated, to)).rejects.toMatchObject(refusal(`Could not find Connection with ID ${dedicated}`))
      await expect(move(house, id, unknown)).rejects.toMatchObject(refusal(`Could not find Connection with ID ${unknown}`))
      await expect(move(house, id, 'dxlag-fzzzzzzz')).rejects.toMatchObject(refusal('Could not find Lag with ID dxlag-fzzzzzzz'))
    })

    test("another partner's connections and ports are answered byte for byte like unknown ones", async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port, { to: 'green' })
      await house.store.write((tx) =>
        tx.accounts.put({ accountId: house.accountId.green, name: 'Green', nniPartnerType: 'v2', agreements: [] }),
      )
      const own = await house.as('green').createInterconnect({ interconnectName: 'x', bandwidth: '1Gbps', location: 'EqDC2' })
      await house.pass(2 * delay)
      const mine = await house.as('green').allocateHostedConnection({
        connectionId: own.interconnectId,
        connectionName: 'x',
        ownerAccount: house.accountId.blue,
        bandwidth: '50Mbps',
        vlan: 1,
      })
      const ask = async (connectionId = '', parentConnectionId = '') =>
        (await house.call('green', 'AssociateHostedConnection', { connectionId, parentConnectionId })).text
      expect((await ask(id, own.interconnectId)).replace(id, unknown)).toBe(await ask(unknown, own.interconnectId))
      expect((await ask(mine.connectionId, port)).replace(port, unknown)).toBe(await ask(mine.connectionId, unknown))
    })

    test('its customer does not move it', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port)
      await expect(house.as('blue').associateHostedConnection({ connectionId: id, parentConnectionId: port })).rejects.toMatchObject(
        refusal(`Account ${house.accountId.blue} is not an authorized Direct Connect partner in us-east-1.`),
      )
    })
  })
})
