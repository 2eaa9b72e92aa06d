import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { hosted, interconnect, lagId, ordered, partnerLag, unknown } from './ports.ts'

describe('AllocateHostedConnection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test("the customer's connection waits for it in ordering, and its tags are not the partner's to see", async () => {
      await using house = await openHouse({ engine })
      const { interconnectId = '' } = await house.as('partner').createInterconnect({
        interconnectName: 'port',
        bandwidth: '10Gbps',
        location: 'EqDC2',
        providerName: 'Equinix, Inc.',
        requestMACSec: true,
      })
      await house.pass(2 * delay)
      const { json } = await house.call('partner', 'AllocateHostedConnection', {
        connectionId: interconnectId,
        ownerAccount: house.accountId.blue,
        bandwidth: '500Mbps',
        connectionName: 'for blue',
        vlan: 101,
        tags: [{ key: 'team', value: 'a' }],
      })
      expect(json).toEqual({
        ownerAccount: house.accountId.blue,
        connectionId: expect.stringMatching(/^dxcon-f[0-9a-z]{7}$/),
        connectionName: 'for blue',
        connectionState: 'ordering',
        region: 'us-east-1',
        location: 'EqDC2',
        bandwidth: '500Mbps',
        vlan: 101,
        partnerName: 'Harbor Interconnect',
        awsDevice: expect.stringMatching(/^EqDC2-/),
        jumboFrameCapable: true,
        awsDeviceV2: json.awsDevice,
        awsLogicalDeviceId: json.awsDevice,
        hasLogicalRedundancy: 'unknown',
        tags: [],
        providerName: 'Equinix, Inc.',
        macSecCapable: false,
        partnerInterconnectMacSecCapable: true,
      })
      const { connections } = await house.as('blue').describeConnections({})
      expect(connections).toMatchObject([
        { connectionId: json.connectionId, connectionState: 'ordering', tags: [{ key: 'team', value: 'a' }] },
      ])
      expect(house.faults).toEqual([])
    })

    test("on a partner's LAG it names the LAG, whose members carry it together", async () => {
      await using house = await openHouse({ engine })
      const member = await partnerLag(house)
      expect(await ordered(house, lagId, { bandwidth: '500Mbps' })).toMatchObject({
        lagId,
        connectionState: 'ordering',
        partnerInterconnectMacSecCapable: false,
      })
      const tooMuch = { vlan: 102, bandwidth: '1Gbps' }
      await expect(ordered(house, lagId, tooMuch)).rejects.toMatchObject(
        refusal(`Bandwidth 1Gbps is more than the 500Mbps that are left on ${lagId}.`),
      )
      await house.as('partner').createInterconnect({ interconnectName: 'second', bandwidth: '1Gbps', location: 'EqDC2', lagId })
      await house.pass(2 * delay)
      expect(await ordered(house, lagId, tooMuch)).toMatchObject({ lagId })
      await expect(ordered(house, member, { vlan: 103 })).rejects.toMatchObject(
        refusal(`Interconnect ${member} is a member of ${lagId}; hosted connections are carried by the LAG.`),
      )
    })

    test('all live ones together fit their port, and what is given back is free again', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const first = await ordered(house, port, { vlan: 1, bandwidth: '500Mbps' })
      await hosted(house, port, { vlan: 2, bandwidth: '300Mbps' })
      await expect(ordered(house, port, { vlan: 3, bandwidth: '300Mbps' })).rejects.toMatchObject(
        refusal(`Bandwidth 300Mbps is more than the 200Mbps that are left on ${port}.`),
      )
      await ordered(house, port, { vlan: 3, bandwidth: '200Mbps' })
      await house.as('blue').deleteConnection({ connectionId: first.connectionId })
      expect(await ordered(house, port, { vlan: 1, bandwidth: '500Mbps' })).toMatchObject({ vlan: 1 })
      expect(house.faults).toEqual([])
    })

    test('a VLAN is used once on a port, and again on another', async () => {
      await using house = await openHouse({ engine })
      const [port, other] = [await interconnect(house), await interconnect(house)]
      await ordered(house, port, { vlan: 7, to: 'blue' })
      await expect(ordered(house, port, { vlan: 7, to: 'green' })).rejects.toMatchObject(
        refusal(`VLAN 7 is already in use on connection ${port}.`),
      )
      expect(await ordered(house, other, { vlan: 7, to: 'green' })).toMatchObject({ vlan: 7 })
    })

    test('orders at once for the last of a port, or for one VLAN: one gets it', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const orders = await Promise.allSettled([11, 12, 13].map((vlan) => ordered(house, port, { vlan, bandwidth: '500Mbps' })))
      expect(orders.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
      const other = await interconnect(house)
      const twice = await Promise.allSettled([21, 21].map((vlan) => ordered(house, other, { vlan })))
      expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(house.faults).toEqual([])
    })

    test.for([
      [
        { bandwidth: '3Gbps' },
        'Bandwidth 3Gbps is not one of 50Mbps, 100Mbps, 200Mbps, 300Mbps, 400Mbps, 500Mbps, 1Gbps, 2Gbps, 5Gbps, 10Gbps, 25Gbps.',
      ],
      [{ bandwidth: '2Gbps' }, /^Bandwidth 2Gbps is more than the 1Gbps that are left on dxcon-/],
      [{ bandwidth: '25Gbps' }, /^Bandwidth 25Gbps needs ports of 100Gbps; those of dxcon-\w+ have 1Gbps\.$/],
      [{ vlan: 0 }, 'VLAN 0 is not between 1 and 4094.'],
      [{ vlan: 4095 }, /^VLAN 4095 cannot exist on a wire/],
      [{ vlan: 5000 }, 'VLAN 5000 is not between 1 and 4094.'],
      [{ ownerAccount: '1234567890123' }, 'ownerAccount 1234567890123 is not an account id: twelve digits are expected.'],
      [{ connectionName: '' }, 'connectionName must have 1 to 100 characters.'],
      [{ connectionId: unknown }, `Could not find Connection with ID ${unknown}`],
      [{ connectionId: 'foo' }, 'Connection ID foo has an invalid format.'],
      [{ connectionId: 'dxlag-fzzzzzzz' }, 'Could not find Lag with ID dxlag-fzzzzzzz'],
    ] as const)('%j is refused', async ([change, message]) => {
      await using house = await openHouse({ engine })
      const connectionId = await interconnect(house)
      const order = { connectionId, connectionName: 'x', ownerAccount: house.accountId.blue, bandwidth: '50Mbps', vlan: 1, ...change }
      await expect(house.as('partner').allocateHostedConnection(order)).rejects.toMatchObject(refusal(message))
      expect(await house.as('partner').describeHostedConnections({ connectionId })).toMatchObject({ connections: [] })
      expect(house.faults).toEqual([])
    })

    test('25Gbps need a port of 100Gbps, and get it', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house, { bandwidth: '100Gbps' })
      expect(await ordered(house, port, { bandwidth: '25Gbps' })).toMatchObject({ bandwidth: '25Gbps' })
    })

    test('a v1 partner sells less than 1Gbps only', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      await house.store.write(async (tx) => {
        const account = await tx.accounts.find(house.accountId.partner)
        if (account !== undefined) await tx.accounts.put({ ...account, nniPartnerType: 'v1' })
      })
      await expect(ordered(house, port, { bandwidth: '1Gbps' })).rejects.toMatchObject(
        refusal('Bandwidth 1Gbps is not one of 50Mbps, 100Mbps, 200Mbps, 300Mbps, 400Mbps, 500Mbps.'),
      )
      expect(await ordered(house, port, { bandwidth: '500Mbps' })).toMatchObject({ bandwidth: '500Mbps' })
    })

    test('a port that is not up yet carries none', async () => {
      await using house = await openHouse({ engine })
      const { interconnectId = '' } = await house
        .as('partner')
        .createInterconnect({ interconnectName: 'x', bandwidth: '1Gbps', location: 'EqDC2' })
      for (const state of ['requested', 'pending']) {
        await expect(ordered(house, interconnectId)).rejects.toMatchObject(
          refusal(`The specified Connection ID is not available: ${interconnectId} is in state ${state}.`),
        )
        await house.pass(delay)
      }
      expect(await ordered(house, interconnectId)).toMatchObject({ connectionState: 'ordering' })
    })

    test('dedicated connections carry none, and hosted ones neither', async () => {
      await using house = await openHouse({ engine })
      const dedicated = await house.connection('partner')
      const own = await hosted(house, await interconnect(house), { to: 'partner' })
      for (const id of [dedicated, own]) {
        await expect(ordered(house, id)).rejects.toMatchObject(
          refusal(`${id} carries no hosted connections: it is neither an interconnect nor a partner's LAG.`),
        )
      }
    })

    test('an account that is no partner is told so, whatever it names', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const order = (connectionId: string) => ({
        connectionId,
        connectionName: 'x',
        ownerAccount: house.accountId.green,
        bandwidth: '50Mbps',
        vlan: 1,
      })
      const answers = await Promise.all([port, unknown].map((id) => house.call('blue', 'AllocateHostedConnection', order(id))))
      for (const { text } of answers) {
        expect(text).toBe(
          `{"__type":"DirectConnectClientException","message":"Account ${house.accountId.blue} is not an authorized Direct Connect partner in us-east-1."}`,
        )
      }
    })

    test("another partner's port is answered byte for byte like an unknown one", async () => {
      await using house = await openHouse({ engine })
      const foreign = await interconnect(house)
      await house.store.write((tx) =>
        tx.accounts.put({ accountId: house.accountId.green, name: 'Green', nniPartnerType: 'v2', agreements: [] }),
      )
      const order = (connectionId: string) => ({
        connectionId,
        connectionName: 'x',
        ownerAccount: house.accountId.blue,
        bandwidth: '50Mbps',
        vlan: 1,
      })
      const refused = await house.call('green', 'AllocateHostedConnection', order(foreign))
      const other = await house.call('green', 'AllocateHostedConnection', order(unknown))
      expect(refused.text.replace(foreign, unknown)).toBe(other.text)
      expect(other.json).toMatchObject({ message: `Could not find Connection with ID ${unknown}` })
    })
  })
})
