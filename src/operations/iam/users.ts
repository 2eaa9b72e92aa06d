// Users of an account. A user may do nothing until a policy says so, and goes only when neither
// keys nor policies hang on it.
import { isRoot, nameKey, type User, userArn } from '#domain/accounts/user.ts'
import { newPrincipalId } from '#domain/accounts/new-keys.ts'
import { refuseUnless } from '#domain/fault.ts'
import { identityFaults } from '#domain/identities/faults.ts'
import { mustBeBare, mustBeEntityName, mustBePath } from '#domain/identities/rules.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import type { QueryOperation } from '#operations/query-operation.ts'
import { mustBeUser, seenUser, userResource } from '#operations/iam/whose.ts'
import { rootToWire, tagsOfForm, userToWire, whole } from '#operations/iam/wire.ts'

export const createUser: QueryOperation = {
  access: 'write',
  resources: (form) => [`user${form.text('Path') ?? '/'}${form.text('UserName') ?? ''}`],
  tags: tagsOfForm,

  async run({ form, caller, tx, now, random, settings }) {
    const userName = mustBeEntityName('userName', form.text('UserName'))
    refuseUnless(form.text('PermissionsBoundary') === undefined, identityFaults.notServed, 'PermissionsBoundary')
    const created: User = {
      userId: newPrincipalId('AIDA', random),
      userName,
      path: mustBePath(form.text('Path')),
      accountId: caller.accountId,
      createdAt: now,
      policies: { inline: {}, attached: [] },
      tags: mustBeTags(tagsOfForm(form)),
    }
    const present = await tx.users.lock(nameKey(caller.accountId, userName))
    refuseUnless(present === undefined, identityFaults.exists, 'User', userName)

    await tx.users.insert(created)
    return { User: userToWire(created, settings.partition) }
  },
}

export const getUser: QueryOperation = {
  access: 'read',
  resources: userResource,

  async run(context) {
    const { form, caller, settings } = context
    const ofRoot = form.text('UserName') === undefined && isRoot(caller.principal)
    return { User: ofRoot ? rootToWire(caller.accountId, settings.partition) : userToWire(await seenUser(context), settings.partition) }
  },
}

export const listUsers: QueryOperation = {
  access: 'read',
  resources: () => ['user/'],

  async run({ form, caller, tx, settings }) {
    const prefix = form.text('PathPrefix') ?? '/'
    const users = (await tx.users.ownedBy(caller.accountId)).filter(({ path }) => path.startsWith(prefix))
    const sorted = users.toSorted((a, b) => (a.userName < b.userName ? -1 : 1))
    return { Users: sorted.map((user) => userToWire(user, settings.partition, false)), ...whole }
  },
}

export const deleteUser: QueryOperation = {
  access: 'write',
  resources: userResource,

  async run(context) {
    const { caller, tx, settings } = context
    const user = await mustBeUser(context)
    const keys = await tx.accessKeys.ofPrincipal(userArn(settings.partition, user))
    refuseUnless(keys.length === 0, identityFaults.keysLeft)
    mustBeBare(user)
    await tx.users.remove(nameKey(caller.accountId, user.userName))
    return undefined
  },
}
