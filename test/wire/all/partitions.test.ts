// One server speaks for every partition: what an ARN begins with follows from the region of the
// call, whatever partition the house itself was opened for.
import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, type TestHouse } from '../../support/house.ts'
import { allow, direct, newUser, policy } from '../../support/query.ts'

const places = [
  { region: 'us-west-1', partition: 'aws' },
  { region: 'cn-north-1', partition: 'aws-cn' },
  { region: 'cn-northwest-1', partition: 'aws-cn' },
  { region: 'us-gov-west-1', partition: 'aws-us-gov' },
  { region: 'us-gov-east-1', partition: 'aws-us-gov' },
] as const

const tags = [{ key: 'team', value: 'core' }]

/** A resource of blue's of each kind, by the type in its ARN. */
async function oneOfEach(house: TestHouse, region: string): Promise<Readonly<Record<string, string>>> {
  const made = async (operation: string, body: object) => {
    const { status, json, text } = await house.call('blue', operation, body, { region })
    expect(status, `${operation} in ${region}: ${text}`).toBe(200)
    return json
  }
  const { locations } = await made('DescribeLocations', {})
  const { locationCode: location } = locations.find((each: { availablePortSpeeds: string[] }) => each.availablePortSpeeds.includes('10G'))
  const bandwidth = '10Gbps'
  const { connectionId } = await made('CreateConnection', { location, bandwidth, connectionName: 'office' })
  const { lagId } = await made('CreateLag', { numberOfConnections: 1, location, connectionsBandwidth: bandwidth, lagName: 'bundle' })
  const { directConnectGateway } = await made('CreateDirectConnectGateway', { directConnectGatewayName: 'hub' })
  await house.pass(2 * delay)
  const { directConnectGatewayId } = directConnectGateway
  const newPrivateVirtualInterface = { virtualInterfaceName: 'office', vlan: 101, asn: 65_001, directConnectGatewayId }
  const { virtualInterfaceId } = await made('CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface })
  return { dxcon: connectionId, dxlag: lagId, dxvif: virtualInterfaceId, 'dx-gateway': directConnectGatewayId }
}

const arnOf = (house: TestHouse, partition: string, region: string, type: string, id: string): string =>
  `arn:${partition}:directconnect:${type.startsWith('dx-') ? '' : region}:${house.accountId.blue}:${type}/${id}`

describe.for(enginesHere)('partitions on $name', (engine) => {
  test.for(places)('in $region everything is tagged by ARNs of $partition, and by no others', async ({ region, partition }) => {
    await using house = await openHouse({ engine })
    const call = (operation: string, body: object) => house.call('blue', operation, body, { region })
    for (const [type, id] of Object.entries(await oneOfEach(house, region))) {
      const resourceArn = arnOf(house, partition, region, type, id)
      expect(await call('TagResource', { resourceArn, tags }), `for ${resourceArn}`).toMatchObject({ status: 200, text: '{}' })
      expect((await call('DescribeTags', { resourceArns: [resourceArn] })).json).toEqual({ resourceTags: [{ resourceArn, tags }] })
      expect(await call('UntagResource', { resourceArn, tagKeys: ['team'] })).toMatchObject({ status: 200, text: '{}' })
      expect((await call('DescribeTags', { resourceArns: [resourceArn] })).json).toEqual({ resourceTags: [{ resourceArn, tags: [] }] })

      const others = ['aws', 'aws-cn', 'aws-us-gov']
        .filter((each) => each !== partition)
        .map((each) => arnOf(house, each, region, type, id))
      const misplaced = type.startsWith('dx-')
        ? resourceArn.replace('directconnect::', `directconnect:${region}:`)
        : resourceArn.replace(region, '')
      for (const wrong of [...others, misplaced]) {
        expect(await call('TagResource', { resourceArn: wrong, tags })).toMatchObject({
          status: 400,
          json: { __type: 'DirectConnectClientException', message: `Could not find resource ${wrong}` },
        })
      }
    }
    expect(house.faults).toEqual([])
  })

  test.for(places)('in $region a resiliency group has an ARN of $partition, without a region', async ({ region, partition }) => {
    await using house = await openHouse({ engine })
    const wish = { resiliencyGroupName: 'pair', intendedResiliencyModel: 'basic-resiliency' }
    const { json } = await house.call('blue', 'CreateResiliencyGroup', wish, { region })
    const { resiliencyGroupArn, resiliencyGroupId } = json.resiliencyGroup
    expect(resiliencyGroupArn).toBe(arnOf(house, partition, region, 'dx-resiliency-group', resiliencyGroupId))
    const { json: told } = await house.call('blue', 'DescribeTags', { resourceArns: [resiliencyGroupArn] }, { region })
    expect(told).toEqual({ resourceTags: [{ resourceArn: resiliencyGroupArn, tags: [] }] })
  })

  // China has no places with MACsec.
  test.for(places.filter(({ partition }) => partition !== 'aws-cn'))(
    'in $region a secret of MACsec is named in $partition',
    async ({ region, partition }) => {
      await using house = await openHouse({ engine })
      const { json: listed } = await house.call('blue', 'DescribeLocations', {}, { region })
      const place = listed.locations.find((each: { availableMacSecPortSpeeds: string[] }) => each.availableMacSecPortSpeeds.includes('10G'))
      const connectionId = await house.connection('blue', {
        region,
        location: place.locationCode,
        bandwidth: '10Gbps',
        requestMACSec: true,
      })
      const key = { ckn: 'a0'.repeat(32), cak: 'b1'.repeat(32) }
      const { json } = await house.call('blue', 'AssociateMacSecKey', { connectionId, ...key }, { region })
      expect(json.macSecKeys[0].secretARN).toMatch(
        `arn:${partition}:secretsmanager:${region}:${house.accountId.blue}:secret:directconnect!`,
      )
    },
  )

  test.for(places)('in $region a policy names resources of $partition', async ({ region, partition }) => {
    await using house = await openHouse({ engine })
    const all = (of: string) => policy(allow('directconnect:DeleteConnection', `arn:${of}:directconnect:${region}:*:dxcon/*`))
    const ask = async (name: string, of: string) => {
      const key = await newUser(house, 'blue', name, all(of))
      return (await direct(house, key, 'DeleteConnection', { connectionId: 'dxcon-fzzzzzzz' }, region)).json
    }
    expect(await ask('right', partition)).toMatchObject({ message: 'Could not find Connection with ID dxcon-fzzzzzzz' })
    expect(await ask('wrong', partition === 'aws' ? 'aws-cn' : 'aws')).toMatchObject({
      __type: 'AccessDeniedException',
      message: expect.stringContaining(`on resource: ${arnOf(house, partition, region, 'dxcon', 'dxcon-fzzzzzzz')} because`),
    })
  })
})
