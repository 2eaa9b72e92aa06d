// Users, roles and keys as IAM shows them.
import { type Role, roleArn, rootArn, type User, userArn } from '#domain/accounts/user.ts'
import type { Tag } from '#domain/tags/tag.ts'
import type { Answer, Form } from '#operations/query-operation.ts'
import type { AccessKey } from '#store/tx.ts'

const tagsToWire = (tags: readonly Tag[]): Answer =>
  tags.length === 0 ? undefined : tags.map(({ key, value }) => ({ Key: key, Value: value }))

export const userToWire = (user: User, partition: string, withTags = true): Answer => ({
  Path: user.path,
  UserName: user.userName,
  UserId: user.userId,
  Arn: userArn(partition, user),
  CreateDate: new Date(user.createdAt),
  Tags: withTags ? tagsToWire(user.tags) : undefined,
})

/** The account itself, where it asks who it is. */
export const rootToWire = (accountId: string, partition: string): Answer => ({
  Path: '/',
  UserName: undefined,
  UserId: accountId,
  Arn: rootArn(partition, accountId),
  CreateDate: new Date(0),
})

export const roleToWire = (role: Role, partition: string): Answer => ({
  Path: role.path,
  RoleName: role.roleName,
  RoleId: role.roleId,
  Arn: roleArn(partition, role),
  CreateDate: new Date(role.createdAt),
  AssumeRolePolicyDocument: encodeURIComponent(role.trust),
  Description: role.description,
  MaxSessionDuration: role.maxSessionDuration,
  Tags: tagsToWire(role.tags),
})

/** The secret only where the key is made: it is never shown again. */
export const keyToWire = (key: AccessKey, userName: string | undefined, secret?: string): Answer => ({
  UserName: userName,
  AccessKeyId: key.accessKeyId,
  Status: key.active ? 'Active' : 'Inactive',
  SecretAccessKey: secret,
  CreateDate: new Date(key.createdAt),
})

/** All of it is on the first page. */
export const whole = { IsTruncated: false } as const

export const tagsOfForm = (form: Form): readonly Tag[] =>
  form.forms('Tags').map((tag) => ({ key: tag.text('Key') ?? '', value: tag.text('Value') ?? '' }))
