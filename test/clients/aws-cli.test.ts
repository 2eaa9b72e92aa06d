import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, close, missing, openBench, settled } from './programs.ts'

// The published documents word for word: what they print stands here as it is printed, but for ids
// and the endpoint, which are the sandbox's.
const absent = missing('aws')

/** A profile counts only where the environment says nothing. */
const unset = 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_REGION AWS_DEFAULT_REGION'

const json = (stdout: string) => JSON.parse(stdout) as Record<string, unknown>

describe.skipIf(absent !== '')(`the AWS CLI${absent}`, () => {
  let bench: Bench
  beforeAll(async () => {
    bench = await openBench()
  })
  afterAll(() => close(bench))
  const aws = (who: 'partner' | 'blue', line: string, region?: string) =>
    bench.shell(who, line.replace('aws directconnect', `aws --endpoint-url ${bench.sandbox.endpoint} directconnect`), region)
  const answer = async (who: 'partner' | 'blue', line: string, region?: string) => {
    const { code, stdout, stderr } = await aws(who, line, region)
    if (code !== 0) throw new Error(stderr)
    return json(stdout)
  }
  const stateOf = async (virtualInterfaceId: unknown) =>
    (await bench.as('blue').describeVirtualInterfaces({ virtualInterfaceId: String(virtualInterfaceId) })).virtualInterfaces?.[0]
      ?.virtualInterfaceState

  test('the user guide: a hosted private interface is allocated, accepted, and has a second peer of IPv6', async () => {
    const connection = await bench.connection('partner')
    const allocated = await answer(
      'partner',
      `aws directconnect allocate-private-virtual-interface --connection-id ${connection} --owner-account ${bench.accountId.blue} --new-private-virtual-interface-allocation virtualInterfaceName=PrivateVirtualInterface,vlan=1000,asn=65000,authKey=asdf34example,amazonAddress=192.168.1.1/30,customerAddress=192.168.1.2/30`,
    )
    const id = allocated['virtualInterfaceId']
    expect(allocated).toMatchObject({
      virtualInterfaceState: 'confirming',
      asn: 65_000,
      vlan: 1000,
      customerAddress: '192.168.1.2/30',
      ownerAccount: bench.accountId.blue,
      connectionId: connection,
      authKey: 'asdf34example',
      routeFilterPrefixes: [],
      location: 'EqDC2',
      amazonAddress: '192.168.1.1/30',
      virtualInterfaceType: 'private',
      virtualInterfaceName: 'PrivateVirtualInterface',
      customerRouterConfig: `<?xml version="1.0" encoding="UTF-8"?>\n<logical_connection id="${String(id)}">\n  <vlan>1000</vlan>\n  <customer_address>192.168.1.2/30</customer_address>\n  <amazon_address>192.168.1.1/30</amazon_address>\n  <bgp_asn>65000</bgp_asn>\n  <bgp_auth_key>asdf34example</bgp_auth_key>\n  <amazon_bgp_asn>7224</amazon_bgp_asn>\n  <connection_type>private</connection_type>\n</logical_connection>\n`,
    })

    const { virtualGateways = [] } = await bench.as('blue').describeVirtualGateways()
    const gateway = virtualGateways[0]?.virtualGatewayId
    expect(
      await answer(
        'blue',
        `aws directconnect confirm-private-virtual-interface --virtual-interface-id ${String(id)} --virtual-gateway-id ${gateway}`,
      ),
    ).toEqual({ virtualInterfaceState: 'pending' })
    await settled(() => stateOf(id), 'available')

    const { virtualInterface } = await answer(
      'blue',
      `aws directconnect create-bgp-peer --virtual-interface-id ${String(id)} --new-bgp-peer asn=64600,addressFamily=ipv6`,
    )
    expect(virtualInterface).toMatchObject({
      virtualInterfaceState: 'available',
      asn: 65_000,
      addressFamily: 'ipv4',
      virtualGatewayId: gateway,
      bgpPeers: [
        { addressFamily: 'ipv4', bgpPeerState: 'available', asn: 65_000, amazonAddress: '192.168.1.1/30' },
        {
          addressFamily: 'ipv6',
          bgpPeerState: 'pending',
          bgpStatus: 'down',
          asn: 64_600,
          amazonAddress: expect.stringMatching(/^2001:db8:.*\/125$/) as string,
        },
      ],
      customerRouterConfig: expect.stringContaining('<ipv6_bgp_asn>64600</ipv6_bgp_asn>') as string,
    })
  })

  test('the user guide: a hosted public interface is allocated and accepted', async () => {
    const connection = await bench.connection('partner')
    const allocated = await answer(
      'partner',
      `aws directconnect allocate-public-virtual-interface --connection-id ${connection} --owner-account ${bench.accountId.blue} --new-public-virtual-interface-allocation virtualInterfaceName=PublicVirtualInterface,vlan=2000,asn=65000,authKey=asdf34example,amazonAddress=203.0.113.1/30,customerAddress=203.0.113.2/30,routeFilterPrefixes=[{cidr=203.0.113.0/30},{cidr=203.0.113.4/30}]`,
    )
    expect(allocated).toMatchObject({
      virtualInterfaceState: 'confirming',
      virtualInterfaceType: 'public',
      vlan: 2000,
      routeFilterPrefixes: [{ cidr: '203.0.113.0/30' }, { cidr: '203.0.113.4/30' }],
    })
    const id = allocated['virtualInterfaceId']
    expect(await answer('blue', `aws directconnect confirm-public-virtual-interface --virtual-interface-id ${String(id)}`)).toEqual({
      virtualInterfaceState: 'verifying',
    })
    await settled(() => stateOf(id), 'available')
  })

  test("OUTSCALE's page, with its profile and its --endpoint", async () => {
    const connection = await bench.connection('partner', { region: 'eu-west-2', location: 'PAR1' })
    const { code, stdout, stderr } = await bench.shell(
      'partner',
      `${unset}
aws directconnect allocate-private-virtual-interface \\
    --profile YOUR_profile \\
    --connection-id ${connection} \\
    --owner-account 123456789000 \\
    --new-private-virtual-interface-allocation virtualInterfaceName=MyPrivateVirtualInterface,vlan=101,asn=65000,authKey=tgyn26example,amazonAddress=172.16.0.1/30,customerAddress=172.16.0.2/30 \\
    --endpoint ${bench.sandbox.endpoint}`,
    )
    expect([code, stderr]).toEqual([0, ''])
    expect(json(stdout)).toMatchObject({
      virtualInterfaceState: 'confirming',
      asn: 65_000,
      vlan: 101,
      customerAddress: '172.16.0.2/30',
      ownerAccount: '123456789000',
      connectionId: connection,
      virtualInterfaceId: expect.stringMatching(/^dxvif-[0-9a-z]{8}$/) as string,
      authKey: 'tgyn26example',
      location: 'PAR1',
      amazonAddress: '172.16.0.1/30',
      virtualInterfaceType: 'private',
      virtualInterfaceName: 'MyPrivateVirtualInterface',
    })
  })

  test.for([4095, 4096])("VLAN %d, which OUTSCALE's page allows, is refused with the reason", async (vlan) => {
    const connection = await bench.connection('partner')
    const { code, stderr } = await aws(
      'partner',
      `aws directconnect allocate-private-virtual-interface --connection-id ${connection} --owner-account 123456789000 --new-private-virtual-interface-allocation virtualInterfaceName=x,vlan=${vlan},asn=65000`,
    )
    expect(code).toBeGreaterThan(0)
    expect(stderr).toContain(
      `An error occurred (DirectConnectClientException) when calling the AllocatePrivateVirtualInterface operation: VLAN ${vlan} cannot exist on a wire: IEEE 802.1Q reserves 4095`,
    )
  })

  test('the reference of create-bgp-peer: its skeleton, filled in, is an input', async () => {
    const skeleton = await answer('blue', 'aws directconnect create-bgp-peer --generate-cli-skeleton')
    expect(Object.keys(skeleton)).toEqual(['virtualInterfaceId', 'newBGPPeer'])
    const connection = await bench.connection('partner')
    const { virtualInterfaceId } = await bench.as('partner').allocatePrivateVirtualInterface({
      connectionId: connection,
      ownerAccount: bench.accountId.blue,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'six', vlan: 6, asn: 65_000, addressFamily: 'ipv6' },
    })
    const { virtualGateways = [] } = await bench.as('blue').describeVirtualGateways()
    await bench.as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId: virtualGateways[0]?.virtualGatewayId })
    const wanted = {
      asn: 65_010,
      authKey: 'tgyn26example',
      addressFamily: 'ipv4',
      amazonAddress: '10.1.1.1/30',
      customerAddress: '10.1.1.2/30',
    }
    const input = {
      virtualInterfaceId,
      newBGPPeer: { ...(skeleton['newBGPPeer'] as object), ...wanted },
    }
    const { virtualInterface } = await answer('blue', `aws directconnect create-bgp-peer --cli-input-json '${JSON.stringify(input)}'`)
    expect(virtualInterface).toMatchObject({
      bgpPeers: [{ addressFamily: 'ipv6' }, wanted],
    })
  })

  test('asks STS who it is', async () => {
    const { stdout } = await bench.shell('blue', `aws --endpoint-url ${bench.sandbox.endpoint} sts get-caller-identity`)
    expect(json(stdout)).toEqual({ UserId: '444455556666', Account: '444455556666', Arn: 'arn:aws:iam::444455556666:root' })
  })

  test('says what a wrong key is', async () => {
    const line = `AWS_SECRET_ACCESS_KEY=wrong aws --endpoint-url ${bench.sandbox.endpoint} directconnect describe-connections`
    const { code, stderr } = await bench.shell('blue', line)
    expect(code).toBeGreaterThan(0)
    expect(stderr).toContain(
      'An error occurred (InvalidSignatureException) when calling the DescribeConnections operation: The request signature we calculated',
    )
  })
})

describe.skipIf(absent !== '')(`the AWS CLI against the OUTSCALE profile${absent}`, () => {
  test("prints the twelve members of OUTSCALE's page", async () => {
    await using bench = await openBench({ profile: 'outscale' })
    const connection = await bench.connection('partner', { region: 'eu-west-2', location: 'PAR1' })
    const { stdout } = await bench.shell(
      'partner',
      `${unset}
aws directconnect allocate-private-virtual-interface --profile YOUR_profile --connection-id ${connection} --owner-account 123456789000 --new-private-virtual-interface-allocation virtualInterfaceName=MyPrivateVirtualInterface,vlan=101,asn=65000,authKey=tgyn26example,amazonAddress=172.16.0.1/30,customerAddress=172.16.0.2/30 --endpoint ${bench.sandbox.endpoint}`,
    )
    expect(Object.keys(json(stdout)).sort()).toEqual([
      'amazonAddress',
      'asn',
      'authKey',
      'connectionId',
      'customerAddress',
      'location',
      'ownerAccount',
      'virtualInterfaceId',
      'virtualInterfaceName',
      'virtualInterfaceState',
      'virtualInterfaceType',
      'vlan',
    ])
    expect(bench.faults).toEqual([])
  })
})
