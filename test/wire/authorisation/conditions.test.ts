import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse } from '../../support/house.ts'
import { allow, deny, direct, newUser, policy, query, rootKey } from '../../support/query.ts'

const blue = '444455556666'
const arn = (resource: string) => `arn:aws:directconnect:us-east-1:${blue}:${resource}`
const anInterface = (vlan: number, tags?: readonly object[]) => ({
  virtualInterfaceName: 'a',
  vlan,
  asn: 65_001,
  ...(tags && { tags }),
})

describe('conditions on tags', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('of the stored resource decide, as they are at that moment', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const tagged = policy(allow('directconnect:UpdateConnection', '*', { StringEquals: { 'aws:ResourceTag/team': 'net' } }))
      const key = await newUser(house, 'blue', 'net', tagged)
      const update = () => direct(house, key, 'UpdateConnection', { connectionId, connectionName: 'renamed' })
      expect((await update()).json).toEqual({
        __type: 'AccessDeniedException',
        message: `User: arn:aws:iam::${blue}:user/net is not authorized to perform: directconnect:UpdateConnection on resource: ${arn(`dxcon/${connectionId}`)} because no identity-based policy allows the directconnect:UpdateConnection action`,
      })
      const resourceArn = arn(`dxcon/${connectionId}`)
      await house.as('blue').tagResource({ resourceArn, tags: [{ key: 'team', value: 'net' }] })
      expect((await update()).json['connectionName']).toBe('renamed')
      await house.as('blue').untagResource({ resourceArn, tagKeys: ['team'] })
      expect((await update()).json.__type).toBe('AccessDeniedException')
      expect(house.faults).toEqual([])
    })

    test('what is denied by a tag changes nothing', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const keep = deny('*', '*', { StringEquals: { 'aws:ResourceTag/keep': 'yes' } })
      const key = await newUser(house, 'blue', 'cleaner', policy(allow('*'), keep))
      await house.as('blue').tagResource({ resourceArn: arn(`dxcon/${connectionId}`), tags: [{ key: 'keep', value: 'yes' }] })
      expect((await direct(house, key, 'DeleteConnection', { connectionId })).json.message).toContain(
        'with an explicit deny in an identity-based policy',
      )
      const { connections } = await house.as('blue').describeConnections({ connectionId })
      expect(connections).toMatchObject([{ connectionState: 'available' }])
    })

    test('of a foreign resource say nothing, and a foreign id is answered like an unknown one', async () => {
      await using house = await openHouse({ engine })
      const foreign = await house.connection('partner')
      await house.as('partner').tagResource({
        resourceArn: `arn:aws:directconnect:us-east-1:${house.accountId.partner}:dxcon/${foreign}`,
        tags: [{ key: 'team', value: 'net' }],
      })
      const key = await newUser(house, 'blue', 'net', policy(allow('*', '*', { StringEquals: { 'aws:ResourceTag/team': 'net' } })))
      const ask = (connectionId: string) => direct(house, key, 'DeleteConnection', { connectionId })
      expect((await ask(foreign)).text.replaceAll(foreign, 'dxcon-fzzzzzzz')).toBe((await ask('dxcon-fzzzzzzz')).text)
      expect((await ask(foreign)).json.__type).toBe('AccessDeniedException')
    })
  })

  test('of the request decide what may be created', async () => {
    await using house = await openHouse()
    const connectionId = await house.connection('blue')
    const only = policy(
      allow('directconnect:CreatePrivateVirtualInterface', '*', {
        StringEquals: { 'aws:RequestTag/team': ['net', 'lab'] },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'env'] },
        Null: { 'aws:TagKeys': 'false' },
      }),
    )
    const key = await newUser(house, 'blue', 'maker', only)
    const create = async (vlan: number, tags?: readonly object[]) =>
      (await direct(house, key, 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface: anInterface(vlan, tags) }))
        .json.__type
    expect(await create(1)).toBe('AccessDeniedException')
    expect(await create(2, [{ key: 'team', value: 'sales' }])).toBe('AccessDeniedException')
    expect(
      await create(3, [
        { key: 'team', value: 'net' },
        { key: 'other', value: '' },
      ]),
    ).toBe('AccessDeniedException')
    // Allowed, and refused by the rules for the gateway that is missing.
    expect(await create(4, [{ key: 'team', value: 'net' }])).toBe('DirectConnectClientException')
  })

  test('that would be taken away count as keys', async () => {
    await using house = await openHouse()
    const connectionId = await house.connection('blue')
    const key = await newUser(
      house,
      'blue',
      'untagger',
      policy(
        allow('directconnect:UntagResource'),
        deny('directconnect:UntagResource', '*', { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'cost*' } }),
      ),
    )
    const untag = async (...tagKeys: readonly string[]) =>
      (await direct(house, key, 'UntagResource', { resourceArn: arn(`dxcon/${connectionId}`), tagKeys })).json.__type
    expect(await untag('team')).toBeUndefined()
    expect(await untag('team', 'cost-centre')).toBe('AccessDeniedException')
  })
})

