import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, type TestHouse } from '../../support/house.ts'
import { allow, deny, direct, keyIn, newUser, policy, query, rootKey } from '../../support/query.ts'

const blue = '444455556666'
const roleArn = (name: string) => `arn:aws:iam::${blue}:role/${name}`
const trusting = (AWS: string, Condition?: object) =>
  policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...(Condition && { Condition }) })

async function newRole(house: TestHouse, RoleName: string, trust: string, document: string) {
  const root = rootKey('blue')
  const made = await query(house, root, 'iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust })
  await query(house, root, 'iam', 'PutRolePolicy', { RoleName, PolicyName: 'one', PolicyDocument: document })
  return made.one('RoleId')
}

const assume = (RoleArn: string, more = {}) => ({ RoleArn, RoleSessionName: 'night', ...more })
const hour = 3_600_000

describe('AssumeRole', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('gives keys that may do what the role may, until they end', async () => {
      await using house = await openHouse({ engine })
      const alice = await newUser(house, 'blue', 'alice')
      const roleId = await newRole(house, 'reader', trusting(`arn:aws:iam::${blue}:user/alice`), policy(allow('directconnect:Describe*')))
      const answer = await query(house, alice, 'sts', 'AssumeRole', assume(roleArn('reader')))
      expect([answer.one('Arn'), answer.one('AssumedRoleId')]).toEqual([
        `arn:aws:sts::${blue}:assumed-role/reader/night`,
        `${roleId}:night`,
      ])
      const session = keyIn(answer)
      expect(session.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
      expect((await direct(house, session, 'DescribeConnections')).status).toBe(200)
      expect(
        (await direct(house, session, 'CreateConnection', { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'a' })).json.message,
      ).toMatch(
        `User: arn:aws:sts::${blue}:assumed-role/reader/night is not authorized to perform: directconnect:CreateConnection on resource: *`,
      )
      const { sessionToken: _, ...without } = session
      expect((await direct(house, without, 'DescribeConnections')).json.__type).toBe('UnrecognizedClientException')
      expect((await direct(house, { ...session, sessionToken: 'another' }, 'DescribeConnections')).json.__type).toBe(
        'UnrecognizedClientException',
      )
      const whoami = await query(house, session, 'sts', 'GetCallerIdentity')
      expect([whoami.one('Arn'), whoami.one('UserId'), whoami.one('Account')]).toEqual([
        `arn:aws:sts::${blue}:assumed-role/reader/night`,
        `${roleId}:night`,
        blue,
      ])
      await house.pass(hour)
      expect((await direct(house, session, 'DescribeConnections')).json).toMatchObject({ __type: 'ExpiredTokenException' })
      expect(house.faults).toEqual([])
    })
  })

  test('takes the trust of the role and, unless that names the caller, a policy of the caller', async () => {
    await using house = await openHouse()
    await newRole(house, 'ours', trusting(blue), policy(allow('*')))
    await newRole(house, 'theirs', trusting('777788889999'), policy(allow('*')))
    const bob = await newUser(house, 'blue', 'bob')
    const carol = await newUser(house, 'blue', 'carol', policy(allow('sts:AssumeRole', 'arn:aws:iam::*:role/*')))
    const denied = await query(house, bob, 'sts', 'AssumeRole', assume(roleArn('ours')))
    expect(denied).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: `User: arn:aws:iam::${blue}:user/bob is not authorized to perform: sts:AssumeRole on resource: ${roleArn('ours')}`,
    })
    expect((await query(house, carol, 'sts', 'AssumeRole', assume(roleArn('ours')))).status).toBe(200)
    expect((await query(house, carol, 'sts', 'AssumeRole', assume(roleArn('theirs')))).code).toBe('AccessDenied')
    expect((await query(house, carol, 'sts', 'AssumeRole', assume(roleArn('nobodys')))).code).toBe('AccessDenied')
    expect(await query(house, rootKey('blue'), 'sts', 'AssumeRole', assume(roleArn('ours')))).toMatchObject({
      code: 'AccessDenied',
      message: 'Roles may not be assumed by root accounts.',
    })
  })

  test('between accounts takes both, and the external id where the role wants one', async () => {
    await using house = await openHouse()
    await newRole(
      house,
      'shared',
      trusting('777788889999', { StringEquals: { 'sts:ExternalId': 'e-1' } }),
      policy(allow('directconnect:Describe*')),
    )
    const without = await newUser(house, 'green', 'without')
    const dave = await newUser(house, 'green', 'dave', policy(allow('sts:AssumeRole', roleArn('shared'))))
    expect((await query(house, without, 'sts', 'AssumeRole', assume(roleArn('shared'), { ExternalId: 'e-1' }))).code).toBe('AccessDenied')
    expect((await query(house, dave, 'sts', 'AssumeRole', assume(roleArn('shared')))).code).toBe('AccessDenied')
    const session = keyIn(await query(house, dave, 'sts', 'AssumeRole', assume(roleArn('shared'), { ExternalId: 'e-1' })))
    const connectionId = await house.connection('blue')
    const { json } = await direct(house, session, 'DescribeConnections')
    expect(json['connections']).toMatchObject([{ connectionId, ownerAccount: blue }])
  })

  test('an explicit no of the role or of the caller wins', async () => {
    await using house = await openHouse()
    const trust = JSON.parse(trusting(blue)) as { Statement: object[] }
    const no = { Effect: 'Deny', Principal: { AWS: `arn:aws:iam::${blue}:user/erin` }, Action: 'sts:*' }
    await newRole(house, 'picky', policy(...trust.Statement, no), policy(allow('*')))
    await newRole(house, 'open', trusting(`arn:aws:iam::${blue}:user/frank`), policy(allow('*')))
    const erin = await newUser(house, 'blue', 'erin', policy(allow('sts:*')))
    const frank = await newUser(house, 'blue', 'frank', policy(deny('sts:*')))
    expect((await query(house, erin, 'sts', 'AssumeRole', assume(roleArn('picky')))).code).toBe('AccessDenied')
    expect((await query(house, frank, 'sts', 'AssumeRole', assume(roleArn('open')))).code).toBe('AccessDenied')
  })

  test('a policy of the session narrows it, and says so', async () => {
    await using house = await openHouse()
    const alice = await newUser(house, 'blue', 'alice')
    await newRole(house, 'all', trusting(`arn:aws:iam::${blue}:user/alice`), policy(allow('*')))
    const Policy = policy(allow(['directconnect:DescribeLags', 'ec2:*']))
    const session = keyIn(await query(house, alice, 'sts', 'AssumeRole', assume(roleArn('all'), { Policy })))
    expect((await direct(house, session, 'DescribeLags')).status).toBe(200)
    expect((await direct(house, session, 'DescribeConnections')).json.message).toContain(
      'because no session policy allows the directconnect:DescribeConnections action',
    )
    expect((await query(house, alice, 'sts', 'AssumeRole', assume(roleArn('all'), { Policy: '{}' }))).code).toBe('MalformedPolicyDocument')
  })

  test('lasts as long as is asked for, within what the role allows', async () => {
    await using house = await openHouse()
    const alice = await newUser(house, 'blue', 'alice')
    await newRole(house, 'all', trusting(`arn:aws:iam::${blue}:user/alice`), policy(allow('*')))
    const asked = (DurationSeconds: string) => query(house, alice, 'sts', 'AssumeRole', assume(roleArn('all'), { DurationSeconds }))
    expect(await asked('899')).toMatchObject({ status: 400, code: 'ValidationError' })
    expect((await asked('3601')).message).toBe('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
    const expiration = Date.parse((await asked('900')).one('Expiration') ?? '')
    expect(Math.abs(expiration - house.now() - 900_000)).toBeLessThan(5000)
  })

  test('a role that goes takes its sessions along, and a new one of its name does not bring them back', async () => {
    await using house = await openHouse()
    const alice = await newUser(house, 'blue', 'alice')
    const trust = trusting(`arn:aws:iam::${blue}:user/alice`)
    await newRole(house, 'gone', trust, policy(allow('*')))
    const session = keyIn(await query(house, alice, 'sts', 'AssumeRole', assume(roleArn('gone'))))
    expect((await direct(house, session, 'DescribeLags')).status).toBe(200)
    await query(house, rootKey('blue'), 'iam', 'DeleteRolePolicy', { RoleName: 'gone', PolicyName: 'one' })
    expect((await query(house, rootKey('blue'), 'iam', 'DeleteRole', { RoleName: 'gone' })).status).toBe(200)
    await house.pass(1000)
    expect((await direct(house, session, 'DescribeLags')).json.__type).toBe('AccessDeniedException')
    await newRole(house, 'gone', trust, policy(allow('*')))
    await house.pass(1000)
    expect((await direct(house, session, 'DescribeLags')).json.__type).toBe('AccessDeniedException')
  })
})

