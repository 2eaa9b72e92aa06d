import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { operationNames } from '#contract/contract.ts'
import { ClientFault } from '#domain/fault.ts'
import { actions } from '#domain/policies/actions.ts'
import { compilePolicy } from '#domain/policies/compile.ts'
import { managedPolicy } from '#domain/policies/managed.ts'
import { ec2Operations } from '#operations/ec2/index.ts'
import { iamOperations } from '#operations/iam/index.ts'
import { stsOperations } from '#operations/sts/index.ts'
import { allow } from '../../support/query.ts'
import { arn, document, verdict } from './requests.ts'

const text = (statement: object) => JSON.stringify(document(statement))
const withCondition = (condition: object) => text(allow('*', '*', condition))

describe('a policy that is not understood in full is refused, with the place and the reason', () => {
  test.each([
    ['', 'The document: it is not valid JSON.'],
    ['[]', 'The document: an object is expected.'],
    ['{}', 'The document: it is empty.'],
    ['{"Version":"2012-10-17","Version":"2008-10-17"}', 'The document: "Version" stands twice in one object.'],
    [
      `{"Statement":[{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}]}`,
      'The document: "Effect" stands twice in one object.',
    ],
    ['{"Version":"2013-01-01","Statement":[]}', "Version: 2012-10-17 is expected, not '2013-01-01'."],
    ['{"Version":"2012-10-17"}', 'Statement: it is missing.'],
    ['{"Statement":[]}', 'Statement: the list is empty.'],
    ['{"Statement":[],"Statements":[]}', 'Statements: this is not known here; known are Version, Id, Statement.'],
    [text({ Effect: 'allow', Action: '*', Resource: '*' }), "Statement[0].Effect: Allow or Deny is expected, not 'allow'."],
    [text({ Action: '*', Resource: '*' }), "Statement[0].Effect: Allow or Deny is expected, not 'nothing'."],
    [text({ Effect: 'Deny', Resource: '*' }), 'Statement[0]: Action or NotAction is missing.'],
    [text({ Effect: 'Deny', Action: '*' }), 'Statement[0]: Resource or NotResource is missing.'],
    [text({ Effect: 'Deny', Action: '*', NotAction: '*', Resource: '*' }), 'Statement[0]: Action and NotAction exclude each other.'],
    [text({ ...allow('*'), Principal: '*' }), 'Statement[0].Principal: this is not known here'],
    [text({ ...allow('*'), Sid: 'a b' }), 'Statement[0].Sid: only letters and digits are expected.'],
    [JSON.stringify(document({ ...allow('*'), Sid: 'a' }, { ...allow('*'), Sid: 'a' })), "Statement[1].Sid: 'a' is used twice."],
    [
      text(allow('directconnect:CreateConection')),
      "Statement[0].Action: 'directconnect:CreateConection' is not an action of directconnect that is known here.",
    ],
    [text(allow('s3:GetObject')), "Statement[0].Action: 's3:GetObject' is of no service that is known here: directconnect, ec2, iam, sts."],
    [text(allow('DescribeTags')), "Statement[0].Action: 'DescribeTags' is not an action such as directconnect:DescribeConnections."],
    [text(allow([])), 'Statement[0].Action: the list is empty.'],
    [text({ Effect: 'Allow', Action: {}, Resource: '*' }), 'Statement[0].Action: a text or a list of texts is expected.'],
    [text(allow('*', 'dxcon-1')), "Statement[0].Resource: 'dxcon-1' is neither * nor an ARN of six parts."],
    [text(allow('*', arn('dxcon/${aws:user}'))), 'Statement[0].Resource: ${aws:user} is not a variable that is known here.'],
    [text(allow('*', arn('dxcon/${aws:username'))), 'Statement[0].Resource: a variable is opened and not closed'],
    [text(allow('*', arn('dxcon/${aws:TagKeys}'))), 'Statement[0].Resource: ${aws:TagKeys} has several values'],
    [
      withCondition({ StringEqual: { 'aws:username': 'a' } }),
      'Statement[0].Condition.StringEqual: StringEqual is not an operator that is known here.',
    ],
    [withCondition({ NullIfExists: { 'aws:username': 'true' } }), 'NullIfExists is not an operator that is known here.'],
    [
      withCondition({ 'ForSomeValues:StringEquals': { 'aws:TagKeys': 'a' } }),
      'ForSomeValues:StringEquals is not an operator that is known here.',
    ],
    [
      withCondition({ StringEquals: { 'aws:UserName1': 'a' } }),
      'Statement[0].Condition.StringEquals.aws:UserName1: aws:UserName1 is not a condition key that is known here.',
    ],
    [
      withCondition({ StringEquals: { 'aws:TagKeys': 'a' } }),
      'aws:TagKeys has several values: say ForAllValues:StringEquals or ForAnyValue:StringEquals.',
    ],
    [withCondition({ StringEquals: {} }), 'Statement[0].Condition.StringEquals: it is empty.'],
    [withCondition({ Bool: { 'aws:SecureTransport': 'yes' } }), "'yes' is neither true nor false."],
    [withCondition({ NumericEquals: { 'aws:EpochTime': 'ten' } }), "'ten' is not a number."],
    [withCondition({ DateEquals: { 'aws:CurrentTime': 'today' } }), "'today' is not a date"],
    [withCondition({ IpAddress: { 'aws:SourceIp': '300.1.1.1' } }), "'300.1.1.1' is not an address or prefix"],
    [withCondition({ ArnLike: { 'aws:PrincipalArn': '*' } }), "'*' is neither * nor an ARN of six parts."],
  ])('%s', (written, why) => {
    expect(() => compilePolicy(written)).toThrow(why)
    expect(() => compilePolicy(written)).toThrow(expect.objectContaining({ code: 'MalformedPolicyDocument' }) as Error)
  })

  test('a trust policy needs principals that mean something', () => {
    const trust = (Principal: unknown) => JSON.stringify(document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }))
    expect(
      compilePolicy(
        trust({ AWS: ['111122223333', 'arn:aws:iam::111122223333:user/alice'], Service: 'directconnect.amazonaws.com' }),
        'trust',
      ).statements,
    ).toHaveLength(1)
    expect(() => compilePolicy(trust({ Federated: 'x' }), 'trust')).toThrow(
      'Statement[0].Principal.Federated: this is not known here; known are AWS and Service.',
    )
    expect(() => compilePolicy(trust({ AWS: 'arn:aws:iam::111122223333:user/*' }), 'trust')).toThrow('is not an account, a user or a role')
    expect(() => compilePolicy(trust(undefined), 'trust')).toThrow('Statement[0].Principal: an object is expected.')
  })

  test('whatever is put, it is read or refused, and never anything else', () => {
    const words = fc.constantFrom(
      'Version',
      'Statement',
      'Effect',
      'Allow',
      'Action',
      '*',
      'Resource',
      'Condition',
      'StringEquals',
      'aws:username',
      '${aws:username}',
      'arn:aws:a:b:c:d',
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        words,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(words, tie('value'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(
        fc.oneof(
          value.map((each) => JSON.stringify(each)),
          fc.string(),
          fc.json(),
        ),
        (written) => {
          try {
            compilePolicy(written)
          } catch (error) {
            expect(error).toBeInstanceOf(ClientFault)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('the actions that are known', () => {
  test('are those of the contract and of what is served beside it', () => {
    expect(actions.get('directconnect')).toEqual(operationNames)
    expect(actions.get('iam')).toEqual(Object.keys(iamOperations).toSorted())
    expect(actions.get('sts')).toEqual(Object.keys(stsOperations).toSorted())
    expect(actions.get('ec2')).toEqual(Object.keys(ec2Operations).toSorted())
  })
})

describe('managed policies', () => {
  const of = (name: string) => managedPolicy(`arn:aws:iam::aws:policy/${name}`)?.document ?? ''
  test('full access is to Direct Connect and to looking at its gateways, and to nothing else', () => {
    const full = of('AWSDirectConnectFullAccess')
    for (const name of operationNames) expect(verdict([full], { action: `directconnect:${name}` })).toBe('allowed')
    expect(verdict([full], { action: 'ec2:DescribeVpnGateways' })).toBe('allowed')
    expect(verdict([full], { action: 'iam:CreateUser' })).toBe('denied')
    expect(verdict([full], { action: 'ec2:DeleteVpnGateway' })).toBe('denied')
  })

  test('read only is what changes nothing', () => {
    const readOnly = of('AWSDirectConnectReadOnlyAccess')
    const allowed = operationNames.filter((name) => verdict([readOnly], { action: `directconnect:${name}` }) === 'allowed')
    expect(allowed).toEqual(operationNames.filter((name) => /^(Describe|List|Get)/.test(name)))
  })

  test('there are no others', () => {
    expect(managedPolicy('arn:aws:iam::aws:policy/AdministratorAccess')).toBeUndefined()
    expect(managedPolicy('arn:aws:iam::111122223333:policy/AWSDirectConnectFullAccess')).toBeUndefined()
  })
})
