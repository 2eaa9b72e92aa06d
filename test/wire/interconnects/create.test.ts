import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { lagId, partnerLag } from '../hosted-connections/ports.ts'

const port = { interconnectName: 'first port', bandwidth: '1Gbps', location: 'EqDC2' }

describe('CreateInterconnect', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a partner orders a port, which has no device yet', async () => {
      await using house = await openHouse({ engine })
      const { json } = await house.call('partner', 'CreateInterconnect', {
        ...port,
        location: 'eqdc2',
        providerName: 'Equinix, Inc.',
        tags: [{ key: 'team', value: 'a' }],
      })
      expect(json).toEqual({
        interconnectId: expect.stringMatching(/^dxcon-f[0-9a-z]{7}$/),
        interconnectName: 'first port',
        interconnectState: 'requested',
        region: 'us-east-1',
        location: 'EqDC2',
        bandwidth: '1Gbps',
        jumboFrameCapable: false,
        hasLogicalRedundancy: 'unknown',
        tags: [{ key: 'team', value: 'a' }],
        providerName: 'Equinix, Inc.',
        macSecCapable: false,
      })
      expect(house.faults).toEqual([])
    })

    test('it is reserved and comes up, one step of the operator each', async () => {
      await using house = await openHouse({ engine })
      await house.as('partner').createInterconnect(port)
      const now = async () => (await house.as('partner').describeInterconnects({})).interconnects?.[0]
      await house.pass(delay)
      const reserved = await now()
      expect(reserved).toMatchObject({ interconnectState: 'pending', jumboFrameCapable: true })
      expect(reserved?.awsDevice).toMatch(/^EqDC2-/)
      expect(reserved).toMatchObject({ awsDeviceV2: reserved?.awsDevice, awsLogicalDeviceId: reserved?.awsDevice })
      await house.pass(delay)
      expect(await now()).toMatchObject({ interconnectState: 'available' })
      expect(house.faults).toEqual([])
    })

    test('with MACsec it is capable of it from pending on', async () => {
      await using house = await openHouse({ engine })
      const { interconnectId, macSecCapable } = await house
        .as('partner')
        .createInterconnect({ ...port, bandwidth: '10Gbps', requestMACSec: true })
      expect(macSecCapable).toBe(false)
      await house.pass(delay)
      const { interconnects } = await house.as('partner').describeInterconnects({ interconnectId })
      expect(interconnects).toMatchObject([
        { macSecCapable: true, encryptionMode: 'should_encrypt', portEncryptionStatus: 'Encryption Down', macSecKeys: [] },
      ])
    })

    test.for([
      [{ bandwidth: '400Gbps' }, 'Bandwidth 400Gbps is not one of 1Gbps, 10Gbps, 100Gbps.'],
      [{ bandwidth: '50Mbps' }, 'Bandwidth 50Mbps is not one of 1Gbps, 10Gbps, 100Gbps.'],
      [{ location: 'Nowhere1' }, 'Location Nowhere1 does not exist in region us-east-1.'],
      [{ interconnectName: '' }, 'interconnectName must have 1 to 100 characters.'],
      [{ interconnectName: 'x'.repeat(101) }, 'interconnectName must have 1 to 100 characters.'],
      [{ requestMACSec: true }, 'MACsec is not offered on ports of 1Gbps at location EqDC2.'],
      [{ lagId: 'foo' }, 'Lag ID foo has an invalid format.'],
      [{ lagId: 'dxlag-fzzzzzzz' }, 'Could not find Lag with ID dxlag-fzzzzzzz'],
    ] as const)('%j is refused', async ([change, message]) => {
      await using house = await openHouse({ engine })
      await expect(house.as('partner').createInterconnect({ ...port, ...change })).rejects.toMatchObject(refusal(message))
      expect(await house.as('partner').describeInterconnects({})).toMatchObject({ interconnects: [] })
      expect(house.faults).toEqual([])
    })

    test('a tag key given twice is refused under its own name', async () => {
      await using house = await openHouse({ engine })
      const tags = [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ]
      await expect(house.as('partner').createInterconnect({ ...port, tags })).rejects.toMatchObject({ name: 'DuplicateTagKeysException' })
    })

    test('an account that is no partner is told so, whatever else is wrong', async () => {
      await using house = await openHouse({ engine })
      await expect(house.as('blue', 'eu-west-1').createInterconnect({ ...port, bandwidth: '3Gbps' })).rejects.toMatchObject(
        refusal(`Account ${house.accountId.blue} is not an authorized Direct Connect partner in eu-west-1.`),
      )
    })

    test("it may be ordered for a partner's LAG, and comes up on the LAG's device", async () => {
      await using house = await openHouse({ engine })
      const member = await partnerLag(house)
      const { interconnectId } = await house.as('partner').createInterconnect({ ...port, lagId })
      await house.pass(2 * delay)
      const { interconnects = [] } = await house.as('partner').describeInterconnects({})
      const [first, second] = [member, interconnectId].map((id) => interconnects.find((each) => each.interconnectId === id))
      expect(second).toMatchObject({ lagId, interconnectState: 'available', awsDeviceV2: first?.awsDeviceV2 })
    })

    test('not for a LAG that carries interfaces, nor one of another speed', async () => {
      await using house = await openHouse({ engine })
      await partnerLag(house, { bandwidth: '10Gbps' })
      await expect(house.as('partner').createInterconnect({ ...port, lagId })).rejects.toMatchObject(
        refusal(/its bandwidth is 1Gbps, that of the LAG is 10Gbps\.$/),
      )
      await house.store.write(async (tx) => {
        const lag = await tx.lags.lock(lagId)
        if (lag !== undefined) await tx.lags.update({ ...lag, allowsHostedConnections: false })
      })
      await expect(house.as('partner').createInterconnect({ ...port, bandwidth: '10Gbps', lagId })).rejects.toMatchObject(
        refusal(/it is an interconnect, and dxlag-fpartner carries no hosted connections\.$/),
      )
    })

    test('where there is a quota, one more is refused', async () => {
      await using house = await openHouse({ engine, settings: { quotas: { connectionsPerLocation: 1 } } })
      await house.as('partner').createInterconnect(port)
      await expect(house.as('partner').createInterconnect(port)).rejects.toMatchObject(
        refusal(`${house.accountId.partner} has reached the limit of 1 interconnects at location EqDC2.`),
      )
    })
  })
})
