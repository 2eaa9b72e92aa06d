// Roles: what AssumeRole needs of them. A role's trust policy says who may assume it, its own
// policies what it may do then.
import { nameKey, type Role } from '#domain/accounts/user.ts'
import { newPrincipalId } from '#domain/accounts/new-keys.ts'
import { refuseUnless } from '#domain/fault.ts'
import { identityFaults } from '#domain/identities/faults.ts'
import {
  mustBeBare,
  mustBeEntityName,
  mustBeGiven,
  mustBePath,
  mustBeWhole,
  policyNamed,
  withoutPolicy,
  withPolicy,
} from '#domain/identities/rules.ts'
import { compilePolicy } from '#domain/policies/compile.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import { mustBeRole, roleResource, seenRole } from '#operations/iam/whose.ts'
import { roleToWire, tagsOfForm, whole } from '#operations/iam/wire.ts'
import type { Form, QueryOperation } from '#operations/query-operation.ts'

const hour = 3600
const policyName = (form: Form): string => mustBeEntityName('policyName', form.text('PolicyName'), 128)

export const createRole: QueryOperation = {
  access: 'write',
  resources: (form) => [`role${form.text('Path') ?? '/'}${form.text('RoleName') ?? ''}`],
  tags: tagsOfForm,

  async run({ form, caller, tx, now, random, settings }) {
    const roleName = mustBeEntityName('roleName', form.text('RoleName'))
    refuseUnless(form.text('PermissionsBoundary') === undefined, identityFaults.notServed, 'PermissionsBoundary')
    const trust = mustBeGiven('assumeRolePolicyDocument', form.text('AssumeRolePolicyDocument'))
    compilePolicy(trust, 'trust')
    const description = form.text('Description')
    const created: Role = {
      roleId: newPrincipalId('AROA', random),
      roleName,
      path: mustBePath(form.text('Path')),
      accountId: caller.accountId,
      createdAt: now,
      ...(description !== undefined && { description }),
      trust,
      maxSessionDuration: mustBeWhole('maxSessionDuration', form.text('MaxSessionDuration'), hour, 12 * hour, hour),
      policies: { inline: {}, attached: [] },
      tags: mustBeTags(tagsOfForm(form)),
    }
    const present = await tx.roles.lock(nameKey(caller.accountId, roleName))
    refuseUnless(present === undefined, identityFaults.exists, 'Role', roleName)

    await tx.roles.insert(created)
    return { Role: roleToWire(created, settings.partition) }
  },
}

export const getRole: QueryOperation = {
  access: 'read',
  resources: roleResource,
  run: async (context) => ({ Role: roleToWire(await seenRole(context), context.settings.partition) }),
}

export const listRoles: QueryOperation = {
  access: 'read',
  resources: () => ['role/'],
  async run({ form, caller, tx, settings }) {
    const prefix = form.text('PathPrefix') ?? '/'
    const roles = (await tx.roles.ownedBy(caller.accountId)).filter(({ path }) => path.startsWith(prefix))
    const sorted = roles.toSorted((a, b) => (a.roleName < b.roleName ? -1 : 1))
    return { Roles: sorted.map((role) => roleToWire({ ...role, tags: [] }, settings.partition)), ...whole }
  },
}

export const deleteRole: QueryOperation = {
  access: 'write',
  resources: roleResource,
  async run(context) {
    const role = await mustBeRole(context)
    mustBeBare(role)
    await context.tx.roles.remove(nameKey(role.accountId, role.roleName))
    return undefined
  },
}

export const putRolePolicy: QueryOperation = {
  access: 'write',
  resources: roleResource,
  async run(context) {
    const name = policyName(context.form)
    const document = mustBeGiven('policyDocument', context.form.text('PolicyDocument'))
    const role = await mustBeRole(context)
    await context.tx.roles.update({ ...role, policies: withPolicy(role.policies, name, document, `role ${role.roleName}`) })
    return undefined
  },
}

export const getRolePolicy: QueryOperation = {
  access: 'read',
  resources: roleResource,
  async run(context) {
    const name = policyName(context.form)
    const { policies, roleName } = await seenRole(context)
    return { RoleName: roleName, PolicyName: name, PolicyDocument: encodeURIComponent(policyNamed(policies, 'role', name)) }
  },
}

export const listRolePolicies: QueryOperation = {
  access: 'read',
  resources: roleResource,
  async run(context) {
    const { policies } = await seenRole(context)
    return { PolicyNames: Object.keys(policies.inline).toSorted(), ...whole }
  },
}

export const deleteRolePolicy: QueryOperation = {
  access: 'write',
  resources: roleResource,
  async run(context) {
    const role = await mustBeRole(context)
    await context.tx.roles.update({ ...role, policies: withoutPolicy(role.policies, 'role', policyName(context.form)) })
    return undefined
  },
}
