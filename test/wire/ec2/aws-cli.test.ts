// The AWS CLI itself against the services beside Direct Connect: a user with a policy, a gateway
// with a VPC, and a role that is assumed.
import { describe, expect, test } from 'vitest'
import { missing, openBench } from '../../clients/programs.ts'

const absent = missing('aws')

describe(`the AWS CLI${absent}`, () => {
  test.skipIf(absent !== '')('makes a gateway in a VPC, a user who may only look, and a role for that user', async () => {
    await using bench = await openBench()
    const aws = (line: string, keys = '') => bench.shell('blue', `${keys} aws --endpoint-url ${bench.sandbox.endpoint} ${line}`)
    const said = async <Said = Record<string, unknown>>(line: string, keys = '') => {
      const { code, stdout, stderr } = await aws(line, keys)
      expect([code, stderr]).toEqual([0, ''])
      return JSON.parse(stdout === '' ? '{}' : stdout) as Said
    }
    expect(await said('sts get-caller-identity')).toEqual({
      UserId: bench.accountId.blue,
      Account: bench.accountId.blue,
      Arn: `arn:aws:iam::${bench.accountId.blue}:root`,
    })
    const { VpnGateway } = await said<{ VpnGateway: { VpnGatewayId: string } }>(
      "ec2 create-vpn-gateway --type ipsec.1 --amazon-side-asn 65010 --tag-specifications 'ResourceType=vpn-gateway,Tags=[{Key=Name,Value=main}]'",
    )
    expect(VpnGateway).toMatchObject({ AmazonSideAsn: 65_010, State: 'available', Type: 'ipsec.1', Tags: [{ Key: 'Name', Value: 'main' }] })
    const { Vpc } = await said<{ Vpc: { VpcId: string } }>('ec2 create-vpc --cidr-block 10.88.0.0/16')
    await said(`ec2 attach-vpn-gateway --vpn-gateway-id ${VpnGateway.VpnGatewayId} --vpc-id ${Vpc.VpcId}`)
    const { VpnGateways } = await said('ec2 describe-vpn-gateways --filters Name=tag:Name,Values=main')
    expect(VpnGateways).toMatchObject([{ VpcAttachments: [{ VpcId: Vpc.VpcId, State: 'attached' }] }])
    expect(await said('ec2 create-transit-gateway --description core --options AmazonSideAsn=64999')).toMatchObject({
      TransitGateway: { Description: 'core', State: 'available', Options: { AmazonSideAsn: 64_999, DnsSupport: 'enable' } },
    })

    expect(await said('iam create-user --user-name alice')).toMatchObject({ User: { UserName: 'alice', Path: '/' } })
    await said('iam attach-user-policy --user-name alice --policy-arn arn:aws:iam::aws:policy/AWSDirectConnectReadOnlyAccess')
    const { AccessKey } = await said<{ AccessKey: Record<string, string> }>('iam create-access-key --user-name alice')
    const asAlice = `AWS_ACCESS_KEY_ID=${AccessKey['AccessKeyId']} AWS_SECRET_ACCESS_KEY='${AccessKey['SecretAccessKey']}'`
    expect(await said('directconnect describe-connections', asAlice)).toEqual({ connections: [] })
    const refused = await aws('directconnect create-connection --location EqDC2 --bandwidth 1Gbps --connection-name a', asAlice)
    expect(refused.stderr).toContain(
      'An error occurred (AccessDeniedException) when calling the CreateConnection operation: User: arn:aws:iam::',
    )
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${bench.accountId.blue}:user/alice` }, Action: 'sts:AssumeRole' }],
    })
    const { Role } = await said<{ Role: { Arn: string } }>(`iam create-role --role-name orders --assume-role-policy-document '${trust}'`)
    expect(Role).toMatchObject({ RoleName: 'orders', AssumeRolePolicyDocument: JSON.parse(trust) as object })
    const assumed = await said(`sts assume-role --role-arn ${Role.Arn} --role-session-name night`, asAlice)
    expect(assumed).toMatchObject({ AssumedRoleUser: { Arn: `arn:aws:sts::${bench.accountId.blue}:assumed-role/orders/night` } })
    expect(bench.faults).toEqual([])
  })
})
