// Who a role's trust policy lets in: everybody, an account, or one user or role of one.
import { isAccountId } from '#domain/accounts/account.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { partsOfArn } from '#domain/policies/arns.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { fieldsOf, textsOf } from '#domain/policies/reading.ts'

export type PrincipalPattern =
  | { readonly kind: 'anybody' }
  /** Leaves it to that account which of its users may. */
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'one'; readonly arn: string }
  /** A service of AWS's, which never calls here. */
  | { readonly kind: 'service' }

export function readPrincipals(written: unknown, where: string): readonly PrincipalPattern[] {
  if (written === '*') return [{ kind: 'anybody' }]
  return Object.entries(fieldsOf(written, where)).flatMap(([kind, values]) => {
    const place = `${where}.${kind}`
    const texts = textsOf(values, place)
    if (kind === 'Service') return texts.map((): PrincipalPattern => ({ kind: 'service' }))
    refuseUnless(kind === 'AWS', policyFaults.malformed, place, 'this is not known here; known are AWS and Service.')
    return texts.map((text) => readPrincipal(text, place))
  })
}

function readPrincipal(text: string, where: string): PrincipalPattern {
  if (text === '*') return { kind: 'anybody' }
  if (isAccountId(text)) return { kind: 'account', accountId: text }
  const [, , service, , accountId = '', resource = ''] = partsOfArn(text) ?? []
  const isPlain = (service === 'iam' || service === 'sts') && isAccountId(accountId) && !/[*?]/.test(text)
  if (isPlain && resource === 'root') return { kind: 'account', accountId }
  if (isPlain && /^(user|role|assumed-role)\//.test(resource)) return { kind: 'one', arn: text }
  return refuse(policyFaults.malformed, where, `'${text}' is not an account, a user or a role.`)
}
