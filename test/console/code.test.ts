import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { boto3Of, cliOf, kebab } from '../../console/src/logic/code/commands.ts'
import { blocksOfRequest } from '../../console/src/logic/code/terraform-requests.ts'
import { blocksOf, terraformOf } from '../../console/src/logic/code/terraform.ts'
import { hclString, pythonValue, shellWord } from '../../console/src/logic/code/values.ts'
import { operationNames, schemaOf } from '#contract/contract.ts'

const where = { endpoint: 'http://127.0.0.1:4580', region: 'us-east-1' }
const hostile = [
  'it’s',
  "it's",
  '$(touch /tmp/x)',
  '`id`',
  '${var.x}',
  '%{ if true }',
  'a"b\\c',
  'line\nbreak',
  '--help',
  '',
  ' ',
  'ünï😀',
  "'; rm -rf / #",
]

describe('what is shown as a shell command', () => {
  it('reads back in a real shell as what was typed, whatever was typed', () => {
    for (const text of hostile) {
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`]).toString()).toBe(text)
    }
  })

  it('names operations and members as the AWS CLI does', () => {
    expect(kebab('CreateBGPPeer')).toBe('create-bgp-peer')
    expect(kebab('newBGPPeer')).toBe('new-bgp-peer')
    expect(kebab('requestMACSec')).toBe('request-mac-sec')
    expect(kebab('secretARN')).toBe('secret-arn')
    expect(kebab('DescribeDirectConnectGatewayAssociationProposals')).toBe('describe-direct-connect-gateway-association-proposals')
  })

  it('gives nested members as JSON, switches as flags and lists as words', () => {
    const text = cliOf(
      { operation: 'CreateConnection', input: { connectionName: "Bob's", requestMACSec: false, tags: [{ key: 'a', value: 'b' }] } },
      where,
    )
    expect(text).toContain(`--connection-name 'Bob'\\''s'`)
    expect(text).toContain('--no-request-mac-sec')
    expect(text).toContain(`--tags '[{"key":"a","value":"b"}]'`)
    expect(cliOf({ operation: 'UntagResource', input: { resourceArn: 'arn:x', tagKeys: ['one', 'two words'] } }, where)).toContain(
      `--tag-keys one 'two words'`,
    )
  })

  it('has a name for every operation of the API', () => {
    for (const name of operationNames) {
      expect(kebab(name)).toMatch(/^[a-z]+(-[a-z]+)+$/)
      for (const member of Object.keys(schemaOf(name).input.members ?? {})) expect(kebab(member)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    }
  })
})

describe('what is shown as Python', () => {
  it('evaluates to what was typed', () => {
    const program = `import json, sys; sys.stdout.write(json.dumps(${pythonValue(hostile)}))`
    expect(JSON.parse(execFileSync('python3', ['-c', program]).toString())).toEqual(hostile)
  })

  it('has Python’s own constants', () => {
    expect(boto3Of([{ operation: 'CreateConnection', input: { requestMACSec: true, connectionName: 'x' } }], where)).toContain(
      'requestMACSec=True,',
    )
    expect(pythonValue({ a: null, b: [1, false] })).toBe('{\n    "a": None,\n    "b": [\n        1,\n        False,\n    ],\n}')
  })
})

describe('what is shown as Terraform', () => {
  it('interpolates nothing that a person typed', () => {
    expect(hclString('${file("/etc/passwd")}')).toBe('"$${file(\\"/etc/passwd\\")}"')
    expect(hclString('%{ if true }')).toBe('"%%{ if true }"')
    expect(hclString('a\nb\u0000')).toBe('"a\\nb\\u0000"')
  })

  const vi = {
    virtualInterfaceId: 'dxvif-fg5678gh',
    virtualInterfaceName: 'North "1"',
    virtualInterfaceType: 'private',
    virtualInterfaceState: 'available',
    ownerAccount: '444455556666',
    connectionId: 'dxcon-fg5678gh',
    vlan: 101,
    asn: 65_001,
    addressFamily: 'ipv4',
    directConnectGatewayId: 'gw-1',
    virtualGatewayId: '',
    mtu: 8500,
    tags: [{ key: 'env', value: 'prod' }],
  }

  it('takes an existing thing over with an import block', () => {
    const text = terraformOf(blocksOf([{ virtualInterfaces: [vi] }], { accountId: '444455556666' }), where)
    expect(text).toContain('to = aws_dx_private_virtual_interface.north_1_dxvif_fg5678gh')
    expect(text).toContain('id = "dxvif-fg5678gh"')
    expect(text).toMatch(/dx_gateway_id\s+= "gw-1"/)
    expect(text).not.toContain('vpn_gateway_id')
  })

  it('shows an interface of another account as a hosted one, and never its key', () => {
    const [block] = blocksOf({ ...vi, ownerAccount: '777788889999', authKey: 'sesame-street' }, { accountId: '444455556666' })
    expect(block?.type).toBe('aws_dx_hosted_private_virtual_interface')
    expect(block?.arguments['owner_account_id']).toBe('777788889999')
    expect(JSON.stringify(block)).not.toContain('sesame')
  })

  it('shows an interface on somebody else’s port as accepted, not as created', () => {
    const ports = new Set(['dxcon-own'])
    const [block] = blocksOf(vi, { accountId: '444455556666', ports })
    expect(block?.type).toBe('aws_dx_hosted_private_virtual_interface_accepter')
    expect(block?.arguments).toEqual({
      virtual_interface_id: 'dxvif-fg5678gh',
      dx_gateway_id: 'gw-1',
      vpn_gateway_id: undefined,
      tags: { env: 'prod' },
    })
    expect(blocksOf({ ...vi, connectionId: 'dxcon-own' }, { accountId: '444455556666', ports })[0]?.type).toBe(
      'aws_dx_private_virtual_interface',
    )
  })

  it('shows a request as what it would make, without an id to take over and without its keys', () => {
    const whose = { accountId: '111122223333' }
    const made = (operation: string, input: object) => blocksOfRequest({ operation, input }, whose)[0]
    const handed = made('AllocatePrivateVirtualInterface', {
      connectionId: 'dxcon-1',
      ownerAccount: '444455556666',
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'New', vlan: 5, asn: 65_001, authKey: 'sesame-street' },
    })
    expect(handed).toMatchObject({
      type: 'aws_dx_hosted_private_virtual_interface',
      name: 'new',
      arguments: { vlan: 5, bgp_asn: 65_001, owner_account_id: '444455556666' },
    })
    expect(terraformOf(handed === undefined ? [] : [handed], where)).not.toMatch(/import \{|sesame/)
    expect(made('CreateConnection', { connectionName: 'P', bandwidth: '1Gbps', location: 'EqDC2' })?.type).toBe('aws_dx_connection')
    expect(made('CreateDirectConnectGatewayAssociation', { directConnectGatewayId: 'g', gatewayId: 'vgw-1' })).not.toHaveProperty(
      'importId',
    )
    expect(
      made('CreateBGPPeer', {
        virtualInterfaceId: 'v',
        newBGPPeer: { addressFamily: 'ipv6', asnLong: 4_200_000_000, authKey: 'sesame-street' },
      }),
    ).toMatchObject({
      type: 'aws_dx_bgp_peer',
      arguments: { bgp_asn: 4_200_000_000 },
    })
    expect(made('ConfirmTransitVirtualInterface', { virtualInterfaceId: 'v', directConnectGatewayId: 'g' })?.type).toBe(
      'aws_dx_hosted_transit_virtual_interface_accepter',
    )
    expect(made('StartBgpFailoverTest', { virtualInterfaceId: 'v' })).toBeUndefined()
  })

  it('leaves out what is gone and says so when nothing is left', () => {
    expect(
      terraformOf(blocksOf({ virtualInterfaces: [{ ...vi, virtualInterfaceState: 'deleted' }] }, { accountId: '444455556666' }), where),
    ).toContain('Nothing here')
  })
})
