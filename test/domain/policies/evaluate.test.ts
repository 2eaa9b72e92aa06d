import { describe, expect, test } from 'vitest'
import { allow, deny } from '../../support/query.ts'
import { type Asked, arn, document, verdict } from './requests.ts'

const everything = allow('*')

describe('the verdict', () => {
  test('is no where nothing speaks of it, and an explicit no wins over every yes', () => {
    expect(verdict([])).toBe('denied')
    expect(verdict([document(allow('directconnect:Describe*'))])).toBe('denied')
    expect(verdict([document(everything)])).toBe('allowed')
    expect(verdict([document(everything, deny('directconnect:DeleteConnection'))])).toBe('denied explicitly')
    expect(verdict([document(deny('directconnect:*')), document(everything)])).toBe('denied explicitly')
  })

  test.each<[string, object, Asked, boolean]>([
    ['actions are compared without case', allow('DIRECTCONNECT:deleteconnection'), {}, true],
    ['NotAction leaves out what it names', { Effect: 'Allow', NotAction: 'directconnect:Delete*', Resource: '*' }, {}, false],
    ['NotAction takes in everything else', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, {}, true],
    ['a resource is one of several', allow('*', [arn('dxcon/a'), arn('dxcon/b')]), { resource: arn('dxcon/b') }, true],
    ['a star in a resource', allow('*', 'arn:aws:directconnect:*:*:dxcon/*'), { resource: arn('dxcon/b') }, true],
    ['a star does not reach over a colon', allow('*', 'arn:aws:*:us-east-1:111122223333:x*'), { resource: arn('dxcon/b') }, false],
    ['resources are compared with case', allow('*', arn('dxcon/B')), { resource: arn('dxcon/b') }, false],
    ['another account', allow('*', arn('dxcon/*', '444455556666')), { resource: arn('dxcon/b') }, false],
    ['a resource does not stand for a call without one', allow('*', 'arn:aws:directconnect:*:*:*'), { resource: '*' }, false],
    ['NotResource leaves out', { Effect: 'Allow', Action: '*', NotResource: arn('dxcon/*') }, { resource: arn('dxcon/b') }, false],
    ['NotResource takes in the rest', { Effect: 'Allow', Action: '*', NotResource: arn('dxcon/*') }, { resource: arn('dxvif/b') }, true],
    ['a colon in a resource belongs to it', allow('*', arn('dxcon/*')), { resource: arn('dxcon/a:b') }, true],
  ])('%s', (_, statement, asked, expected) => {
    expect(verdict([document(statement)], asked)).toBe(expected ? 'allowed' : 'denied')
  })
})

const key = 'aws:RequestedRegion'
const region = (value: string) => ({ keys: { [key]: value } })
const none: Asked = {}

