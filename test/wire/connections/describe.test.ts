import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { hostedConnection } from '../virtual-interfaces/rows.ts'

const order = { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'one' }

describe('DescribeConnections', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    type Who = 'partner' | 'blue' | 'green'
    const ids = async (who: Who, input = {}, region?: string) => {
      const { connections = [] } = await house().as(who, region).describeConnections(input)
      return connections.map(({ connectionId }) => connectionId)
    }

    test('an account without any gets an empty list of eighteen bytes, as recorded', async () => {
      const answer = await house().call('green', 'DescribeConnections', {}, { region: 'eu-west-1' })
      expect(answer.text).toBe('{"connections":[]}')
      expect(answer.headers['content-length']).toBe('18')
    })

    test('ids that are unknown, malformed or foreign are an empty list', async () => {
      const foreign = await house().connection('blue')
      for (const connectionId of ['dxcon-fzzzzzzz', 'foo', '', foreign]) {
        expect((await house().call('green', 'DescribeConnections', { connectionId })).text).toBe('{"connections":[]}')
      }
    })

    test('a port that is up says what it is and what its interfaces share', async () => {
      const connectionId = await house().connection('blue', { bandwidth: '100Gbps' })
      const { json } = await house().call('blue', 'DescribeConnections', { connectionId })
      expect(json.connections).toEqual([
        {
          ownerAccount: house().accountId.blue,
          connectionId,
          connectionName: 'a port',
          connectionState: 'available',
          region: 'us-east-1',
          location: 'EqDC2',
          bandwidth: '100Gbps',
          awsDevice: expect.stringMatching(/^EqDC2-/),
          awsDeviceV2: json.connections[0].awsDevice,
          awsLogicalDeviceId: json.connections[0].awsDevice,
          jumboFrameCapable: true,
          hasLogicalRedundancy: 'unknown',
          tags: [],
          macSecCapable: false,
          rateLimiterStatus: { maxAllowed: 10, inUse: 0, remaining: 10, totalBandwidth: '0Mbps' },
          prefixPoolSizeIpv4: 30_000,
          prefixPoolSizeIpv6: 30_000,
          prefixPoolUnallocatedCountIpv4: 30_000,
          prefixPoolUnallocatedCountIpv6: 30_000,
        },
      ])
    })

    test('a hosted connection is its customer’s, with VLAN and partner; the partner does not see it here', async () => {
      const connectionId = await hostedConnection(house(), 'green', { vlan: 301, partnerName: 'Harbor Interconnect' })
      const { connections } = await house().as('green').describeConnections({ connectionId })
      expect(connections).toMatchObject([
        {
          connectionId,
          ownerAccount: house().accountId.green,
          vlan: 301,
          partnerName: 'Harbor Interconnect',
          bandwidth: '500Mbps',
          macSecCapable: false,
        },
      ])
      expect(connections?.[0]).not.toHaveProperty('prefixPoolSizeIpv4')
      expect(await ids('partner', { connectionId })).toEqual([])
      expect(await ids('green')).toContain(connectionId)
      expect(await ids('partner')).not.toContain(connectionId)
    })

    test('an interconnect is no connection, not even to its owner', async () => {
      const connectionId = await hostedConnection(house(), 'partner', { kind: 'interconnect' })
      expect(await ids('partner', { connectionId })).toEqual([])
      expect(await ids('partner')).not.toContain(connectionId)
    })

    test('only those of the region of the call, in the order of their making', async () => {
      const region = 'us-west-2'
      const made = []
      for (const connectionName of ['z', 'a', 'm']) {
        const { connectionId } = await house()
          .as('green', region)
          .createConnection({ ...order, location: 'EqSe2', connectionName })
        made.push(connectionId)
        await house().pass(1)
      }
      expect(await ids('green', {}, region)).toEqual(made)
      expect(await ids('green', { connectionId: made[0] })).toEqual([])
    })

    test('pages together are the whole list; the last has no token; more than 100 is 100', async () => {
      const region = 'ap-southeast-2'
      const { locations = [] } = await house().as('blue', region).describeLocations()
      const location = locations.find(({ availablePortSpeeds }) => availablePortSpeeds?.includes('1G'))?.locationCode ?? ''
      for (let nth = 0; nth < 103; nth += 1)
        await house()
          .as('blue', region)
          .createConnection({ ...order, location })
      expect(await ids('blue', {}, region)).toHaveLength(103)
      const first = await house().as('blue', region).describeConnections({ maxResults: 500 })
      expect(first.connections).toHaveLength(100)
      const last = await house().call('blue', 'DescribeConnections', { nextToken: first.nextToken }, { region })
      expect(Object.keys(last.json)).toEqual(['connections'])
      const seen = [...(first.connections ?? []), ...last.json.connections].map(({ connectionId }) => connectionId as string)
      expect(seen).toEqual(await ids('blue', {}, region))
      await expect(house().as('green', region).describeConnections({ nextToken: first.nextToken })).rejects.toMatchObject(
        refusal('Invalid nextToken'),
      )
      await expect(
        house().as('blue', region).describeConnections({ connectionId: seen[0], nextToken: first.nextToken }),
      ).rejects.toMatchObject(refusal('Invalid nextToken'))
    })

    test('a page of none is refused', async () => {
      await expect(house().as('blue').describeConnections({ maxResults: 0 })).rejects.toMatchObject(
        refusal('maxResults 0 is not 1 or more.'),
      )
    })

    test('what an interface takes is no longer free, and is free again after it', async () => {
      const connectionId = await house().connection('partner')
      const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'x', vlan: 1, asn: 65_001 }
      const ownerAccount = house().accountId.blue
      const { virtualInterfaceId } = await house()
        .as('partner')
        .allocatePrivateVirtualInterface({ connectionId, ownerAccount, newPrivateVirtualInterfaceAllocation })
      const left = async () =>
        (await house().call('partner', 'DescribeConnections', { connectionId })).json.connections[0].prefixPoolUnallocatedCountIpv4
      expect(await left()).toBe(4900)
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId })
      expect(await left()).toBe(5000)
    })

    test('a deleted one is shown for fifteen minutes, then no more', async () => {
      await using own = await openHouse({ engine })
      const connectionId = await own.connection('blue')
      await own.as('blue').deleteConnection({ connectionId })
      await own.pass(delay)
      const shown = async (input: object) => {
        const { connections = [] } = await own.as('blue').describeConnections(input)
        return connections.map(({ connectionState }) => connectionState)
      }
      await own.pass(14 * 60_000)
      expect([await shown({}), await shown({ connectionId })]).toEqual([['deleted'], ['deleted']])
      await own.pass(61_000)
      expect([await shown({}), await shown({ connectionId })]).toEqual([[], []])
      expect(own.faults).toEqual([])
    })
  })
})
