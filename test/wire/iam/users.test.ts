import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse } from '../../support/house.ts'
import { allow, direct, type Key, keyIn, newUser, policy, query, rootKey } from '../../support/query.ts'

const blue = '444455556666'

describe('users', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('come, are shown, and go when nothing hangs on them', async () => {
      await using house = await openHouse({ engine })
      const iam = (action: string, fields = {}) => query(house, rootKey('blue'), 'iam', action, fields)
      const made = await iam('CreateUser', { UserName: 'Alice', Path: '/net/', 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'net' })
      expect(made.one('UserId')).toMatch(/^AIDA[A-Z0-9]{17}$/)
      expect([made.one('Arn'), made.one('Path'), made.one('Value')]).toEqual([`arn:aws:iam::${blue}:user/net/Alice`, '/net/', 'net'])
      expect(await iam('CreateUser', { UserName: 'alice' })).toMatchObject({
        status: 409,
        code: 'EntityAlreadyExists',
        message: 'User with name alice already exists.',
      })
      await iam('CreateUser', { UserName: 'bob' })
      expect((await iam('ListUsers')).all('UserName')).toEqual(['Alice', 'bob'])
      expect((await iam('ListUsers', { PathPrefix: '/net/' })).all('UserName')).toEqual(['Alice'])
      expect((await iam('GetUser', { UserName: 'ALICE' })).one('UserName')).toBe('Alice')
      expect((await query(house, rootKey('green'), 'iam', 'GetUser', { UserName: 'Alice' })).code).toBe('NoSuchEntity')

      await iam('CreateAccessKey', { UserName: 'Alice' })
      await iam('AttachUserPolicy', { UserName: 'Alice', PolicyArn: 'arn:aws:iam::aws:policy/AWSDirectConnectFullAccess' })
      await iam('PutUserPolicy', { UserName: 'Alice', PolicyName: 'one', PolicyDocument: policy(allow('*')) })
      const drop = () => iam('DeleteUser', { UserName: 'Alice' })
      expect(await drop()).toMatchObject({
        status: 409,
        code: 'DeleteConflict',
        message: 'Cannot delete entity, must delete access keys first.',
      })
      const [id = ''] = (await iam('ListAccessKeys', { UserName: 'Alice' })).all('AccessKeyId')
      await iam('DeleteAccessKey', { UserName: 'Alice', AccessKeyId: id })
      expect((await drop()).message).toBe('Cannot delete entity, must detach all policies first.')
      await iam('DetachUserPolicy', { UserName: 'Alice', PolicyArn: 'arn:aws:iam::aws:policy/AWSDirectConnectFullAccess' })
      expect((await drop()).message).toBe('Cannot delete entity, must delete policies first.')
      await iam('DeleteUserPolicy', { UserName: 'Alice', PolicyName: 'one' })
      expect((await drop()).status).toBe(200)
      expect(await iam('GetUser', { UserName: 'Alice' })).toMatchObject({
        status: 404,
        code: 'NoSuchEntity',
        message: 'The user with name Alice cannot be found.',
      })
      expect(house.faults).toEqual([])
    })

    test('of one name are made once, however many come at the same moment', async () => {
      await using house = await openHouse({ engine })
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => query(house, rootKey('blue'), 'iam', 'CreateUser', { UserName: 'same' })),
      )
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
      expect(house.faults).toEqual([])
    })
  })

  test('names, paths and what is missing are checked', async () => {
    await using house = await openHouse()
    const iam = (action: string, fields = {}) => query(house, rootKey('blue'), 'iam', action, fields)
    expect((await iam('CreateUser')).message).toBe(
      "1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null",
    )
    expect(await iam('CreateUser', { UserName: 'a b' })).toMatchObject({ status: 400, code: 'ValidationError' })
    expect(await iam('CreateUser', { UserName: 'a'.repeat(65) })).toMatchObject({ code: 'ValidationError' })
    expect(await iam('CreateUser', { UserName: 'a', Path: 'net' })).toMatchObject({ code: 'ValidationError' })
    expect(await iam('CreateUser', { UserName: 'a', PermissionsBoundary: 'x' })).toMatchObject({ code: 'InvalidInput' })
    expect((await iam('ListAccountAliases')).text).toContain('<AccountAliases/>')
    expect((await iam('GetUser')).one('Arn')).toBe(`arn:aws:iam::${blue}:root`)
  })
})

