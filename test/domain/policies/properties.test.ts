import { describe, expect, test } from 'vitest'
import { compilePolicy } from '#domain/policies/compile.ts'
import { relevantTo, type Verdict, verdictOf } from '#domain/policies/evaluate.ts'
import { drawing, policyIn } from '../../accounts/cedar.ts'
import { type RandomRequest, requestIn } from '../../accounts/cedar-requests.ts'
import { allow, deny } from '../../support/query.ts'

const runs = 3000
const draw = drawing(4)
const samples = Array.from({ length: runs }, () => ({
  statements: (JSON.parse(policyIn(draw).iam) as { Statement: object[] }).Statement,
  request: requestIn(draw),
}))

function ask(statements: readonly object[], { action, resource, keys }: RandomRequest): Verdict {
  const policy = compilePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
  return verdictOf(relevantTo([policy], action), resource, (key) => keys.get(key))
}

describe('whatever the policy and the request', () => {
  test('a policy says what its statements say one by one, an explicit no first', () => {
    for (const { statements, request } of samples) {
      const single = statements.map((each) => ask([each], request))
      const together = single.find((each) => each === 'denied explicitly') ?? single.find((each) => each === 'allowed') ?? 'denied'
      expect(ask(statements, request)).toBe(together)
    }
  })

  test('the order of statements, and which policy they stand in, make no difference', () => {
    for (const { statements, request } of samples) {
      const verdict = ask(statements, request)
      expect(ask(statements.toReversed(), request)).toBe(verdict)
      const policies = statements.map((each) => compilePolicy(JSON.stringify({ Version: '2012-10-17', Statement: each })))
      expect(verdictOf(relevantTo(policies, request.action), request.resource, (key) => request.keys.get(key))).toBe(verdict)
    }
  })

  test('one more Deny never allows, and one more Allow never denies', () => {
    for (const [at, { statements, request }] of samples.entries()) {
      const other = samples[(at + 1) % runs]?.statements ?? []
      const before = ask(statements, request)
      const denies = other.map((each) => ({ ...each, Effect: 'Deny' }))
      const allows = other.map((each) => ({ ...each, Effect: 'Allow' }))
      if (before !== 'allowed') expect(ask([...statements, ...denies], request)).not.toBe('allowed')
      if (before !== 'denied') expect(ask([...statements, ...allows], request)).toBe(before)
      expect(ask([...statements, deny('*')], request)).toBe('denied explicitly')
      expect(ask([...statements, allow('*')], request)).toBe(before === 'denied explicitly' ? before : 'allowed')
    }
  })
})
