// Who may assume a role: what its trust policy says, and what the asker's own policies do. Within
// one account the role may let somebody in by name; otherwise both sides must agree.
import type { Role } from '#domain/accounts/user.ts'
import { partsOfArn } from '#domain/policies/arns.ts'
import { compilePolicy, type Statement } from '#domain/policies/compile.ts'
import { applies, type Verdict } from '#domain/policies/evaluate.ts'
import type { Look } from '#domain/policies/keys.ts'
import type { PrincipalPattern } from '#domain/policies/principals.ts'

export interface Asking {
  readonly accountId: string
  /** With its session, where it is one. */
  readonly principal: string
  /** The user's or role's own ARN. */
  readonly principalArn: string
  /** What its own policies say of `sts:AssumeRole` on the role. */
  readonly own: Verdict
}

type Trust = 'by name' | 'by account' | undefined

function trustIn({ principals = [] }: Statement, { accountId, principal, principalArn }: Asking): Trust {
  const by = (pattern: PrincipalPattern): Trust => {
    if (pattern.kind === 'one') return pattern.arn === principal || pattern.arn === principalArn ? 'by name' : undefined
    return pattern.kind === 'anybody' || (pattern.kind === 'account' && pattern.accountId === accountId) ? 'by account' : undefined
  }
  const found = principals.map(by)
  return found.find((each) => each === 'by name') ?? found.find((each) => each === 'by account')
}

export function mayAssume(role: Role, roleArn: string, asking: Asking, look: Look): boolean {
  const concerned = compilePolicy(role.trust, 'trust').statements.filter(({ concerns }) => concerns('sts:assumerole'))
  const holding = concerned.filter((statement) => applies(statement, partsOfArn(roleArn), look))
  const trusts = (effect: Statement['effect']) => holding.filter((each) => each.effect === effect).map((each) => trustIn(each, asking))
  if (asking.own === 'denied explicitly' || trusts('Deny').some((trust) => trust !== undefined)) return false
  const trust = trusts('Allow')
  if (trust.every((each) => each === undefined)) return false
  const byNameAtHome = trust.includes('by name') && asking.accountId === role.accountId
  return byNameAtHome || asking.own === 'allowed'
}
