import { describe, expect, test } from 'vitest'
import { deletedShownFor } from '#domain/visibility.ts'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const onePort = { location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 1 }

describe('DescribeLags', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('lists the account’s LAGs of the region with their members, and what their interfaces take', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const one = await client.createLag({ ...onePort, lagName: 'one', numberOfConnections: 2 })
      const empty = await client.createLag({ ...onePort, lagName: 'empty' })
      await client.deleteConnection({ connectionId: empty.connections?.[0]?.connectionId })
      await house.as('blue', 'us-west-2').createLag({ ...onePort, location: 'EqSe2', lagName: 'elsewhere' })
      await house.as('green').createLag({ ...onePort, lagName: 'green' })
      await house.pass(2 * delay)
      const { virtualGateways } = await client.describeVirtualGateways({})
      const virtualGatewayId = virtualGateways?.[0]?.virtualGatewayId
      await client.createPrivateVirtualInterface({
        connectionId: one.lagId,
        newPrivateVirtualInterface: { virtualInterfaceName: 'x', vlan: 5, asn: 65_001, virtualGatewayId },
      })

      const { json } = await house.call('blue', 'DescribeLags')
      expect(Object.keys(json)).toEqual(['lags'])
      expect(json.lags).toMatchObject([
        {
          lagName: 'one',
          lagState: 'available',
          numberOfConnections: 2,
          prefixPoolSizeIpv4: 5000,
          prefixPoolUnallocatedCountIpv4: 4900,
          prefixPoolUnallocatedCountIpv6: 4900,
        },
        { lagName: 'empty', lagState: 'pending', numberOfConnections: 0, connections: [], prefixPoolUnallocatedCountIpv4: 5000 },
      ])
      expect(json.lags[0].rateLimiterStatus).toEqual({ maxAllowed: 10, inUse: 0, remaining: 10, totalBandwidth: '0Mbps' })
      expect(json.lags[0].connections.map((member: { lagId: string }) => member.lagId)).toEqual([one.lagId, one.lagId])
      expect(house.faults).toEqual([])
    })

    test('goes by pages, whose tokens are of no use elsewhere', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      for (const lagName of ['a', 'b', 'c']) await client.createLag({ ...onePort, lagName })
      const first = await client.describeLags({ maxResults: 2 })
      expect(first.lags?.map(({ lagName }) => lagName)).toEqual(['a', 'b'])
      const rest = await client.describeLags({ maxResults: 2, nextToken: first.nextToken })
      expect(rest.lags?.map(({ lagName }) => lagName)).toEqual(['c'])
      expect(rest.nextToken).toBeUndefined()
      await expect(client.describeConnections({ nextToken: first.nextToken })).rejects.toMatchObject(refusal('Invalid nextToken'))
      await expect(house.as('green').describeLags({ nextToken: first.nextToken })).rejects.toMatchObject(refusal('Invalid nextToken'))
      expect(house.faults).toEqual([])
    })

    test('an id that is unknown, foreign or of another region is one error, and a malformed one another', async () => {
      await using house = await openHouse({ engine })
      const { lagId } = await house.as('blue').createLag({ ...onePort, lagName: 'mine' })
      const elsewhere = house.as('blue', 'us-west-2').describeLags({ lagId })
      await expect(elsewhere).rejects.toMatchObject(refusal(`Could not find Lag with ID ${lagId}`))
      const refused = await house.call('green', 'DescribeLags', { lagId })
      const unknown = await house.call('green', 'DescribeLags', { lagId: 'dxlag-XXXXXXXX' })
      expect(unknown.text).toBe('{"__type":"DirectConnectClientException","message":"Could not find Lag with ID dxlag-XXXXXXXX"}')
      expect(refused.text.replace(String(lagId), 'dxlag-XXXXXXXX')).toBe(unknown.text)
      const malformed = await house.call('green', 'DescribeLags', { lagId: 'doesntexist' })
      expect(malformed.text).toBe('{"__type":"DirectConnectClientException","message":"Lag ID doesntexist has an invalid format."}')
      expect(house.faults).toEqual([])
    })

    test('a deleted one stays in sight for fifteen minutes', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId } = await client.createLag({ ...onePort, lagName: 'short' })
      await client.deleteLag({ lagId })
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ lagState: 'deleted', connections: [] }])
      expect((await client.describeLags({})).lags).toMatchObject([{ lagState: 'deleted' }])
      await house.pass(deletedShownFor + delay)
      expect((await client.describeLags({})).lags).toEqual([])
      await expect(client.describeLags({ lagId })).rejects.toMatchObject(refusal(`Could not find Lag with ID ${lagId}`))
      expect(house.faults).toEqual([])
    })
  })
})