describe('conditions', () => {
  test.each<[string, unknown, Asked, boolean]>([
    ['StringEquals', { [key]: 'us-east-1' }, region('us-east-1'), true],
    ['StringEquals', { [key]: ['eu-west-1', 'us-east-1'] }, region('us-east-1'), true],
    ['StringEquals', { [key]: 'US-EAST-1' }, region('us-east-1'), false],
    ['StringEquals', { [key]: 'us-*' }, region('us-east-1'), false],
    ['StringEquals', { [key]: 'us-east-1' }, none, false],
    ['StringNotEquals', { [key]: 'us-east-1' }, region('us-east-1'), false],
    ['StringNotEquals', { [key]: ['a', 'us-east-1'] }, region('us-east-1'), false],
    ['StringNotEquals', { [key]: 'us-east-1' }, none, true],
    ['StringEqualsIfExists', { [key]: 'us-east-1' }, none, true],
    ['StringEqualsIfExists', { [key]: 'us-east-1' }, region('eu-west-1'), false],
    ['StringEqualsIgnoreCase', { [key]: 'US-EAST-1' }, region('us-east-1'), true],
    ['StringNotEqualsIgnoreCase', { [key]: 'US-EAST-1' }, region('us-east-1'), false],
    ['StringLike', { [key]: 'us-*-?' }, region('us-east-1'), true],
    ['StringNotLike', { [key]: 'us-*' }, region('us-east-1'), false],
    ['StringEquals', { 'AWS:requestedregion': 'us-east-1' }, region('us-east-1'), true],
    [
      'ArnLike',
      { 'aws:PrincipalArn': 'arn:aws:iam::*:user/a*' },
      { keys: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/alice' } },
      true,
    ],
    [
      'ArnEquals',
      { 'aws:PrincipalArn': 'arn:aws:*:user/alice:x:y' },
      { keys: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/alice' } },
      false,
    ],
    [
      'ArnNotLike',
      { 'aws:PrincipalArn': 'arn:aws:iam::*:user/a*' },
      { keys: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/alice' } },
      false,
    ],
    ['ArnLike', { 'aws:PrincipalArn': 'arn:aws:iam::*:user/a*' }, { keys: { 'aws:PrincipalArn': 'alice' } }, false],
    ['NumericLessThan', { 'aws:EpochTime': '10' }, { keys: { 'aws:EpochTime': '9' } }, true],
    ['NumericLessThan', { 'aws:EpochTime': 10 }, { keys: { 'aws:EpochTime': '10' } }, false],
    ['NumericLessThanEquals', { 'aws:EpochTime': 10 }, { keys: { 'aws:EpochTime': '10' } }, true],
    ['NumericGreaterThan', { 'aws:EpochTime': 10 }, { keys: { 'aws:EpochTime': '11' } }, true],
    ['NumericGreaterThanEquals', { 'aws:EpochTime': 10 }, { keys: { 'aws:EpochTime': '9' } }, false],
    ['NumericEquals', { 'aws:EpochTime': '1.0' }, { keys: { 'aws:EpochTime': '1' } }, true],
    ['NumericEquals', { 'aws:EpochTime': '1' }, { keys: { 'aws:EpochTime': 'one' } }, false],
    ['NumericNotEquals', { 'aws:EpochTime': '1' }, { keys: { 'aws:EpochTime': '2' } }, true],
    ['DateLessThan', { 'aws:CurrentTime': '2026-06-01T00:00:00Z' }, { keys: { 'aws:CurrentTime': '2026-05-31T23:59:59Z' } }, true],
    ['DateLessThanEquals', { 'aws:CurrentTime': '2026-06-01' }, { keys: { 'aws:CurrentTime': '2026-06-01T00:00:01Z' } }, false],
    ['DateGreaterThan', { 'aws:CurrentTime': '1780000000' }, { keys: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } }, true],
    [
      'DateGreaterThanEquals',
      { 'aws:CurrentTime': '2026-06-01T02:00:00+02:00' },
      { keys: { 'aws:CurrentTime': '2026-06-01T00:00:00Z' } },
      true,
    ],
    ['DateEquals', { 'aws:CurrentTime': '2026-06-01T00:00:00Z' }, { keys: { 'aws:CurrentTime': '2026-06-01T00:00:00.000Z' } }, true],
    ['DateNotEquals', { 'aws:CurrentTime': '2026-06-01T00:00:00Z' }, { keys: { 'aws:CurrentTime': 'yesterday' } }, true],
    ['Bool', { 'aws:SecureTransport': 'true' }, { keys: { 'aws:SecureTransport': 'true' } }, true],
    ['Bool', { 'aws:SecureTransport': false }, { keys: { 'aws:SecureTransport': 'true' } }, false],
    ['BoolIfExists', { 'aws:MultiFactorAuthPresent': 'false' }, none, true],
    ['IpAddress', { 'aws:SourceIp': '192.0.2.0/24' }, { keys: { 'aws:SourceIp': '192.0.2.77' } }, true],
    ['IpAddress', { 'aws:SourceIp': ['192.0.2.1', '2001:db8::/32'] }, { keys: { 'aws:SourceIp': '2001:db8:1::1' } }, true],
    ['IpAddress', { 'aws:SourceIp': '192.0.2.0/24' }, { keys: { 'aws:SourceIp': '2001:db8::1' } }, false],
    ['NotIpAddress', { 'aws:SourceIp': '192.0.2.0/24' }, { keys: { 'aws:SourceIp': '192.0.2.77' } }, false],
    ['NotIpAddress', { 'aws:SourceIp': '192.0.2.0/24' }, { keys: { 'aws:SourceIp': '198.51.100.1' } }, true],
    ['Null', { 'aws:TokenIssueTime': 'true' }, none, true],
    ['Null', { 'aws:TokenIssueTime': 'false' }, none, false],
    ['Null', { 'aws:TagKeys': 'true' }, { keys: { 'aws:TagKeys': [] } }, true],
    ['ForAllValues:StringEquals', { 'aws:TagKeys': ['a', 'b'] }, { keys: { 'aws:TagKeys': ['a', 'b'] } }, true],
    ['ForAllValues:StringEquals', { 'aws:TagKeys': ['a', 'b'] }, { keys: { 'aws:TagKeys': ['a', 'c'] } }, false],
    ['ForAllValues:StringEquals', { 'aws:TagKeys': ['a'] }, none, true],
    ['ForAnyValue:StringEquals', { 'aws:TagKeys': ['a', 'b'] }, { keys: { 'aws:TagKeys': ['c', 'b'] } }, true],
    ['ForAnyValue:StringEquals', { 'aws:TagKeys': ['a'] }, none, false],
    ['ForAnyValue:StringNotEquals', { 'aws:TagKeys': ['a'] }, none, false],
    ['ForAnyValue:StringNotEquals', { 'aws:TagKeys': ['a'] }, { keys: { 'aws:TagKeys': ['a', 'b'] } }, true],
    ['ForAllValues:StringNotEquals', { 'aws:TagKeys': ['a'] }, { keys: { 'aws:TagKeys': ['b', 'a'] } }, false],
    ['ForAnyValue:StringLikeIfExists', { 'aws:TagKeys': ['a*'] }, none, true],
    ['StringEquals', { 'aws:ResourceTag/Team': 'net' }, { keys: { 'aws:resourcetag/team': 'net' } }, true],
    ['StringEquals', { 'aws:ResourceTag/Team': 'net' }, { keys: { 'aws:resourcetag/team': ['net', 'sales'] } }, false],
  ])('%s %j on %j: %s', (operator, values, asked, expected) => {
    expect(verdict([document(allow('*', '*', { [operator]: values }))], asked)).toBe(expected ? 'allowed' : 'denied')
  })

  test('all of them must hold', () => {
    const both = { StringEquals: { [key]: 'us-east-1', 'aws:username': 'alice' }, Bool: { 'aws:SecureTransport': 'true' } }
    const asked = { [key]: 'us-east-1', 'aws:username': 'alice', 'aws:SecureTransport': 'true' }
    expect(verdict([document(allow('*', '*', both))], { keys: asked })).toBe('allowed')
    for (const name of Object.keys(asked)) {
      expect(verdict([document(allow('*', '*', both))], { keys: { ...asked, [name]: 'false' } })).toBe('denied')
    }
  })
})

describe('variables', () => {
  const alice = { 'aws:username': 'alice' }
  test.each<[string, object, Asked, boolean]>([
    ['in a resource', allow('*', arn('dxcon/${aws:username}')), { resource: arn('dxcon/alice'), keys: alice }, true],
    ['beside text and stars', allow('*', arn('dxcon/x-${aws:username}-*')), { resource: arn('dxcon/x-alice-1'), keys: alice }, true],
    ['of another one', allow('*', arn('dxcon/${aws:username}')), { resource: arn('dxcon/bob'), keys: alice }, false],
    [
      'with stars of its own, which are just text',
      allow('*', arn('dxcon/${aws:username}')),
      { resource: arn('dxcon/bob'), keys: { 'aws:username': '*' } },
      false,
    ],
    ['without a value', allow('*', arn('dxcon/${aws:username}')), { resource: arn('dxcon/') }, false],
    ['with a default', allow('*', arn("dxcon/${aws:username, 'nobody'}")), { resource: arn('dxcon/nobody') }, true],
    ['that are stars and dollars', allow('*', arn('dxcon/${*}${?}${$}')), { resource: arn('dxcon/*?$') }, true],
    ['that are stars only', allow('*', arn('dxcon/${*}')), { resource: arn('dxcon/a') }, false],
    [
      'in a condition',
      allow('*', '*', { StringEquals: { 'aws:ResourceTag/owner': '${aws:username}' } }),
      { keys: { ...alice, 'aws:resourcetag/owner': 'alice' } },
      true,
    ],
    [
      'a missing one under Not allows nothing',
      allow('*', '*', { StringNotEquals: { 'aws:RequestedRegion': '${aws:username}' } }),
      region('x'),
      false,
    ],
    [
      'a missing one in NotResource allows nothing',
      { Effect: 'Allow', Action: '*', NotResource: arn('dxcon/${aws:username}') },
      { resource: arn('dxcon/a') },
      false,
    ],
    [
      'tags of the principal',
      allow('*', arn('dxcon/${aws:PrincipalTag/team}')),
      { resource: arn('dxcon/net'), keys: { 'aws:principaltag/team': 'net' } },
      true,
    ],
  ])('%s', (_, statement, asked, expected) => {
    expect(verdict([document(statement)], asked)).toBe(expected ? 'allowed' : 'denied')
  })

  test('a missing one under Not still denies', () => {
    const statement = deny('*', '*', { StringNotEquals: { 'aws:ResourceTag/owner': '${aws:username}' } })
    expect(verdict([document(everything, statement)], { keys: { 'aws:resourcetag/owner': 'bob' } })).toBe('denied explicitly')
  })

  test('are just text in the older version', () => {
    const old = { Version: '2008-10-17', Statement: allow('*', arn('dxcon/${aws:username}')) }
    expect(verdict([old], { resource: arn('dxcon/alice'), keys: alice })).toBe('denied')
    expect(verdict([old], { resource: arn('dxcon/${aws:username}'), keys: alice })).toBe('allowed')
  })
})
