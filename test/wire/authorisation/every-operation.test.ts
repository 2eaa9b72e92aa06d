import { beforeAll, describe, expect, test } from 'vitest'
import type { OperationName } from '#contract/contract.ts'
import { operations } from '#operations/index.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { allow, deny, direct, type Key, newUser, policy, query, rootKey } from '../../support/query.ts'
import { cases } from './cases.ts'

const account = '444455556666'
const isGlobal = (resource: string) => /^dx-(gateway|resiliency-group)\//.test(resource)
const arn = (resource: string) => `arn:aws:directconnect:${isGlobal(resource) ? '' : 'us-east-1'}:${account}:${resource}`

describe('every operation asks the policies', () => {
  const house = sharedHouse({})
  let stranger: Key
  let denied: Key
  let exact: Key
  let others: Key
  const served = Object.keys(operations) as OperationName[]

  beforeAll(async () => {
    stranger = await newUser(house(), 'blue', 'stranger')
    denied = await newUser(house(), 'blue', 'denied', policy(allow('*'), deny('directconnect:*')))
    exact = await newUser(house(), 'blue', 'exact')
    others = await newUser(house(), 'blue', 'others')
    // Besides, the policies of the last two are made anew for each operation.
  })

  const put = async (UserName: string, document: string) => {
    const answer = await query(house(), rootKey('blue'), 'iam', 'PutUserPolicy', { UserName, PolicyName: 'one', PolicyDocument: document })
    expect(answer.text).toContain('PutUserPolicyResponse')
    await house().pass(1000)
  }

  test('that there is', () => {
    expect(served.length).toBeGreaterThan(60)
  })

  describe.for(served)('%s', (name) => {
    const { input, resources } = cases[name]
    const [first] = resources.length === 0 ? ['*'] : resources.map(arn)

    test('is denied where no policy allows it', async () => {
      const { status, json } = await direct(house(), stranger, name, input)
      const user = `arn:aws:iam::${account}:user/stranger`
      expect({ status, json }).toEqual({
        status: 400,
        json: {
          __type: 'AccessDeniedException',
          message: `User: ${user} is not authorized to perform: directconnect:${name} on resource: ${first} because no identity-based policy allows the directconnect:${name} action`,
        },
      })
    })

    test('is denied where a policy denies it, whatever else allows it', async () => {
      const { json } = await direct(house(), denied, name, input)
      const user = `arn:aws:iam::${account}:user/denied`
      expect(json.message).toBe(
        `User: ${user} is not authorized to perform: directconnect:${name} on resource: ${first} with an explicit deny in an identity-based policy`,
      )
    })

    test('is allowed by a policy that names it and its resources, and by no less', async () => {
      await put('exact', policy(allow(`directconnect:${name}`, resources.length === 0 ? '*' : resources.map(arn))))
      expect((await direct(house(), exact, name, input)).json.__type).not.toBe('AccessDeniedException')
      const lacking = resources.length === 0 ? [arn('dxcon/*')] : [...resources.slice(1).map(arn), arn('dxcon/dxcon-another')]
      await put('others', policy(allow(`directconnect:${name}`, lacking)))
      expect((await direct(house(), others, name, input)).json.__type).toBe('AccessDeniedException')
    })
  })
})
