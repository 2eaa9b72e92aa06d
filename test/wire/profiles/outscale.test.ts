import { describe, expect, test } from 'vitest'
import { operationNames } from '#contract/contract.ts'
import { delay, enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'

const region = 'eu-west-2'
const theirs = [
  'AllocatePrivateVirtualInterface',
  'ConfirmPrivateVirtualInterface',
  'CreateConnection',
  'CreatePrivateVirtualInterface',
  'DeleteConnection',
  'DeleteVirtualInterface',
  'DescribeConnections',
  'DescribeLocations',
  'DescribeVirtualGateways',
  'DescribeVirtualInterfaces',
]
const refused = (message: string) => ({ __type: 'DirectConnectClientException', message })

describe.for(enginesHere)('the OUTSCALE profile on $name', (engine) => {
  const house = sharedHouse({ engine, settings: { profile: 'outscale' } })
  const call = (who: 'partner' | 'blue' | 'green', operation: string, body: unknown = {}) =>
    house().call(who, operation, body, { region, service: 'directlink' })
  const connection = () => house().connection('partner', { region, location: 'PAR1' })
  const wanted = { virtualInterfaceName: 'MyPrivateVirtualInterface', vlan: 101, asn: 65_000 }
  const allocate = (connectionId: string, wish = {}, ownerAccount = house().accountId.blue) =>
    call('partner', 'AllocatePrivateVirtualInterface', {
      connectionId,
      ownerAccount,
      newPrivateVirtualInterfaceAllocation: { ...wanted, ...wish },
    })
  const create = (connectionId: string, wish = {}) =>
    call('partner', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface: { ...wanted, ...wish } })
  const seen = async (virtualInterfaceId: string) =>
    (await call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId })).json.virtualInterfaces[0]
  const gateway = async (who: 'partner' | 'blue') =>
    (await call(who, 'DescribeVirtualGateways')).json.virtualGateways[0].virtualGatewayId as string

  test('has ten operations; the others are unknown', async () => {
    for (const name of operationNames) {
      const { json } = await call('blue', name, {})
      if (theirs.includes(name)) expect(json.__type).not.toBe('UnknownOperationException')
      else
        expect(json).toEqual({
          __type: 'UnknownOperationException',
          message: `OvertureService.${name} is not an operation of this service.`,
        })
    }
  })

  test('every success carries the id of its request, also an empty one', async () => {
    for (const operation of ['DescribeConnections', 'DescribeLocations', 'DescribeVirtualInterfaces']) {
      const answer = await call('green', operation)
      expect(answer.json.requestId).toBe(answer.headers['x-amzn-requestid'])
    }
  })

  test('a refusal carries no more than elsewhere', async () => {
    const answer = await call('blue', 'DeleteConnection', { connectionId: 'foo' })
    expect([answer.status, answer.text]).toEqual([
      400,
      '{"__type":"DirectConnectClientException","message":"Connection \'foo\' does not exists."}',
    ])
  })

  test('the sample of the page is answered with its twelve members', async () => {
    const connectionId = await connection()
    const answer = await allocate(connectionId, {
      authKey: 'tgyn26example',
      amazonAddress: '172.16.0.1/30',
      customerAddress: '172.16.0.2/30',
    })
    const { requestId, ...rest } = answer.json
    expect(requestId).toBe(answer.headers['x-amzn-requestid'])
    expect(rest).toEqual({
      virtualInterfaceState: 'confirming',
      asn: 65_000,
      vlan: 101,
      customerAddress: '172.16.0.2/30',
      ownerAccount: house().accountId.blue,
      connectionId,
      virtualInterfaceId: expect.stringMatching(/^dxvif-[a-z0-9]{8}$/),
      authKey: 'tgyn26example',
      location: 'PAR1',
      amazonAddress: '172.16.0.1/30',
      virtualInterfaceType: 'private',
      virtualInterfaceName: 'MyPrivateVirtualInterface',
    })
  })

  test('key and addresses are optional and generated', async () => {
    const { json } = await allocate(await connection())
    expect(json.authKey).toMatch(/^0x.{22}$/)
    expect(json.amazonAddress).toMatch(/\/30$/)
    expect(json.customerAddress).toMatch(/\/30$/)
  })

  test('the recipient accepts with a gateway, and traffic flows only then', async () => {
    const { json } = await allocate(await connection())
    const virtualInterfaceId = json.virtualInterfaceId as string
    expect(await seen(virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'confirming', amazonSideAsn: 53_306, mtu: 1500 })
    const answer = await call('blue', 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, virtualGatewayId: await gateway('blue') })
    expect(answer.json).toEqual({ virtualInterfaceState: 'pending', requestId: answer.headers['x-amzn-requestid'] })
    await house().pass(delay)
    expect(await seen(virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'available' })
  })

  test('one may allocate to oneself', async () => {
    const { json } = await allocate(await connection(), {}, house().accountId.partner)
    expect(json).toMatchObject({ virtualInterfaceState: 'confirming', ownerAccount: house().accountId.partner })
  })

  test("an interface of one's own without a gateway waits for a confirmation that names it", async () => {
    const { json } = await create(await connection())
    expect(json).toMatchObject({ virtualInterfaceState: 'confirming', amazonSideAsn: 53_306, virtualGatewayId: '' })
    const { virtualInterfaceId } = json
    const virtualGatewayId = await gateway('partner')
    expect((await call('partner', 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, virtualGatewayId })).json).toMatchObject({
      virtualInterfaceState: 'pending',
    })
  })

  test("an interface of one's own with a gateway does not wait", async () => {
    const virtualGatewayId = await gateway('partner')
    expect((await create(await connection(), { virtualGatewayId })).json).toMatchObject({
      virtualInterfaceState: 'pending',
      virtualGatewayId,
    })
  })

  test('one that was never confirmed is deleted at once, listed still, and its VLAN is free', async () => {
    const connectionId = await connection()
    for (const who of ['blue', 'partner'] as const) {
      const { virtualInterfaceId } = (await allocate(connectionId)).json
      expect((await call(who, 'DeleteVirtualInterface', { virtualInterfaceId })).json).toMatchObject({ virtualInterfaceState: 'deleted' })
      expect(await seen(virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'deleted' })
    }
    expect((await allocate(connectionId)).status).toBe(200)
  })

  test('one that nobody confirms within seven days expires, and its VLAN is free', async () => {
    const connectionId = await connection()
    const { virtualInterfaceId } = (await allocate(connectionId)).json
    await house().pass(7 * 24 * 3_600_000 - 60_000)
    expect(await seen(virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'confirming' })
    await house().pass(60_000)
    expect(await seen(virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'expired' })
    const late = await call('blue', 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, virtualGatewayId: await gateway('blue') })
    expect(late.json).toEqual(refused(`ConfirmPrivateVirtualInterface failed. ${virtualInterfaceId} is in state expired`))
    expect((await allocate(connectionId)).status).toBe(200)
    expect((await call('blue', 'DeleteVirtualInterface', { virtualInterfaceId })).json).toMatchObject({ virtualInterfaceState: 'deleted' })
  })

  test('numbers of four bytes stand in asn itself', async () => {
    const connectionId = await connection()
    const { json } = await allocate(connectionId, { asn: 4_200_000_000 })
    expect(json.asn).toBe(4_200_000_000)
    expect(await seen(json.virtualInterfaceId)).toMatchObject({ asn: 4_200_000_000, bgpPeers: [{ asn: 4_200_000_000 }] })
    expect((await allocate(connectionId, { vlan: 102, asn: 4_294_967_295 })).json.asn).toBe(4_294_967_295)
  })

  test.for<readonly [string, object, string]>([
    ['no name', { virtualInterfaceName: undefined }, 'Field virtualInterfaceName is required'],
    ['no VLAN', { vlan: undefined }, 'Field vlan is required'],
    ['no ASN', { asn: undefined }, 'Field asn is required'],
    ['a VLAN that is text', { vlan: '2' }, 'Invalid type, newPrivateVirtualInterface.vlan must be an integer'],
    ['an ASN that is text', { asn: '65000' }, 'Invalid type, newPrivateVirtualInterface.asn must be an integer'],
    [
      'a name that is a number',
      { virtualInterfaceName: 7 },
      'Invalid type, newPrivateVirtualInterface.virtualInterfaceName must be a string',
    ],
    ['VLAN 1', { vlan: 1 }, 'VLAN 1 is not between 2 and 4094.'],
    [
      'VLAN 4095',
      { vlan: 4095 },
      'VLAN 4095 cannot exist on a wire: IEEE 802.1Q reserves 4095, and its 12-bit tag ends there. Use a VLAN between 2 and 4094.',
    ],
    [
      'VLAN 4096',
      { vlan: 4096 },
      'VLAN 4096 cannot exist on a wire: IEEE 802.1Q reserves 4095, and its 12-bit tag ends there. Use a VLAN between 2 and 4094.',
    ],
    ['ASN 0', { asn: 0 }, 'asn 0 is not an autonomous system number between 1 and 4294967295.'],
    ['ASN 50624', { asn: 50_624 }, 'ASN 50624 is reserved by the provider.'],
    ['ASN 53306', { asn: 53_306 }, 'ASN 53306 is reserved by the provider.'],
    ['ASN 132418', { asn: 132_418 }, 'ASN 132418 is reserved by the provider.'],
    ['one address alone', { amazonAddress: '172.16.0.1/30' }, 'Field customerAddress is required'],
    ['large frames', { mtu: 9001 }, 'mtu 9001 is not allowed on a private virtual interface; it takes 1500.'],
    ['a gateway that is not there', { virtualGatewayId: 'vgw-00000000' }, 'The VirtualGateway vgw-00000000 does not exist.'],
  ])('an interface with %s is refused', async ([, wish, message]) => {
    expect((await create(await connection(), wish)).json).toEqual(refused(message))
  })

  test('a VLAN that is in use, a port that is not up', async () => {
    const connectionId = await connection()
    await allocate(connectionId, { vlan: 2 })
    expect((await allocate(connectionId, { vlan: 2 })).json).toEqual(refused('An Interface already exists with this VPN gateway: 2'))
    const ordered = await call('partner', 'CreateConnection', { location: 'PAR1', bandwidth: '1Gbps', connectionName: 'x' })
    expect((await allocate(ordered.json.connectionId)).json).toEqual(refused('Connection is not available'))
  })

  test.for<readonly [string, object, string]>([
    ['an unknown location', { location: 'foo' }, "Location 'foo' is invalid."],
    ['an unknown speed', { bandwidth: 'foo' }, 'Invalid interface speed: foo'],
    ['a speed of the others', { bandwidth: '100Gbps', location: 'THNO2' }, 'Invalid interface speed: 100Gbps'],
    ['no location', { location: undefined }, 'Field location is required'],
    ['no speed', { bandwidth: undefined }, 'Field bandwidth is required'],
    ['no name', { connectionName: undefined }, 'Field connectionName is required'],
    ['a name that is a number', { connectionName: 7 }, 'Invalid type, connectionName must be a string'],
  ])('a connection with %s is refused', async ([, wish, message]) => {
    const order = { location: 'PAR1', bandwidth: '1Gbps', connectionName: 'x', ...wish }
    expect((await call('blue', 'CreateConnection', order)).json).toEqual(refused(message))
  })

  test('connections and interfaces that are unknown, malformed or foreign', async () => {
    const foreign = await connection()
    for (const connectionId of ['foo', 'dxcon-12345678', foreign]) {
      expect((await call('green', 'DeleteConnection', { connectionId })).json).toEqual(
        refused(`Connection '${connectionId}' does not exists.`),
      )
      expect((await call('green', 'DescribeConnections', { connectionId })).json.connections).toEqual([])
    }
    const { virtualInterfaceId: hidden } = (await allocate(foreign)).json
    expect((await call('blue', 'DeleteVirtualInterface', { virtualInterfaceId: 'foo' })).json).toEqual(
      refused('Invalid ID received: foo. Expected format: dxvif-'),
    )
    for (const virtualInterfaceId of ['dxvif-12345678', hidden as string]) {
      expect((await call('green', 'DeleteVirtualInterface', { virtualInterfaceId })).json).toEqual(
        refused(`Virtual interface '${virtualInterfaceId}' does not exist.`),
      )
    }
    expect((await call('blue', 'DeleteVirtualInterface')).json).toEqual(refused('Field virtualInterfaceId is required'))
  })

  test('calls that take nothing say so; others ignore what they do not know', async () => {
    for (const operation of ['DescribeLocations', 'DescribeVirtualGateways']) {
      expect((await call('blue', operation, { Foo: 'Bar' })).json).toEqual(refused("Operation doesn't expect any parameters"))
    }
    expect((await call('blue', 'DescribeConnections', { Foo: 'Bar' })).status).toBe(200)
  })

  test('what is malformed is refused under the one code that clients know', async () => {
    expect((await call('blue', 'DescribeConnections', '{')).json).toEqual(refused('The request body is not valid JSON.'))
    const tags = [{ key: 'a' }, { key: 'a' }]
    expect((await create(await connection(), { tags })).json).toEqual(refused('The tag key a is given more than once.'))
  })
})