describe('GetSessionToken', () => {
  test('gives keys that may do what the user may, but neither more of them nor IAM', async () => {
    await using house = await openHouse()
    const alice = await newUser(house, 'blue', 'alice', policy(allow(['directconnect:Describe*', 'iam:*', 'sts:*'])))
    const session = keyIn(await query(house, alice, 'sts', 'GetSessionToken'))
    expect((await direct(house, session, 'DescribeConnections')).status).toBe(200)
    expect((await direct(house, session, 'DeleteLag', { lagId: 'dxlag-fgytkicv' })).json.__type).toBe('AccessDeniedException')
    expect((await query(house, session, 'sts', 'GetCallerIdentity')).one('Arn')).toBe(`arn:aws:iam::${blue}:user/alice`)
    expect(await query(house, session, 'sts', 'GetSessionToken')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: 'Cannot call GetSessionToken with session credentials',
    })
    expect(await query(house, session, 'iam', 'GetUser')).toMatchObject({ status: 403, code: 'InvalidClientTokenId' })
    await house.pass(12 * hour)
    expect((await direct(house, session, 'DescribeConnections')).json.__type).toBe('ExpiredTokenException')
  })

  test('for the account itself lasts an hour at most and may do everything', async () => {
    await using house = await openHouse()
    const session = keyIn(await query(house, rootKey('blue'), 'sts', 'GetSessionToken', { DurationSeconds: '43200' }))
    expect((await direct(house, session, 'DescribeLocations')).status).toBe(200)
    await house.pass(hour)
    expect((await direct(house, session, 'DescribeLocations')).json.__type).toBe('ExpiredTokenException')
  })
})

describe('GetCallerIdentity', () => {
  test('says who it is, in the words of the protocol', async () => {
    await using house = await openHouse()
    const { text, status } = await query(house, rootKey('blue'), 'sts', 'GetCallerIdentity')
    expect(status).toBe(200)
    expect(text).toContain(
      `<GetCallerIdentityResult><Arn>arn:aws:iam::${blue}:root</Arn><UserId>${blue}</UserId><Account>${blue}</Account></GetCallerIdentityResult>`,
    )
    const other = await query(house, rootKey('blue'), 'sts', 'GetFederationToken')
    expect(other).toMatchObject({
      status: 400,
      code: 'InvalidAction',
      message: 'Could not find operation GetFederationToken for version 2011-06-15',
    })
    expect(await query(house, { accessKeyId: 'AKIANOBODYDEMARC0000', secretAccessKey: 'x' }, 'sts', 'GetCallerIdentity')).toMatchObject({
      status: 403,
      code: 'InvalidClientTokenId',
    })
  })
})
