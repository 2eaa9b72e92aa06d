// Which user a call of IAM concerns: the one it names, or the caller. The account itself has keys,
// too, and is nobody's user.
import { isRoot, nameKey, type Role, rootArn, type User, userArn } from '#domain/accounts/user.ts'
import { refuse } from '#domain/fault.ts'
import { identityFaults } from '#domain/identities/faults.ts'
import { mustBeEntityName } from '#domain/identities/rules.ts'
import type { Form, QueryCaller, QueryContext } from '#operations/query-operation.ts'

type Who = Pick<QueryCaller, 'userName'>

/** The resource that a policy must allow. */
export const userResource = (form: Form, caller: Who): readonly string[] => {
  const name = form.text('UserName') ?? caller.userName
  return name === undefined ? [] : [`user/${name}`]
}

export const roleResource = (form: Form): readonly string[] => [`role/${form.text('RoleName') ?? ''}`]

/** The user that is named, held until the end. */
export async function mustBeUser({ form, caller, tx }: QueryContext): Promise<User> {
  const name = mustBeEntityName('userName', form.text('UserName') ?? caller.userName)
  return (await tx.users.lock(nameKey(caller.accountId, name))) ?? refuse(identityFaults.noUser, name)
}

export async function mustBeRole({ form, caller, tx }: QueryContext): Promise<Role> {
  const name = mustBeEntityName('roleName', form.text('RoleName'))
  return (await tx.roles.lock(nameKey(caller.accountId, name))) ?? refuse(identityFaults.noRole, name)
}

/** As the two above, where nothing is changed. */
export async function seenUser({ form, caller, tx }: QueryContext): Promise<User> {
  const name = mustBeEntityName('userName', form.text('UserName') ?? caller.userName)
  return (await tx.users.find(nameKey(caller.accountId, name))) ?? refuse(identityFaults.noUser, name)
}

export async function seenRole({ form, caller, tx }: QueryContext): Promise<Role> {
  const name = mustBeEntityName('roleName', form.text('RoleName'))
  return (await tx.roles.find(nameKey(caller.accountId, name))) ?? refuse(identityFaults.noRole, name)
}

export interface Holder {
  readonly principal: string
  readonly userName?: string
}

/** Whose keys are meant: those of a user, or the account's own. */
export async function keyHolder(context: QueryContext, read: (context: QueryContext) => Promise<User>): Promise<Holder> {
  const { form, caller, settings } = context
  if (form.text('UserName') === undefined && isRoot(caller.principal)) return { principal: rootArn(settings.partition, caller.accountId) }
  const user = await read(context)
  return { principal: userArn(settings.partition, user), userName: user.userName }
}
