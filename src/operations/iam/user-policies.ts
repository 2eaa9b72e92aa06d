// Policies of users: written for one user, or one of the managed ones attached. What cannot be
// understood in full is refused here, with the place and the reason.
import type { User } from '#domain/accounts/user.ts'
import {
  mustBeEntityName,
  mustBeGiven,
  policyNamed,
  withAttached,
  withoutAttached,
  withoutPolicy,
  withPolicy,
} from '#domain/identities/rules.ts'
import { managedPolicy } from '#domain/policies/managed.ts'
import { mustBeUser, seenUser, userResource } from '#operations/iam/whose.ts'
import { whole } from '#operations/iam/wire.ts'
import type { Form, QueryContext, QueryOperation } from '#operations/query-operation.ts'

const policyName = (form: Form): string => mustBeEntityName('policyName', form.text('PolicyName'), 128)
const policyArn = (form: Form): string => mustBeGiven('policyArn', form.text('PolicyArn'))
const arnKey = (form: Form) => ({ 'iam:policyarn': form.text('PolicyArn') })

async function change(context: QueryContext, next: (user: User) => User['policies']): Promise<undefined> {
  const user = await mustBeUser(context)
  await context.tx.users.update({ ...user, policies: next(user) })
  return undefined
}

export const putUserPolicy: QueryOperation = {
  access: 'write',
  resources: userResource,
  run(context) {
    const name = policyName(context.form)
    const document = mustBeGiven('policyDocument', context.form.text('PolicyDocument'))
    return change(context, ({ policies, userName }) => withPolicy(policies, name, document, `user ${userName}`))
  },
}

export const getUserPolicy: QueryOperation = {
  access: 'read',
  resources: userResource,
  async run(context) {
    const name = policyName(context.form)
    const { policies, userName } = await seenUser(context)
    return { UserName: userName, PolicyName: name, PolicyDocument: encodeURIComponent(policyNamed(policies, 'user', name)) }
  },
}

export const listUserPolicies: QueryOperation = {
  access: 'read',
  resources: userResource,
  async run(context) {
    const { policies } = await seenUser(context)
    return { PolicyNames: Object.keys(policies.inline).toSorted(), ...whole }
  },
}

export const deleteUserPolicy: QueryOperation = {
  access: 'write',
  resources: userResource,
  run: (context) => change(context, ({ policies }) => withoutPolicy(policies, 'user', policyName(context.form))),
}

export const attachUserPolicy: QueryOperation = {
  access: 'write',
  resources: userResource,
  keys: arnKey,
  run: (context) => change(context, ({ policies }) => withAttached(policies, policyArn(context.form))),
}

export const detachUserPolicy: QueryOperation = {
  access: 'write',
  resources: userResource,
  keys: arnKey,
  run: (context) => change(context, ({ policies }) => withoutAttached(policies, policyArn(context.form))),
}

export const listAttachedUserPolicies: QueryOperation = {
  access: 'read',
  resources: userResource,
  async run(context) {
    const { policies } = await seenUser(context)
    return {
      AttachedPolicies: policies.attached.map((PolicyArn) => ({ PolicyName: managedPolicy(PolicyArn)?.policyName, PolicyArn })),
      ...whole,
    }
  },
}
