import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, close, missing, openBench } from './programs.ts'

// curl signs by itself (--aws-sigv4) and derives the service from the host name, which at OUTSCALE
// makes it `directlink`.
const absent = missing('curl')

describe.skipIf(absent !== '')(`curl${absent}`, () => {
  let bench: Bench
  beforeAll(async () => {
    bench = await openBench({ profile: 'outscale' })
  })
  afterAll(() => close(bench))
  const region = 'eu-west-2'
  const curl = async (operation: string, body: object, signing = `aws:amz:${region}:directlink`, more = '') => {
    const line = `curl -sS -w '\\n%{http_code}' ${bench.sandbox.endpoint} --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --aws-sigv4 "${signing}" -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: OvertureService.${operation}' ${more} -d '${JSON.stringify(body)}'`
    const { stdout, stderr } = await bench.shell('partner', line)
    const [text = '', status] = stdout.split('\n')
    if (text === '') throw new Error(stderr)
    return { status: Number(status), json: JSON.parse(text) as Record<string, unknown> }
  }

  test("OUTSCALE's sample, signed as directlink", async () => {
    const connectionId = await bench.connection('partner', { region, location: 'PAR1' })
    const { status, json } = await curl('AllocatePrivateVirtualInterface', {
      connectionId,
      ownerAccount: '123456789000',
      newPrivateVirtualInterfaceAllocation: {
        virtualInterfaceName: 'MyPrivateVirtualInterface',
        vlan: 101,
        asn: 65_000,
        authKey: 'tgyn26example',
        amazonAddress: '172.16.0.1/30',
        customerAddress: '172.16.0.2/30',
      },
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({ virtualInterfaceState: 'confirming', vlan: 101, location: 'PAR1', connectionId })
    expect(json['requestId']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.for([4095, 4096])('VLAN %d is refused with the reason', async (vlan) => {
    const connectionId = await bench.connection('partner', { region, location: 'PAR1' })
    const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'x', vlan, asn: 65_000 }
    const { status, json } = await curl('AllocatePrivateVirtualInterface', {
      connectionId,
      ownerAccount: '123456789000',
      newPrivateVirtualInterfaceAllocation,
    })
    expect(status).toBe(400)
    expect(json).toMatchObject({
      __type: 'DirectConnectClientException',
      message: expect.stringContaining(`VLAN ${vlan} cannot exist on a wire: IEEE 802.1Q reserves 4095`) as string,
    })
  })

  test('signs as directconnect as well, and for no other service', async () => {
    expect(await curl('DescribeConnections', {}, `aws:amz:${region}:directconnect`)).toMatchObject({ status: 200 })
    expect(await curl('DescribeConnections', {}, `aws:amz:${region}:ec2`)).toMatchObject({
      status: 400,
      json: { __type: 'InvalidSignatureException', message: "Credential should be scoped to correct service: 'directconnect'." },
    })
  })

  test('is answered in the region that it signs for', async () => {
    const { json } = await curl('DescribeLocations', {}, 'aws:amz:us-east-2:directlink')
    expect(new Set((json['locations'] as { region: string }[]).map(({ region: where }) => where))).toEqual(new Set(['us-east-2']))
  })
})

describe.skipIf(absent !== '')(`curl against the AWS profile${absent}`, () => {
  test("OUTSCALE's sample, signed as directlink, is taken there as well", async () => {
    await using bench = await openBench()
    const connectionId = await bench.connection('partner', { region: 'eu-west-2', location: 'PAR1' })
    const body = {
      connectionId,
      ownerAccount: '123456789000',
      newPrivateVirtualInterfaceAllocation: {
        virtualInterfaceName: 'MyPrivateVirtualInterface',
        vlan: 101,
        asn: 65_000,
        authKey: 'tgyn26example',
      },
    }
    const { stdout } = await bench.shell(
      'partner',
      `curl -sS ${bench.sandbox.endpoint} --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --aws-sigv4 "aws:amz:eu-west-2:directlink" -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: OvertureService.AllocatePrivateVirtualInterface' -d '${JSON.stringify(body)}'`,
    )
    expect(JSON.parse(stdout)).toMatchObject({ virtualInterfaceState: 'confirming', location: 'PAR1', bgpPeers: [{ asn: 65_000 }] })
    expect(bench.faults).toEqual([])
  })
})
