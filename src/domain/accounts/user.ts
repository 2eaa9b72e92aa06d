// People and programs of an account: users with lasting keys, and roles that are assumed for a
// while. Their policies are part of them: a user or role is one row with all it may do.
import type { Tag } from '#domain/tags/tag.ts'

export interface Policies {
  /** Documents as they were put, by name. */
  readonly inline: Readonly<Record<string, string>>
  /** ARNs of managed policies. */
  readonly attached: readonly string[]
}

export interface User {
  /** `AIDA…`; another user of the same name later has another one. */
  readonly userId: string
  readonly userName: string
  /** Begins and ends with a slash. */
  readonly path: string
  readonly accountId: string
  readonly createdAt: number
  readonly policies: Policies
  readonly tags: readonly Tag[]
}

export interface Role {
  /** `AROA…` */
  readonly roleId: string
  readonly roleName: string
  readonly path: string
  readonly accountId: string
  readonly createdAt: number
  readonly description?: string
  /** Who may assume it: a policy with principals. */
  readonly trust: string
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration: number
  readonly policies: Policies
  readonly tags: readonly Tag[]
}

/** Keys that end: from AssumeRole or GetSessionToken. */
export interface Session {
  /** `ASIA…` */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly accountId: string
  /** `arn:…:assumed-role/<role>/<session>`, or the user's or account's own ARN. */
  readonly principal: string
  /** Of the user or role behind it: it ends with them. Nothing for the account itself. */
  readonly principalId?: string
  /** Documents that narrow what the session may do. */
  readonly narrowedBy: readonly string[]
  readonly createdAt: number
  readonly expiresAt: number
}

/** Names are told apart without case, and shown as they were given. */
export const nameKey = (accountId: string, name: string): string => `${accountId}/${name.toLowerCase()}`

export const userArn = (partition: string, { accountId, path, userName }: Pick<User, 'accountId' | 'path' | 'userName'>): string =>
  `arn:${partition}:iam::${accountId}:user${path}${userName}`

export const roleArn = (partition: string, { accountId, path, roleName }: Pick<Role, 'accountId' | 'path' | 'roleName'>): string =>
  `arn:${partition}:iam::${accountId}:role${path}${roleName}`

export const rootArn = (partition: string, accountId: string): string => `arn:${partition}:iam::${accountId}:root`

/** The account itself: it may do everything in it. */
export const isRoot = (principal: string): boolean => principal.endsWith(':root')

export type PrincipalName =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'role'; readonly name: string; readonly sessionName: string }

/** Which user or role an ARN speaks of; nothing for the account itself. */
export function namedPrincipal(principal: string): PrincipalName | undefined {
  const parts = (principal.split(':')[5] ?? '').split('/')
  const name = parts.at(-1) ?? ''
  if (parts[0] === 'user') return { kind: 'user', name }
  if (parts[0] === 'assumed-role') return { kind: 'role', name: parts[1] ?? '', sessionName: name }
  return undefined
}
