import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'

const order = { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'first' }

describe('CreateConnection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const create = (wish: object = {}) =>
      house()
        .as('blue')
        .createConnection({ ...order, ...wish })
    const raw = (wish: object = {}) => house().call('blue', 'CreateConnection', { ...order, ...wish })
    const count = async () => ((await house().as('blue').describeConnections({})).connections ?? []).length

    test('is requested, with what is known before there is a port and nothing else', async () => {
      const { json } = await raw()
      expect(json).toEqual({
        ownerAccount: house().accountId.blue,
        connectionId: expect.stringMatching(/^dxcon-f[a-z0-9]{7}$/),
        connectionName: 'first',
        connectionState: 'requested',
        region: 'us-east-1',
        location: 'EqDC2',
        bandwidth: '1Gbps',
        jumboFrameCapable: false,
        hasLogicalRedundancy: 'unknown',
        tags: [],
        macSecCapable: false,
      })
    })

    test('gets its device with the port, and comes up, a delay each', async () => {
      const { connectionId } = await create()
      const seen = async () => ((await house().as('blue').describeConnections({ connectionId })).connections ?? [])[0]
      await house().pass(delay / 10)
      expect(await seen()).toMatchObject({ connectionState: 'requested' })
      await house().pass(delay)
      const reserved = await seen()
      expect(reserved).toMatchObject({ connectionState: 'pending', jumboFrameCapable: true, hasLogicalRedundancy: 'unknown' })
      expect(reserved?.awsDeviceV2).toMatch(/^EqDC2-[a-z0-9]{11,13}$/)
      expect([reserved?.awsDevice, reserved?.awsLogicalDeviceId]).toEqual([reserved?.awsDeviceV2, reserved?.awsDeviceV2])
      await house().pass(delay)
      expect(await seen()).toMatchObject({ connectionState: 'available', awsDeviceV2: reserved?.awsDeviceV2 })
    })

    test('is described at once as it was answered', async () => {
      const { json } = await raw({ tags: [{ key: 'k', value: 'v' }], providerName: 'Equinix' })
      expect(json).toMatchObject({ tags: [{ key: 'k', value: 'v' }], providerName: 'Equinix' })
      const seen = await house().call('blue', 'DescribeConnections', { connectionId: json.connectionId })
      expect(seen.json).toEqual({ connections: [json] })
    })

    test.for([
      ['us-east-1', 'eqdc2', 'EqDC2'],
      ['us-west-2', 'EqSE2', 'EqSe2'],
      ['eu-west-2', 'par1', 'PAR1'],
    ])('in %s the code %s is understood and answered as %s', async ([region = '', location = '', spelled]) => {
      const answer = await house()
        .as('blue', region)
        .createConnection({ ...order, location })
      expect(answer).toMatchObject({ location: spelled, region })
    })

    test('names need not be different', async () => {
      const [one, other] = [await create(), await create()]
      expect(one.connectionName).toBe(other.connectionName)
      expect(one.connectionId).not.toBe(other.connectionId)
    })

    test.for(['1Gbps', '10Gbps', '100Gbps', '400Gbps'])('takes %s where it is offered', async (bandwidth) => {
      expect(await create({ bandwidth })).toMatchObject({ bandwidth })
    })

    test('MACsec is asked for now and there with the port', async () => {
      const { connectionId, macSecCapable } = await create({ bandwidth: '10Gbps', requestMACSec: true })
      expect(macSecCapable).toBe(false)
      await house().pass(delay)
      const { connections } = await house().as('blue').describeConnections({ connectionId })
      expect(connections).toMatchObject([
        { macSecCapable: true, encryptionMode: 'should_encrypt', portEncryptionStatus: 'Encryption Down', macSecKeys: [] },
      ])
    })

    test('keeps how it is to be billed', async () => {
      expect((await raw({ billingMode: 'FlatRateTier1' })).json).toMatchObject({ billingMode: 'FlatRateTier1' })
    })

    test.for<readonly [string, object, string, string?]>([
      ['an unknown location', { location: 'Nowhere1' }, 'Location Nowhere1 does not exist in region us-east-1.'],
      ["another region's location", { location: 'EqSe2' }, 'Location EqSe2 does not exist in region us-east-1.'],
      ['an empty location', { location: '' }, 'Location  does not exist in region us-east-1.'],
      ['a bandwidth that does not exist', { bandwidth: '3Gbps' }, 'Bandwidth 3Gbps is not one of 1Gbps, 10Gbps, 100Gbps, 400Gbps.'],
      ["a location's spelling of a bandwidth", { bandwidth: '1G' }, 'Bandwidth 1G is not one of 1Gbps, 10Gbps, 100Gbps, 400Gbps.'],
      [
        'the bandwidth of a hosted connection',
        { bandwidth: '500Mbps' },
        'Bandwidth 500Mbps is not one of 1Gbps, 10Gbps, 100Gbps, 400Gbps.',
      ],
      [
        'a speed that the place does not have',
        { location: 'EqMI1', bandwidth: '400Gbps' },
        'Location EqMI1 has no ports of 400Gbps; it offers 1G, 10G, 100G.',
      ],
      ['MACsec on a small port', { requestMACSec: true }, 'MACsec is not offered on ports of 1Gbps at location EqDC2.'],
      ['an empty name', { connectionName: '' }, 'connectionName must have 1 to 100 characters.'],
      ['a name of 101 characters', { connectionName: 'x'.repeat(101) }, 'connectionName must have 1 to 100 characters.'],
      ['a tag key twice', { tags: [{ key: 'a' }, { key: 'a' }] }, 'The tag key a is given more than once.', 'DuplicateTagKeysException'],
      [
        '51 tags',
        { tags: Array.from({ length: 51 }, (_, at) => ({ key: `k${at}` })) },
        'A resource has at most 50 tags; with these it would have 51.',
        'TooManyTagsException',
      ],
      ['a reserved tag key', { tags: [{ key: 'AWS:x' }] }, 'The tag key AWS:x begins with aws:, which is reserved.'],
      ['an unknown LAG', { lagId: 'dxlag-fzzzzzzz' }, 'Could not find Lag with ID dxlag-fzzzzzzz'],
      ['a malformed LAG', { lagId: 'doesntexist' }, 'Lag ID doesntexist has an invalid format.'],
      ['a name that is a number', { connectionName: 1 }, 'NUMBER_VALUE can not be converted to a String', 'SerializationException'],
      ['MACsec as a text', { requestMACSec: 'true' }, 'STRING_VALUE can not be converted to a Boolean', 'SerializationException'],
      ['tags that are one tag', { tags: { key: 'a' } }, 'START_OBJECT can not be converted to a List', 'SerializationException'],
    ])('refuses %s and orders nothing', async ([, wish, message, code = 'DirectConnectClientException']) => {
      const before = await count()
      expect((await raw(wish)).json).toEqual({ __type: code, message })
      expect(await count()).toBe(before)
    })

    test('says all that is missing at once', async () => {
      const { json } = await house().call('blue', 'CreateConnection', {})
      expect(json).toEqual({
        __type: 'ValidationException',
        message: ['location', 'bandwidth', 'connectionName']
          .map((member) => `Value null at '${member}' failed to satisfy constraint: Member must not be null`)
          .join('; ')
          .replace(/^/, '3 validation errors detected: '),
      })
    })

    test('ports of a place go to one device until it is drained', async () => {
      await using own = await openHouse({ engine })
      const [one, two] = [await own.connection('blue'), await own.connection('green')]
      const deviceOf = async (connectionId: string) => (await own.store.read((tx) => tx.connections.find(connectionId)))?.device
      expect(await deviceOf(one)).toBe(await deviceOf(two))
      await own.store.write(async (tx) => {
        const [first] = await tx.devices.at('us-east-1', 'EqDC2')
        if (first !== undefined) await tx.devices.put({ ...first, drained: true })
      })
      expect(await deviceOf(await own.connection('blue'))).not.toBe(await deviceOf(one))
      expect(own.faults).toEqual([])
    })

    test('a quota that is set is kept, a place at a time', async () => {
      await using own = await openHouse({ engine, settings: { quotas: { connectionsPerLocation: 2 } } })
      const make = (wish = {}) => own.as('blue').createConnection({ ...order, ...wish })
      const [one] = [await make(), await make()]
      await expect(make()).rejects.toMatchObject(refusal(`${own.accountId.blue} has reached the limit of 2 connections at location EqDC2.`))
      expect(await make({ location: 'CSVA1' })).toMatchObject({ location: 'CSVA1' })
      await own.as('blue').deleteConnection({ connectionId: one.connectionId })
      expect(await make()).toMatchObject({ connectionState: 'requested' })
      expect(own.faults).toEqual([])
    })
  })
})
