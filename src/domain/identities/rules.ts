// What names, policies and keys of users and roles must be like.
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Policies, Role, User } from '#domain/accounts/user.ts'
import { identityFaults } from '#domain/identities/faults.ts'
import { compilePolicy } from '#domain/policies/compile.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { managedPolicy } from '#domain/policies/managed.ts'

export const mostKeys = 2
const longestPolicies = 10_240
const nameForm = /^[\w+=,.@-]+$/

export function mustBeGiven(member: string, value: string | undefined): string {
  return value === undefined || value === '' ? refuse(identityFaults.missing, member) : value
}

/** 1 to `most` letters, digits and `+=,.@_-`. */
export function mustBeEntityName(member: string, value: string | undefined, most = 64): string {
  const name = mustBeGiven(member, value)
  refuseUnless(
    nameForm.test(name),
    identityFaults.badValue,
    member,
    name,
    String.raw`Member must satisfy regular expression pattern: [\w+=,.@-]+`,
  )
  refuseUnless(name.length <= most, identityFaults.badValue, member, name, `Member must have length less than or equal to ${most}`)
  return name
}

/** Begins and ends with a slash. */
export function mustBePath(path = '/'): string {
  const isPath = path.length <= 512 && /^\/([\x21-\x7e]+\/)?$/.test(path) && !/[*?:]/.test(path)
  refuseUnless(isPath, identityFaults.badValue, 'path', path, 'Member must begin and end with / and have no :, * or ?')
  return path
}

export function mustBeStatus(value: string | undefined): boolean {
  const status = mustBeGiven('status', value)
  const known = status === 'Active' || status === 'Inactive'
  refuseUnless(known, identityFaults.badValue, 'status', status, 'Member must satisfy enum value set: [Active, Inactive]')
  return status === 'Active'
}

export function mustBeWhole(member: string, value: string | undefined, least: number, most: number, usual: number): number {
  if (value === undefined) return usual
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  refuseUnless(
    number >= least && number <= most,
    identityFaults.badValue,
    member,
    value,
    `Member must be a whole number from ${least} to ${most}`,
  )
  return number
}

/** The policies with one more, which must be one that can be read in full. */
export function withPolicy(policies: Policies, name: string, document: string, owner: string): Policies {
  compilePolicy(document)
  const inline = { ...policies.inline, [name]: document }
  const size = Object.values(inline).reduce((sum, each) => sum + each.replace(/\s/g, '').length, 0)
  refuseUnless(size <= longestPolicies, policyFaults.tooLong, longestPolicies, owner)
  return { ...policies, inline }
}

export function withoutPolicy(policies: Policies, kind: 'user' | 'role', name: string): Policies {
  refuseUnless(Object.hasOwn(policies.inline, name), identityFaults.noPolicy, kind, name)
  const { [name]: _, ...inline } = policies.inline
  return { ...policies, inline }
}

export function policyNamed(policies: Policies, kind: 'user' | 'role', name: string): string {
  const document = Object.hasOwn(policies.inline, name) ? policies.inline[name] : undefined
  return document ?? refuse(identityFaults.noPolicy, kind, name)
}

export function withAttached(policies: Policies, arn: string): Policies {
  refuseUnless(managedPolicy(arn) !== undefined, identityFaults.noManagedPolicy, arn)
  return { ...policies, attached: [...new Set([...policies.attached, arn])] }
}

export function withoutAttached(policies: Policies, arn: string): Policies {
  refuseUnless(policies.attached.includes(arn), identityFaults.notAttached, arn)
  return { ...policies, attached: policies.attached.filter((each) => each !== arn) }
}

/** Nothing may hang on a user or role that goes. */
export function mustBeBare({ policies }: Pick<User | Role, 'policies'>): void {
  refuseUnless(policies.attached.length === 0, identityFaults.attachedLeft)
  refuseUnless(Object.keys(policies.inline).length === 0, identityFaults.policiesLeft)
}
