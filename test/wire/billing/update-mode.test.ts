import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, type TestHouse, type Who } from '../../support/house.ts'
import { lag } from '../../store/rows.ts'

const update = async (house: TestHouse, who: Who, connectionIds: readonly unknown[], billingMode = 'FlatRateTier2') => {
  const { status, json } = await house.call(who, 'UpdateConnectionsBillingMode', { connectionIds, billingMode })
  return { status, ...json }
}
const modeOf = async (house: TestHouse, who: Who, connectionId: string) =>
  (await house.call(who, 'DescribeConnections', { connectionId })).json.connections[0].billingMode

describe('UpdateConnectionsBillingMode', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('all named connections have the mode, and are answered in the order of the request', async () => {
      await using house = await openHouse({ engine })
      const [one, two] = [await house.connection('blue'), await house.connection('blue', { location: 'EqDC2', bandwidth: '10Gbps' })]
      const answer = await update(house, 'blue', [two, one, two])
      expect(answer).toMatchObject({
        status: 200,
        billingMode: 'FlatRateTier2',
        connections: [
          { connectionId: two, billingMode: 'FlatRateTier2', connectionState: 'available', rateLimiterStatus: { inUse: 0 } },
          { connectionId: one, billingMode: 'FlatRateTier2' },
        ],
      })
      expect(answer.connections).toHaveLength(2)
      expect(await modeOf(house, 'blue', one)).toBe('FlatRateTier2')
      await update(house, 'blue', [one], 'PayAsYouGo')
      expect(await modeOf(house, 'blue', one)).toBe('PayAsYouGo')
      expect(house.faults).toEqual([])
    })

    test('a connection may be ordered with a mode', async () => {
      await using house = await openHouse({ engine })
      const order = (billingMode?: string) =>
        house.call('blue', 'CreateConnection', { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'flat', billingMode })
      expect((await order('FlatRateTier1')).json).toMatchObject({ connectionState: 'requested', billingMode: 'FlatRateTier1' })
      expect((await order()).json).not.toHaveProperty('billingMode')
      expect((await order('Free')).json).toMatchObject({ __type: 'ValidationException' })
    })

    test('a mode that the location does not offer for the speed is refused, and nothing changes', async () => {
      await using house = await openHouse({ engine })
      const [slow, fast] = [await house.connection('blue'), await house.connection('blue', { bandwidth: '10Gbps' })]
      await house.store.write(async (tx) => {
        const location = await tx.locations.find('us-east-1', 'EqDC2')
        if (location === undefined) throw new Error('no EqDC2')
        await tx.locations.put({ ...location, availableBillingModes: [{ billingMode: 'FlatRateTier2', availablePortSpeeds: ['10G'] }] })
      })
      expect(await update(house, 'blue', [fast, slow])).toEqual({
        status: 400,
        __type: 'DirectConnectClientException',
        message: 'billingMode FlatRateTier2 is not offered for ports of 1Gbps at location EqDC2.',
      })
      expect(await modeOf(house, 'blue', fast)).toBeUndefined()
      const ordered = await house.call('blue', 'CreateConnection', {
        location: 'EqDC2',
        bandwidth: '1Gbps',
        connectionName: 'x',
        billingMode: 'FlatRateTier2',
      })
      expect(ordered.json.message).toBe('billingMode FlatRateTier2 is not offered for ports of 1Gbps at location EqDC2.')
    })

    test('a LAG shows the mode once all of its members have it', async () => {
      await using house = await openHouse({ engine })
      const ids = [await house.connection('blue'), await house.connection('blue')]
      const lagId = 'dxlag-f0000001'
      await house.store.write(async (tx) => {
        await tx.lags.insert(lag({ lagId, ownerAccount: house.accountId.blue, region: 'us-east-1' }))
        for (const id of ids) {
          const member = await tx.connections.lock(id)
          if (member !== undefined) await tx.connections.update({ ...member, lagId, lagSince: house.now() })
        }
      })
      const shown = async () => (await house.store.read((tx) => tx.lags.find(lagId)))?.billingMode
      await update(house, 'blue', ids.slice(1))
      expect(await shown()).toBeUndefined()
      await update(house, 'blue', ids)
      expect(await shown()).toBe('FlatRateTier2')
      expect(house.faults).toEqual([])
    })

    test('none to two hundred, of modes that exist', async () => {
      await using house = await openHouse({ engine })
      const one = await house.connection('blue')
      expect(await update(house, 'blue', [])).toMatchObject({ __type: 'ValidationException' })
      expect(
        await update(
          house,
          'blue',
          Array.from({ length: 201 }, () => one),
        ),
      ).toMatchObject({ __type: 'ValidationException' })
      expect(
        await update(
          house,
          'blue',
          Array.from({ length: 200 }, () => one),
        ),
      ).toMatchObject({ status: 200 })
      expect(await update(house, 'blue', [one], 'PortPairFlatRateTier1')).toMatchObject({ __type: 'ValidationException' })
      expect(await update(house, 'blue', ['foo'])).toMatchObject({ message: 'Connection ID foo has an invalid format.' })
    })

    test("someone else's connection is answered like one that does not exist, and nothing changes", async () => {
      await using house = await openHouse({ engine })
      const [own, foreign] = [await house.connection('blue'), await house.connection('partner')]
      const refused = await house.call('blue', 'UpdateConnectionsBillingMode', {
        connectionIds: [own, foreign],
        billingMode: 'FlatRateTier1',
      })
      const unknown = await house.call('blue', 'UpdateConnectionsBillingMode', {
        connectionIds: [own, 'dxcon-fzzzzzzz'],
        billingMode: 'FlatRateTier1',
      })
      expect(refused.text.replace(foreign, 'dxcon-fzzzzzzz')).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Could not find Connection with ID dxcon-fzzzzzzz' } })
      expect(await modeOf(house, 'blue', own)).toBeUndefined()
    })
  })
})
