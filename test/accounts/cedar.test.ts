// The evaluator against Cedar's. 5,000 pairs unless CEDAR_PAIRS says more; CEDAR_SEED begins
// somewhere else.
import { describe, expect, test } from 'vitest'
import { compilePolicy } from '#domain/policies/compile.ts'
import { relevantTo, verdictOf } from '#domain/policies/evaluate.ts'
import { type Cedar, cedarHere, drawing, policyIn } from './cedar.ts'
import { type RandomRequest, requestIn } from './cedar-requests.ts'

const cedar = cedarHere()
const pairs = Number(process.env['CEDAR_PAIRS'] ?? 5000)
const seed = Number(process.env['CEDAR_SEED'] ?? 20_261_120)
const perPolicy = 100
const somebody = { type: 'User', id: 'somebody' }

function verdictOfCedar({ statefulIsAuthorized }: Cedar, preparsedPolicySetId: string, { context }: RandomRequest): string {
  const answer = statefulIsAuthorized({
    principal: somebody,
    action: { type: 'Action', id: 'ask' },
    resource: somebody,
    context,
    entities: [],
    preparsedPolicySetId,
  })
  if (answer.response === undefined || answer.response.diagnostics.errors.length > 0) throw new Error(JSON.stringify(answer))
  const { decision, diagnostics } = answer.response
  return decision === 'allow' ? 'allowed' : diagnostics.reason.length > 0 ? 'denied explicitly' : 'denied'
}

const absent = cedar === undefined ? ', WHICH IS NOT INSTALLED HERE AND SO NOT ASKED' : ''

describe(`against Cedar${absent}`, () => {
  test.skipIf(cedar === undefined)(
    `${pairs} pairs of a policy and a request have one verdict`,
    () => {
      const draw = drawing(seed)
      const counted: Record<string, number> = {}
      if (cedar === undefined) return
      for (let done = 0; done < pairs; done += perPolicy) {
        const written = policyIn(draw)
        const compiled = [compilePolicy(written.iam)]
        expect(cedar.preparsePolicySet('one', { staticPolicies: written.cedar })).toMatchObject({ type: 'success' })
        for (let at = 0; at < perPolicy; at += 1) {
          const request = requestIn(draw)
          const ours = verdictOf(relevantTo(compiled, request.action), request.resource, (key) => request.keys.get(key))
          const theirs = verdictOfCedar(cedar, 'one', request)
          counted[ours] = (counted[ours] ?? 0) + 1
          if (ours !== theirs) expect({ ours, ...written, ...request }).toEqual({ ours: theirs })
        }
      }
      // A verdict that hardly ever comes would not have been compared.
      for (const verdict of ['allowed', 'denied', 'denied explicitly']) expect(counted[verdict]).toBeGreaterThan(pairs / 20)
    },
    1_800_000,
  )
})
