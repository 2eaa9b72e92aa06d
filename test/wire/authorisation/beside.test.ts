// The operations beside Direct Connect, each asked by somebody who may do nothing, and by somebody
// who may do just this.
import { beforeAll, describe, expect, test } from 'vitest'
import { ec2Operations } from '#operations/ec2/index.ts'
import { iamOperations } from '#operations/iam/index.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { allow, type Key, newUser, policy, query } from '../../support/query.ts'

const fields = {
  UserName: 'somebody',
  RoleName: 'somebody',
  PolicyName: 'one',
  PolicyArn: 'arn:aws:iam::aws:policy/AWSDirectConnectFullAccess',
  AccessKeyId: 'AKIADEMARCNOBODY0000',
  VpnGatewayId: 'vgw-00000000',
  TransitGatewayId: 'tgw-00000000000000000',
  VpcId: 'vpc-00000000',
  'ResourceId.1': 'vgw-00000000',
}

describe.for([
  ['iam', Object.keys(iamOperations), 'AccessDenied'],
  ['ec2', Object.keys(ec2Operations), 'UnauthorizedOperation'],
] as const)('every operation of %s', ([service, names, code]) => {
  const house = sharedHouse({})
  let stranger: Key
  const exact = new Map<string, Key>()
  beforeAll(async () => {
    stranger = await newUser(house(), 'blue', 'stranger')
    for (const name of names) exact.set(name, await newUser(house(), 'blue', name, policy(allow(`${service}:${name}`))))
  })

  test.for([...names])('%s is denied where no policy allows it, and else is not', async (name) => {
    const denied = await query(house(), stranger, service, name, fields)
    expect([denied.status, denied.code]).toEqual([403, code])
    expect(denied.message).toContain(`because no identity-based policy allows the ${service}:${name} action`)
    expect((await query(house(), exact.get(name)!, service, name, fields)).code).not.toBe(code)
  })
})