describe('access keys', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('are two at most, so that one takes over from the other', async () => {
      await using house = await openHouse({ engine })
      const iam = (action: string, fields = {}) => query(house, rootKey('blue'), 'iam', action, { UserName: 'alice', ...fields })
      const old = await newUser(house, 'blue', 'alice', policy(allow('directconnect:*')))
      const works = async (key: Key) => (await direct(house, key, 'DescribeLocations')).status === 200
      expect(await works(old)).toBe(true)
      const answers = await Promise.all([iam('CreateAccessKey'), iam('CreateAccessKey'), iam('CreateAccessKey')])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
      expect(answers.find(({ status }) => status === 409)).toMatchObject({
        code: 'LimitExceeded',
        message: 'Cannot exceed quota for AccessKeysPerUser: 2',
      })
      const next = keyIn(answers.find(({ status }) => status === 200)!)
      expect(await works(next)).toBe(true)
      const listed = await iam('ListAccessKeys')
      expect(listed.all('AccessKeyId').toSorted()).toEqual([old.accessKeyId, next.accessKeyId].toSorted())
      expect(listed.text).not.toContain('Secret')

      await iam('UpdateAccessKey', { AccessKeyId: old.accessKeyId, Status: 'Inactive' })
      await house.pass(1000)
      expect(await works(old)).toBe(false)
      expect(await works(next)).toBe(true)
      await iam('UpdateAccessKey', { AccessKeyId: old.accessKeyId, Status: 'Active' })
      await house.pass(1000)
      expect(await works(old)).toBe(true)
      await iam('DeleteAccessKey', { AccessKeyId: old.accessKeyId })
      await house.pass(1000)
      expect((await direct(house, old, 'DescribeLocations')).json.__type).toBe('UnrecognizedClientException')
      expect(house.faults).toEqual([])
    })
  })

  test('of somebody else are unknown', async () => {
    await using house = await openHouse()
    const alice = await newUser(house, 'blue', 'alice', policy(allow('iam:*')))
    const bob = await newUser(house, 'blue', 'bob')
    const update = (key: Key, fields: object) =>
      query(house, key, 'iam', 'UpdateAccessKey', { AccessKeyId: bob.accessKeyId, Status: 'Inactive', ...fields })
    expect(await update(alice, {})).toMatchObject({ status: 404, code: 'NoSuchEntity' })
    expect(await update(rootKey('green'), { UserName: 'bob' })).toMatchObject({ code: 'NoSuchEntity' })
    expect(await update(alice, { UserName: 'bob', Status: 'off' })).toMatchObject({ code: 'ValidationError' })
    expect((await update(alice, { UserName: 'bob' })).status).toBe(200)
    expect((await query(house, rootKey('green'), 'iam', 'GetAccessKeyLastUsed', { AccessKeyId: bob.accessKeyId })).code).toBe(
      'NoSuchEntity',
    )
  })

  test('know when and where they were used last, within a minute', async () => {
    await using house = await openHouse()
    const alice = await newUser(house, 'blue', 'alice', policy(allow('directconnect:*')))
    const lastUsed = () => query(house, rootKey('blue'), 'iam', 'GetAccessKeyLastUsed', { AccessKeyId: alice.accessKeyId })
    expect((await lastUsed()).one('ServiceName')).toBe('N/A')
    await direct(house, alice, 'DescribeLocations', {}, 'eu-west-1')
    const usedAt = house.now()
    await house.pass(60_000 + delay)
    const known = await lastUsed()
    expect([known.one('UserName'), known.one('Region'), known.one('ServiceName')]).toEqual(['alice', 'eu-west-1', 'directconnect'])
    expect(Math.abs(Date.parse(known.one('LastUsedDate') ?? '') - usedAt)).toBeLessThan(5000)
  })

  test('of the account itself are made and given up by itself', async () => {
    await using house = await openHouse()
    const made = keyIn(await query(house, rootKey('blue'), 'iam', 'CreateAccessKey'))
    expect((await query(house, made, 'sts', 'GetCallerIdentity')).one('Arn')).toBe(`arn:aws:iam::${blue}:root`)
    expect((await query(house, made, 'iam', 'CreateAccessKey')).code).toBe('LimitExceeded')
    expect((await query(house, made, 'iam', 'DeleteAccessKey', { AccessKeyId: rootKey('blue').accessKeyId })).status).toBe(200)
    await house.pass(1000)
    expect((await query(house, rootKey('blue'), 'sts', 'GetCallerIdentity')).code).toBe('InvalidClientTokenId')
  })
})

