import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Boto3, openBoto3 } from './boto3.ts'
import { type Bench, close, missing, openBench, settled } from './programs.ts'

// Every operation of hosted interfaces, asked by the real boto3.
const absent = missing('boto3')

describe.skipIf(absent !== '')(`boto3${absent}`, () => {
  let bench: Bench
  let boto: Boto3
  beforeAll(async () => {
    bench = await openBench()
    boto = openBoto3(bench)
  })
  afterAll(async () => {
    await boto[Symbol.asyncDispose]()
    await close(bench)
  })
  const vif = async (virtualInterfaceId: string, who: 'partner' | 'blue' = 'blue') =>
    (await boto.call(who, 'describe_virtual_interfaces', { virtualInterfaceId })).virtualInterfaces[0]
  const available = (virtualInterfaceId: string, who: 'partner' | 'blue' = 'blue') =>
    settled(async () => (await vif(virtualInterfaceId, who)).virtualInterfaceState as string, 'available')
  const gateways = async (who: 'partner' | 'blue') =>
    (await boto.call(who, 'describe_virtual_gateways')).virtualGateways.map(
      ({ virtualGatewayId }: { virtualGatewayId: string }) => virtualGatewayId,
    ) as string[]
  const hub = async (who: 'partner' | 'blue', directConnectGatewayName = 'hub') =>
    (await boto.call(who, 'create_direct_connect_gateway', { directConnectGatewayName, amazonSideAsn: 64_777 })).directConnectGateway
  const allocate = async (wish: object) =>
    boto.call('partner', 'allocate_private_virtual_interface', {
      connectionId: await bench.connection('partner'),
      ownerAccount: bench.accountId.blue,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'x', vlan: 1, asn: 65_001, ...wish },
    })

  test('the whole request of the documentation, and every member that boto3 knows of the answer', async () => {
    const connectionId = await bench.connection('partner')
    const wanted = {
      virtualInterfaceName: 'hosted',
      vlan: 123,
      asn: 65_123,
      mtu: 9001,
      authKey: 'asdf34example',
      amazonAddress: '192.168.1.1/30',
      addressFamily: 'ipv4',
      customerAddress: '192.168.1.2/30',
      tags: [{ key: 'team', value: 'network' }, { key: 'empty' }],
    }
    const answer = await boto.call('partner', 'allocate_private_virtual_interface', {
      connectionId,
      ownerAccount: bench.accountId.blue,
      newPrivateVirtualInterfaceAllocation: wanted,
    })
    const known = await boto.members('AllocatePrivateVirtualInterface')
    expect(known.length).toBeGreaterThan(25)
    // A limiter is shown where one was asked for.
    expect(known.filter((member) => !(member in answer))).toEqual(known.filter((member) => member === 'rateLimit'))
    expect(answer).toMatchObject({
      ...wanted,
      tags: [
        { key: 'team', value: 'network' },
        { key: 'empty', value: '' },
      ],
      ownerAccount: bench.accountId.blue,
      connectionId,
      location: 'EqDC2',
      region: 'us-east-1',
      virtualInterfaceType: 'private',
      virtualInterfaceState: 'confirming',
      amazonSideAsn: 7224,
      virtualGatewayId: '',
      directConnectGatewayId: '',
      routeFilterPrefixes: [],
      jumboFrameCapable: true,
      siteLinkEnabled: false,
      bgpPeers: [{ asn: 65_123, authKey: 'asdf34example', addressFamily: 'ipv4', bgpPeerState: 'pending', bgpStatus: 'down' }],
    })
  })

  test('locations, and a connection from order to deletion', async () => {
    const { locations } = await boto.call('blue', 'describe_locations')
    expect(locations.map(({ locationCode }: { locationCode: string }) => locationCode)).toContain('EqDC2')
    const order = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'ten', tags: [{ key: 'k', value: 'v' }], requestMACSec: true }
    const { connectionId, connectionState } = await boto.call('blue', 'create_connection', order)
    expect(connectionState).toBe('requested')
    await settled(
      async () => (await boto.call('blue', 'describe_connections', { connectionId })).connections[0].connectionState as string,
      'available',
    )
    const updated = await boto.call('blue', 'update_connection', {
      connectionId,
      connectionName: 'renamed',
      encryptionMode: 'must_encrypt',
    })
    expect(updated).toMatchObject({ connectionName: 'renamed', encryptionMode: 'must_encrypt', tags: [{ key: 'k', value: 'v' }] })
    expect(await boto.call('blue', 'delete_connection', { connectionId })).toMatchObject({ connectionState: 'deleting' })
    await settled(
      async () => (await boto.call('blue', 'describe_connections', { connectionId })).connections[0].connectionState as string,
      'deleted',
    )
  })

  test('a hosted private interface: confirmed, changed, with a second peer, deleted', async () => {
    const { virtualInterfaceId } = await allocate({ vlan: 5 })
    const [virtualGatewayId] = await gateways('blue')
    expect(await boto.call('blue', 'confirm_private_virtual_interface', { virtualInterfaceId, virtualGatewayId })).toEqual({
      virtualInterfaceState: 'pending',
    })
    await available(virtualInterfaceId)
    const changed = await boto.call('blue', 'update_virtual_interface_attributes', {
      virtualInterfaceId,
      mtu: 9001,
      virtualInterfaceName: 'large',
    })
    expect(changed).toMatchObject({ mtu: 9001, virtualInterfaceName: 'large' })
    await available(virtualInterfaceId)
    const newBGPPeer = { asn: 65_002, addressFamily: 'ipv6', authKey: 'another-key' }
    const { virtualInterface } = await boto.call('blue', 'create_bgp_peer', { virtualInterfaceId, newBGPPeer })
    expect(virtualInterface.bgpPeers[1]).toMatchObject(newBGPPeer)
    const { bgpPeerId } = virtualInterface.bgpPeers[1]
    await settled(async () => (await vif(virtualInterfaceId)).bgpPeers[1].bgpStatus as string, 'up')
    const removed = await boto.call('blue', 'delete_bgp_peer', { virtualInterfaceId, bgpPeerId })
    expect(removed.virtualInterface.bgpPeers[1]).toMatchObject({ bgpPeerState: 'deleting' })
    await settled(async () => (await vif(virtualInterfaceId)).bgpPeers.length as number, 1)
    expect(await boto.call('partner', 'delete_virtual_interface', { virtualInterfaceId })).toEqual({ virtualInterfaceState: 'deleting' })
    await settled(async () => (await vif(virtualInterfaceId)).virtualInterfaceState as string, 'deleted')
  })

  test('a hosted public and a hosted transit interface', async () => {
    const open = await boto.call('partner', 'allocate_public_virtual_interface', {
      connectionId: await bench.connection('partner'),
      ownerAccount: bench.accountId.blue,
      newPublicVirtualInterfaceAllocation: {
        virtualInterfaceName: 'open',
        vlan: 2,
        asn: 65_001,
        amazonAddress: '203.0.113.1/30',
        customerAddress: '203.0.113.2/30',
        routeFilterPrefixes: [{ cidr: '198.51.100.0/25' }],
      },
    })
    expect(await boto.call('blue', 'confirm_public_virtual_interface', { virtualInterfaceId: open.virtualInterfaceId })).toEqual({
      virtualInterfaceState: 'verifying',
    })
    const { virtualInterface: transit } = await boto.call('partner', 'allocate_transit_virtual_interface', {
      connectionId: await bench.connection('partner'),
      ownerAccount: bench.accountId.blue,
      newTransitVirtualInterfaceAllocation: { virtualInterfaceName: 'transit', vlan: 3, asn: 65_001, mtu: 8500 },
    })
    const { directConnectGatewayId } = await hub('blue')
    const { virtualInterfaceId } = transit
    expect(await boto.call('blue', 'confirm_transit_virtual_interface', { virtualInterfaceId, directConnectGatewayId })).toEqual({
      virtualInterfaceState: 'pending',
    })
    await available(virtualInterfaceId)
    await available(open.virtualInterfaceId)
    expect(await vif(virtualInterfaceId)).toMatchObject({ directConnectGatewayId, amazonSideAsn: 64_777, mtu: 8500 })
  })

  test('interfaces for oneself, of all three kinds', async () => {
    const connectionId = await bench.connection('partner')
    const [virtualGatewayId] = await gateways('partner')
    const own = { virtualInterfaceName: 'own', asn: 65_001 }
    const one = await boto.call('partner', 'create_private_virtual_interface', {
      connectionId,
      newPrivateVirtualInterface: { ...own, vlan: 1, virtualGatewayId },
    })
    expect(one).toMatchObject({ virtualInterfaceState: 'pending', virtualGatewayId })
    const two = await boto.call('partner', 'create_public_virtual_interface', {
      connectionId,
      newPublicVirtualInterface: {
        ...own,
        vlan: 2,
        amazonAddress: '203.0.113.5/30',
        customerAddress: '203.0.113.6/30',
        routeFilterPrefixes: [{ cidr: '198.51.100.128/25' }],
      },
    })
    expect(two).toMatchObject({ virtualInterfaceState: 'verifying' })
    const { directConnectGatewayId } = await hub('partner')
    const { virtualInterface: three } = await boto.call('partner', 'create_transit_virtual_interface', {
      connectionId,
      newTransitVirtualInterface: { ...own, vlan: 3, directConnectGatewayId, enableSiteLink: true },
    })
    expect(three).toMatchObject({ virtualInterfaceState: 'pending', siteLinkEnabled: true })
    for (const { virtualInterfaceId } of [one, two, three]) await available(virtualInterfaceId, 'partner')
  })

  test('a gateway is there, is listed, and goes', async () => {
    const { directConnectGatewayId } = await hub('blue', 'short life')
    const listed = await boto.call('blue', 'describe_direct_connect_gateways', { directConnectGatewayId })
    expect(listed.directConnectGateways).toMatchObject([{ directConnectGatewayName: 'short life', amazonSideAsn: 64_777 }])
    const { directConnectGateway } = await boto.call('blue', 'delete_direct_connect_gateway', { directConnectGatewayId })
    expect(directConnectGateway).toMatchObject({ directConnectGatewayState: 'deleting' })
    await settled(
      async () =>
        (await boto.call('blue', 'describe_direct_connect_gateways', { directConnectGatewayId })).directConnectGateways as unknown,
      [],
    )
    expect(await gateways('blue')).toHaveLength(2)
  })

  test('tags are set, read and taken off', async () => {
    const { virtualInterfaceId } = await allocate({ vlan: 6 })
    const resourceArn = `arn:aws:directconnect:us-east-1:${bench.accountId.blue}:dxvif/${virtualInterfaceId}`
    expect(
      await boto.call('blue', 'tag_resource', {
        resourceArn,
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '' },
        ],
      }),
    ).toEqual({})
    expect(await boto.call('blue', 'untag_resource', { resourceArn, tagKeys: ['a'] })).toEqual({})
    expect(await boto.call('blue', 'describe_tags', { resourceArns: [resourceArn] })).toEqual({
      resourceTags: [{ resourceArn, tags: [{ key: 'b', value: '' }] }],
    })
  })

  test('the configuration of a router, for both sides', async () => {
    const { virtualInterfaceId } = await allocate({ vlan: 7 })
    const asked = { virtualInterfaceId, routerTypeIdentifier: 'CiscoSystemsInc-2900SeriesRouters-IOS124' }
    const answer = await boto.call('blue', 'describe_router_configuration', asked)
    expect(answer).toMatchObject({ virtualInterfaceId, router: { vendor: 'Cisco Systems, Inc.' } })
    expect(answer.customerRouterConfig).toContain('encapsulation dot1Q 7')
    expect(await boto.call('partner', 'describe_router_configuration', asked)).toEqual(answer)
  })

  test('who am I, in boto3’s own form', async () => {
    expect(await boto.call('blue', 'get_caller_identity', {}, { service: 'sts' })).toEqual({
      UserId: bench.accountId.blue,
      Account: bench.accountId.blue,
      Arn: `arn:aws:iam::${bench.accountId.blue}:root`,
    })
  })
})
