// What of IAM is served, by its name on the wire.
import { createAccessKey, deleteAccessKey, getAccessKeyLastUsed, listAccessKeys, updateAccessKey } from '#operations/iam/access-keys.ts'
import {
  createRole,
  deleteRole,
  deleteRolePolicy,
  getRole,
  getRolePolicy,
  listRolePolicies,
  listRoles,
  putRolePolicy,
} from '#operations/iam/roles.ts'
import {
  attachUserPolicy,
  deleteUserPolicy,
  detachUserPolicy,
  getUserPolicy,
  listAttachedUserPolicies,
  listUserPolicies,
  putUserPolicy,
} from '#operations/iam/user-policies.ts'
import { createUser, deleteUser, getUser, listUsers } from '#operations/iam/users.ts'
import type { QueryOperation, QueryOperations } from '#operations/query-operation.ts'

/** Accounts have no other names here; Terraform's and the console's question is answered all the same. */
const listAccountAliases: QueryOperation = {
  access: 'read',
  run: () => Promise.resolve({ AccountAliases: [], IsTruncated: false }),
}

export const iamOperations: QueryOperations = {
  AttachUserPolicy: attachUserPolicy,
  CreateAccessKey: createAccessKey,
  CreateRole: createRole,
  CreateUser: createUser,
  DeleteAccessKey: deleteAccessKey,
  DeleteRole: deleteRole,
  DeleteRolePolicy: deleteRolePolicy,
  DeleteUser: deleteUser,
  DeleteUserPolicy: deleteUserPolicy,
  DetachUserPolicy: detachUserPolicy,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  GetUser: getUser,
  GetUserPolicy: getUserPolicy,
  ListAccessKeys: listAccessKeys,
  ListAccountAliases: listAccountAliases,
  ListAttachedUserPolicies: listAttachedUserPolicies,
  ListRolePolicies: listRolePolicies,
  ListRoles: listRoles,
  ListUserPolicies: listUserPolicies,
  ListUsers: listUsers,
  PutRolePolicy: putRolePolicy,
  PutUserPolicy: putUserPolicy,
  UpdateAccessKey: updateAccessKey,
}