describe('policies of users', () => {
  test('are put, shown as they were put, and taken away', async () => {
    await using house = await openHouse()
    const iam = (action: string, fields = {}) => query(house, rootKey('blue'), 'iam', action, { UserName: 'alice', ...fields })
    await iam('CreateUser')
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: allow('directconnect:Describe*') }, undefined, 1)
    expect((await iam('PutUserPolicy', { PolicyName: 'look', PolicyDocument })).status).toBe(200)
    expect(decodeURIComponent((await iam('GetUserPolicy', { PolicyName: 'look' })).one('PolicyDocument') ?? '')).toBe(PolicyDocument)
    expect((await iam('ListUserPolicies')).all('member')).toEqual(['look'])
    expect(await iam('GetUserPolicy', { PolicyName: 'no' })).toMatchObject({
      status: 404,
      message: 'The user policy with name no cannot be found.',
    })
    expect(await iam('PutUserPolicy', { PolicyName: 'bad', PolicyDocument: policy(allow('directconnect:Nothing')) })).toMatchObject({
      status: 400,
      code: 'MalformedPolicyDocument',
      message:
        "The policy cannot be used as it is. Statement[0].Action: 'directconnect:Nothing' is not an action of directconnect that is known here.",
    })
    const long = policy(...Array.from({ length: 200 }, () => allow('directconnect:DescribeConnections')))
    expect(await iam('PutUserPolicy', { PolicyName: 'long', PolicyDocument: long })).toMatchObject({ status: 409, code: 'LimitExceeded' })
    expect((await iam('DeleteUserPolicy', { PolicyName: 'look' })).status).toBe(200)
    expect((await iam('ListUserPolicies')).all('member')).toEqual([])
  })

  test('the managed ones are attached and count at once, which is within a second', async () => {
    await using house = await openHouse()
    const alice = await newUser(house, 'blue', 'alice')
    const iam = (action: string, fields = {}) => query(house, rootKey('blue'), 'iam', action, { UserName: 'alice', ...fields })
    const type = async (operation: string, input = {}) => (await direct(house, alice, operation, input)).json.__type
    expect(await type('DescribeConnections')).toBe('AccessDeniedException')
    const PolicyArn = 'arn:aws:iam::aws:policy/AWSDirectConnectReadOnlyAccess'
    await iam('AttachUserPolicy', { PolicyArn })
    await house.pass(1000)
    expect(await type('DescribeConnections')).toBeUndefined()
    expect(await type('DeleteConnection', { connectionId: 'dxcon-fgbw50lg' })).toBe('AccessDeniedException')
    const attached = await iam('ListAttachedUserPolicies')
    expect([attached.one('PolicyName'), attached.one('PolicyArn')]).toEqual(['AWSDirectConnectReadOnlyAccess', PolicyArn])
    expect(await iam('AttachUserPolicy', { PolicyArn: 'arn:aws:iam::aws:policy/Other' })).toMatchObject({
      status: 404,
      code: 'NoSuchEntity',
    })
    await iam('DetachUserPolicy', { PolicyArn })
    await house.pass(1000)
    expect(await type('DescribeConnections')).toBe('AccessDeniedException')
  })
})