describe("another account's resources that one sees", () => {
  test('carry their owner in the ARN where a policy speaks of accounts, and keep their tags to themselves', async () => {
    await using house = await openHouse()
    const connectionId = await house.connection('partner')
    const { virtualInterfaceId } = await house.as('partner').allocatePrivateVirtualInterface({
      connectionId,
      ownerAccount: blue,
      newPrivateVirtualInterfaceAllocation: { ...anInterface(7), tags: [{ key: 'team', value: 'net' }] },
    })
    const own = arn(`dxvif/${virtualInterfaceId}`)
    const byAccount = await newUser(house, 'partner', 'by-account', policy(allow('*', 'arn:aws:directconnect:*:444455556666:dxvif/*')))
    const byTag = await newUser(house, 'partner', 'by-tag', policy(allow('*', '*', { StringEquals: { 'aws:ResourceTag/team': 'net' } })))
    expect((await direct(house, byAccount, 'DescribeVirtualInterfaces', { virtualInterfaceId })).status).toBe(200)
    expect((await direct(house, byTag, 'DescribeVirtualInterfaces', { virtualInterfaceId })).json.message).toContain(
      `on resource: ${own} because`,
    )
  })
})

describe('conditions on the caller', () => {
  const document = (condition: object) => policy(allow('*', '*', condition))

  test.each<[string, object, object]>([
    ['region', { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }, { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }],
    ['address', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }],
    ['transport', { Bool: { 'aws:SecureTransport': 'false' } }, { Bool: { 'aws:SecureTransport': 'true' } }],
    ['name', { StringEquals: { 'aws:username': 'asking' } }, { StringEquals: { 'aws:username': 'other' } }],
    [
      'ARN',
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/asking' } },
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
    ],
    ['account', { StringEquals: { 'aws:PrincipalAccount': blue } }, { StringEquals: { 'aws:PrincipalAccount': '777788889999' } }],
    ['kind', { StringEquals: { 'aws:PrincipalType': 'User' } }, { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
    ['lasting key', { Null: { 'aws:TokenIssueTime': 'true' } }, { Null: { 'aws:TokenIssueTime': 'false' } }],
    [
      'date',
      { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
      { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
    ],
    ['program', { StringLike: { 'aws:UserAgent': '*' } }, { StringLike: { 'aws:UserAgent': 'Browser/*' } }],
  ])('%s', async (_, yes, no) => {
    await using house = await openHouse()
    const key = await newUser(house, 'blue', 'asking', document(yes))
    expect((await direct(house, key, 'DescribeConnections')).status).toBe(200)
    await query(house, rootKey('blue'), 'iam', 'PutUserPolicy', { UserName: 'asking', PolicyName: 'one', PolicyDocument: document(no) })
    await house.pass(delay)
    expect((await direct(house, key, 'DescribeConnections')).json.__type).toBe('AccessDeniedException')
  })
})

describe('the services beside', () => {
  test('deny in their own words', async () => {
    await using house = await openHouse()
    const key = await newUser(house, 'blue', 'nobody')
    const user = `arn:aws:iam::${blue}:user/nobody`
    expect(await query(house, key, 'iam', 'CreateUser', { UserName: 'x' })).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: `User: ${user} is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${blue}:user/x because no identity-based policy allows the iam:CreateUser action`,
    })
    expect(await query(house, key, 'ec2', 'CreateVpnGateway', { Type: 'ipsec.1' })).toMatchObject({
      status: 403,
      code: 'UnauthorizedOperation',
      message: `You are not authorized to perform this operation. User: ${user} is not authorized to perform: ec2:CreateVpnGateway on resource: arn:aws:ec2:us-east-1:${blue}:vpn-gateway/* because no identity-based policy allows the ec2:CreateVpnGateway action`,
    })
    expect((await query(house, key, 'sts', 'GetCallerIdentity')).one('Arn')).toBe(user)
  })

  test('ask the tags of gateways', async () => {
    await using house = await openHouse()
    const [first = '', second = ''] = (await query(house, rootKey('blue'), 'ec2', 'DescribeVpnGateways')).all('vpnGatewayId')
    await query(house, rootKey('blue'), 'ec2', 'CreateTags', { 'ResourceId.1': first, 'Tag.1.Key': 'team', 'Tag.1.Value': 'net' })
    const key = await newUser(house, 'blue', 'net', policy(allow('ec2:*', '*', { StringEquals: { 'ec2:ResourceTag/team': 'net' } })))
    const remove = (VpnGatewayId: string) => query(house, key, 'ec2', 'DeleteVpnGateway', { VpnGatewayId })
    expect((await remove(second)).code).toBe('UnauthorizedOperation')
    expect((await remove(first)).code).toBe('IncorrectState')
  })
})
