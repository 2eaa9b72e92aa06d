// Access keys: at most two a user, so that one can take over from the other. The secret is told
// once, when the key is made.
import { newAccessKeyId, newSecretAccessKey } from '#domain/accounts/new-keys.ts'
import { namedPrincipal } from '#domain/accounts/user.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { identityFaults } from '#domain/identities/faults.ts'
import { mostKeys, mustBeGiven, mustBeStatus } from '#domain/identities/rules.ts'
import { keyHolder, mustBeUser, seenUser, userResource } from '#operations/iam/whose.ts'
import { keyToWire, whole } from '#operations/iam/wire.ts'
import type { QueryContext, QueryOperation } from '#operations/query-operation.ts'
import type { AccessKey } from '#store/tx.ts'

export const createAccessKey: QueryOperation = {
  access: 'write',
  resources: userResource,

  async run(context) {
    const { caller, tx, now, random } = context
    // The holder is held, so that of two keys that are made at once the third is refused.
    const holder = await keyHolder(context, mustBeUser)
    if (holder.userName === undefined) await tx.ranges.lockScope(`access-keys|${holder.principal}`)
    const present = await tx.accessKeys.ofPrincipal(holder.principal)
    refuseUnless(present.length < mostKeys, identityFaults.tooManyKeys, mostKeys)
    const key: AccessKey = {
      accessKeyId: newAccessKeyId('AKIA', random),
      accountId: caller.accountId,
      secretAccessKey: newSecretAccessKey(random),
      active: true,
      principal: holder.principal,
      createdAt: now,
    }
    await tx.accessKeys.put(key)
    return { AccessKey: keyToWire(key, holder.userName, key.secretAccessKey) }
  },
}

export const listAccessKeys: QueryOperation = {
  access: 'read',
  resources: userResource,

  async run(context) {
    const holder = await keyHolder(context, seenUser)
    const keys = await context.tx.accessKeys.ofPrincipal(holder.principal)
    return { AccessKeyMetadata: keys.map((key) => keyToWire(key, holder.userName)), ...whole }
  },
}

export const updateAccessKey: QueryOperation = {
  access: 'write',
  resources: userResource,

  async run(context) {
    const active = mustBeStatus(context.form.text('Status'))
    const key = await mustHold(context)
    await context.tx.accessKeys.put({ ...key, active })
    return undefined
  },
}

export const deleteAccessKey: QueryOperation = {
  access: 'write',
  resources: userResource,

  async run(context) {
    const { accessKeyId } = await mustHold(context)
    await context.tx.accessKeys.remove(accessKeyId)
    await context.tx.keyUses.remove(accessKeyId)
    return undefined
  },
}

/** The key that is named, if it is that user's; others' are as unknown as those that are not there. */
async function mustHold(context: QueryContext): Promise<AccessKey> {
  const id = mustBeGiven('accessKeyId', context.form.text('AccessKeyId'))
  const holder = await keyHolder(context, seenUser)
  const key = await context.tx.accessKeys.lock(id)
  return key?.principal === holder.principal ? key : refuse(identityFaults.noKey, id)
}

export const getAccessKeyLastUsed: QueryOperation = {
  access: 'read',
  resources: () => ['user/*'],

  async run({ form, caller, tx }) {
    const id = mustBeGiven('accessKeyId', form.text('AccessKeyId'))
    const key = await tx.accessKeys.find(id)
    if (key?.accountId !== caller.accountId) return refuse(identityFaults.noKey, id)
    const use = await tx.keyUses.find(id)
    return {
      UserName: namedPrincipal(key.principal)?.name,
      AccessKeyLastUsed: {
        ...(use && { LastUsedDate: new Date(use.at) }),
        Region: use?.region ?? 'N/A',
        ServiceName: use?.service ?? 'N/A',
      },
    }
  },
}
