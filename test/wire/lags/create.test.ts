import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const twoPorts = { location: 'EqDC2', connectionsBandwidth: '1Gbps', lagName: 'pair', numberOfConnections: 2 }

describe('CreateLag', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the LAG is pending and has its device at once, and its ports are requested, named and numbered', async () => {
      await using house = await openHouse({ engine })
      const lag = await house
        .as('blue')
        .createLag({ ...twoPorts, tags: [{ key: 'of', value: 'lag' }], childConnectionTags: [{ key: 'of', value: 'port' }] })
      expect(lag).toMatchObject({
        ownerAccount: house.accountId.blue,
        lagName: 'pair',
        lagState: 'pending',
        location: 'EqDC2',
        region: 'us-east-1',
        connectionsBandwidth: '1Gbps',
        numberOfConnections: 2,
        minimumLinks: 0,
        allowsHostedConnections: false,
        hasLogicalRedundancy: 'unknown',
        macSecCapable: false,
        tags: [{ key: 'of', value: 'lag' }],
      })
      expect(lag.lagId).toMatch(/^dxlag-f[a-z0-9]{7}$/)
      expect(lag.awsDeviceV2).toMatch(/^EqDC2-[a-z0-9]{13}$/)
      expect([lag.awsDevice, lag.awsLogicalDeviceId]).toEqual([lag.awsDeviceV2, lag.awsDeviceV2])
      expect(lag.connections).toMatchObject(
        [1, 2].map((number) => ({
          connectionName: `Requested Connection ${number} for Lag ${lag.lagId}`,
          connectionState: 'requested',
          lagId: lag.lagId,
          bandwidth: '1Gbps',
          tags: [{ key: 'of', value: 'port' }],
        })),
      )
      expect(lag.connections?.map(({ awsDeviceV2 }) => awsDeviceV2)).toEqual([undefined, undefined])
      expect(house.faults).toEqual([])
    })

    test('it is available as soon as a port is up, on the device that it had from the start', async () => {
      await using house = await openHouse({ engine })
      const { lagId, awsDeviceV2 } = await house.as('blue').createLag(twoPorts)
      await house.pass(delay)
      expect((await house.as('blue').describeLags({ lagId })).lags).toMatchObject([{ lagState: 'pending' }])
      await house.pass(delay)
      const { lags } = await house.as('blue').describeLags({ lagId })
      const port = { connectionState: 'available', awsDeviceV2, jumboFrameCapable: true }
      expect(lags).toMatchObject([{ lagState: 'available', awsDeviceV2, jumboFrameCapable: true, connections: [port, port] }])
      expect(house.faults).toEqual([])
    })

    test('a port that is there already keeps its id and brings its interfaces', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const client = house.as('blue')
      const { virtualGateways } = await client.describeVirtualGateways({})
      const virtualGatewayId = virtualGateways?.[0]?.virtualGatewayId
      const newPrivateVirtualInterface = { virtualInterfaceName: 'office', vlan: 101, asn: 65_001, virtualGatewayId }
      const before = await client.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
      await house.pass(delay)

      const lag = await client.createLag({ ...twoPorts, connectionId })
      expect(lag).toMatchObject({ lagState: 'pending', numberOfConnections: 2, allowsHostedConnections: false })
      expect(lag.connections).toMatchObject([
        { connectionId, connectionName: 'a port', connectionState: 'available', awsDeviceV2: lag.awsDeviceV2 },
        { connectionName: `Requested Connection 1 for Lag ${lag.lagId}`, connectionState: 'requested' },
      ])
      const look = async () => (await client.describeVirtualInterfaces({ connectionId: lag.lagId })).virtualInterfaces
      expect(await look()).toMatchObject([
        {
          virtualInterfaceId: before.virtualInterfaceId,
          vlan: 101,
          virtualInterfaceState: 'pending',
          bgpPeers: [{ bgpPeerId: before.bgpPeers?.[0]?.bgpPeerId }],
        },
      ])
      await house.pass(2 * delay)
      expect(await look()).toMatchObject([{ virtualInterfaceState: 'available', amazonAddress: before.amazonAddress }])
      expect((await client.describeLags({ lagId: lag.lagId })).lags).toMatchObject([{ lagState: 'available' }])

      // The VLAN is taken on the LAG now, and the port by itself takes no interfaces any more.
      const again = (on: string | undefined) => client.createPrivateVirtualInterface({ connectionId: on, newPrivateVirtualInterface })
      await expect(again(lag.lagId)).rejects.toMatchObject(refusal(`VLAN 101 is already in use on connection ${lag.lagId}.`))
      await expect(again(connectionId)).rejects.toMatchObject(
        refusal(`Connection ${connectionId} is a member of ${lag.lagId}; virtual interfaces are created on the LAG.`),
      )
      expect(house.faults).toEqual([])
    })

    test('a port that is only requested joins too, and gets the device of the LAG', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { connectionId } = await client.createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'ordered' })
      const lag = await client.createLag({ ...twoPorts, connectionId, numberOfConnections: 1 })
      expect(lag.connections).toMatchObject([{ connectionId, connectionState: 'requested', lagId: lag.lagId }])
      await house.pass(delay)
      expect((await client.describeConnections({ connectionId })).connections).toMatchObject([
        { connectionState: 'pending', awsDeviceV2: lag.awsDeviceV2 },
      ])
      expect(house.faults).toEqual([])
    })

    test('Terraform takes its first port away again, and the LAG stays', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId, connections } = await client.createLag({ ...twoPorts, numberOfConnections: 1, requestMACSec: false })
      const connectionId = connections?.[0]?.connectionId
      expect(await client.deleteConnection({ connectionId })).toMatchObject({ connectionState: 'deleted' })
      expect(await client.updateLag({ lagId })).toMatchObject({ lagId, lagState: 'pending', numberOfConnections: 0, connections: [] })
      await house.pass(3 * delay)
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ lagState: 'pending', numberOfConnections: 0, connections: [] }])
      expect(house.faults).toEqual([])
    })

    test("a partner's interconnect makes it a partner's LAG, whose hosted connections came with it", async () => {
      await using house = await openHouse({ engine })
      const partner = house.as('partner')
      const { interconnectId } = await partner.createInterconnect({ interconnectName: 'uplink', bandwidth: '1Gbps', location: 'EqDC2' })
      await house.pass(2 * delay)
      const hosted = await partner.allocateHostedConnection({
        connectionId: interconnectId,
        ownerAccount: house.accountId.blue,
        bandwidth: '100Mbps',
        connectionName: 'to blue',
        vlan: 7,
      })
      const lag = await partner.createLag({ ...twoPorts, connectionId: interconnectId })
      expect(lag).toMatchObject({ allowsHostedConnections: true, numberOfConnections: 2 })
      expect(lag.connections?.map(({ connectionId }) => connectionId)).toContain(interconnectId)
      await house.pass(2 * delay)
      expect((await partner.describeHostedConnections({ connectionId: lag.lagId })).connections).toMatchObject([
        { connectionId: hosted.connectionId, lagId: lag.lagId, vlan: 7 },
      ])

      // The VLAN went with it, and interfaces are not for such a LAG.
      const more = { connectionId: lag.lagId, ownerAccount: house.accountId.green, bandwidth: '100Mbps', connectionName: 'to green' }
      await expect(partner.allocateHostedConnection({ ...more, vlan: 7 })).rejects.toMatchObject(refusal(/VLAN 7 is already in use/))
      expect(await partner.allocateHostedConnection({ ...more, vlan: 8 })).toMatchObject({ connectionState: 'ordering' })
      await expect(
        partner.createPublicVirtualInterface({
          connectionId: lag.lagId,
          newPublicVirtualInterface: { virtualInterfaceName: 'own', vlan: 9, asn: 65_001 },
        }),
      ).rejects.toMatchObject(refusal(`${lag.lagId} carries hosted connections; virtual interfaces are created on those.`))
      expect(house.faults).toEqual([])
    })

    test('what cannot be had as a whole is not made at all', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const port = await house.connection('blue', { bandwidth: '10Gbps' })
      const elsewhere = await house.connection('blue', { location: 'CSVA1' })
      const foreign = await house.connection('green')
      const wrong: readonly [object, string | RegExp][] = [
        [{ numberOfConnections: 0 }, 'numberOfConnections 0 is not between 1 and 4, the limit at 1Gbps.'],
        [{ numberOfConnections: 5 }, 'numberOfConnections 5 is not between 1 and 4, the limit at 1Gbps.'],
        [
          { numberOfConnections: 3, connectionsBandwidth: '100Gbps' },
          'numberOfConnections 3 is not between 1 and 2, the limit at 100Gbps.',
        ],
        [{ connectionsBandwidth: '50Mbps' }, 'Bandwidth 50Mbps is not one of 1Gbps, 10Gbps, 100Gbps, 400Gbps.'],
        [{ location: 'EqMI1', connectionsBandwidth: '400Gbps' }, 'Location EqMI1 has no ports of 400Gbps; it offers 1G, 10G, 100G.'],
        [{ location: 'Nowhere1' }, 'Location Nowhere1 does not exist in region us-east-1.'],
        [{ lagName: '' }, 'lagName must have 1 to 100 characters.'],
        [{ requestMACSec: true }, 'MACsec is not offered on ports of 1Gbps at location EqDC2.'],
        [{ tags: [{ key: 'aws:x', value: '' }] }, /aws:x/],
        [{ connectionId: 'foo' }, 'Connection ID foo has an invalid format.'],
        [{ connectionId: foreign }, `Could not find Connection with ID ${foreign}`],
        [{ connectionId: port }, /cannot join dxlag-\w+: its bandwidth is 10Gbps, that of the LAG is 1Gbps\.$/],
        [{ connectionId: elsewhere }, /cannot join dxlag-\w+: its location is CSVA1, that of the LAG is EqDC2\.$/],
        [
          { connectionId: port, connectionsBandwidth: '10Gbps', requestMACSec: true },
          `Connection ${port} and lag should be requested MacSec at the same time`,
        ],
      ]
      for (const [wish, text] of wrong) await expect(client.createLag({ ...twoPorts, ...wish })).rejects.toMatchObject(refusal(text))
      expect((await client.describeLags({})).lags).toEqual([])
      expect((await client.describeConnections({})).connections).toHaveLength(2)
      expect(house.faults).toEqual([])
    })

    test('the location is found whatever its case, and quotas hold where there are any', async () => {
      await using house = await openHouse({ engine, settings: { quotas: { lagsPerRegion: 1, connectionsPerLocation: 3 } } })
      const client = house.as('blue')
      await expect(client.createLag({ ...twoPorts, numberOfConnections: 4 })).rejects.toMatchObject(
        refusal(`${house.accountId.blue} has reached the limit of 3 connections at location EqDC2.`),
      )
      expect(await client.createLag({ ...twoPorts, location: 'eqdc2' })).toMatchObject({ location: 'EqDC2' })
      await expect(client.createLag({ ...twoPorts, location: 'CSVA1' })).rejects.toMatchObject(
        refusal(`${house.accountId.blue} has reached the limit of 1 LAGs in region us-east-1.`),
      )
      expect(house.faults).toEqual([])
    })

    test('a foreign port is answered byte for byte like one that does not exist', async () => {
      await using house = await openHouse({ engine })
      const foreign = await house.connection('partner')
      const refused = await house.call('green', 'CreateLag', { ...twoPorts, connectionId: foreign })
      const unknown = await house.call('green', 'CreateLag', { ...twoPorts, connectionId: 'dxcon-fzzzzzzz' })
      expect(refused.text.replace(foreign, 'dxcon-fzzzzzzz')).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Could not find Connection with ID dxcon-fzzzzzzz' } })
    })
  })
})
