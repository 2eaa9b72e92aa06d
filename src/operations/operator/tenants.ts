// Tenants: accounts, their limits, users and keys.
import type { Account } from '#domain/accounts/account.ts'
import { newAccessKeyId, newPrincipalId, newSecretAccessKey } from '#domain/accounts/new-keys.ts'
import { nameKey, rootArn, type User, userArn } from '#domain/accounts/user.ts'
import { refuseUnless } from '#domain/fault.ts'
import { below, type Random } from '#domain/ids.ts'
import { identityFaults } from '#domain/identities/faults.ts'
import { mostKeys, mustBeEntityName, withPolicy } from '#domain/identities/rules.ts'
import { operatorFaults } from '#domain/operator/faults.ts'
import { mustBeOneOf, mustBeTenant, mustBeText, mustBeThere, quotaNames } from '#domain/operator/rules.ts'
import type { Quotas } from '#domain/settings.ts'
import { operatorOperation } from '#operations/operator/operation.ts'
import type { AccessKey, Tx } from '#store/tx.ts'

const partnerTypes = ['v1', 'v2', 'nonPartner'] as const

const accountToWire = ({ accountId, name, nniPartnerType, quotas = {} }: Account) => ({
  accountId,
  name,
  nniPartnerType,
  quotas: Object.entries<number | undefined>({ ...quotas }).flatMap(([quota, limit]) =>
    limit === undefined ? [] : [{ name: quota, limit }],
  ),
})

const agreementsOf = (nniPartnerType: Account['nniPartnerType']): Account['agreements'] =>
  nniPartnerType === 'nonPartner' ? [] : [{ agreementName: 'Partner network to network interface', status: 'unsigned' }]

/** Eleven digits behind one that is not zero, so that none is mistaken for a number. */
const newAccountId = (random: Random): string => `${1 + below(9, random)}${Array.from({ length: 11 }, () => below(10, random)).join('')}`

const keyFor = (accountId: string, principal: string, now: number, random: Random): AccessKey => ({
  accessKeyId: newAccessKeyId('AKIA', random),
  accountId,
  secretAccessKey: newSecretAccessKey(random),
  active: true,
  principal,
  createdAt: now,
})

export const createAccount = operatorOperation('CreateAccount', async ({ input, tx, now, random, settings }) => {
  const accountId = mustBeTenant(input.accountId ?? newAccountId(random))
  const present = await tx.accounts.find(accountId)

  refuseUnless(present === undefined, operatorFaults.taken, 'account', accountId)
  const nniPartnerType = mustBeOneOf('nniPartnerType', input.nniPartnerType ?? 'nonPartner', partnerTypes)
  const account: Account = { accountId, name: mustBeText('name', input.name), nniPartnerType, agreements: agreementsOf(nniPartnerType) }
  const key = keyFor(accountId, rootArn(settings.partition, accountId), now, random)

  await tx.accounts.put(account)
  await tx.accessKeys.put(key)
  return { account: accountToWire(account), accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey }
})

const mustBeAccount = async (tx: Tx, accountId: string): Promise<Account> =>
  mustBeThere(await tx.accounts.find(mustBeTenant(accountId)), 'account', accountId)

export const updateAccount = operatorOperation('UpdateAccount', async ({ input, tx }) => {
  const before = await mustBeAccount(tx, input.accountId)

  const nniPartnerType = mustBeOneOf('nniPartnerType', input.nniPartnerType ?? before.nniPartnerType, partnerTypes)
  const agreements = before.agreements.length > 0 ? before.agreements : agreementsOf(nniPartnerType)
  const account: Account = { ...before, name: mustBeText('name', input.name ?? before.name), nniPartnerType, agreements }

  await tx.accounts.put(account)
  return { account: accountToWire(account) }
})

export const listAccounts = operatorOperation('ListAccounts', async ({ tx }) => ({
  accounts: (await tx.accounts.list()).filter(({ accountId }) => accountId !== '000000000000').map(accountToWire),
}))

export const putQuota = operatorOperation('PutQuota', async ({ input, tx }) => {
  const account = await mustBeAccount(tx, input.accountId)

  const name = mustBeOneOf('name', input.name, quotaNames)
  const { limit } = input
  refuseUnless(
    limit === undefined || (limit >= 0 && limit <= 1_000_000),
    operatorFaults.badValue,
    'limit',
    String(limit),
    'a number from 0 to 1000000',
  )
  const { [name]: _, ...others } = account.quotas ?? {}
  const quotas: Quotas = { ...others, ...(limit !== undefined && { [name]: limit }) }
  const changed: Account = { ...account, quotas }

  await tx.accounts.put(changed)
  return { account: accountToWire(changed) }
})

const userToWire = (user: User, partition: string) => ({
  accountId: user.accountId,
  userName: user.userName,
  arn: userArn(partition, user),
  policies: [...Object.keys(user.policies.inline), ...user.policies.attached],
})

/** The one policy that the operator gives; a tenant's own are beside it under other names. */
const policyName = 'operator'

export const putUser = operatorOperation('PutUser', async ({ input, tx, now, random, settings }) => {
  const { accountId } = await mustBeAccount(tx, input.accountId)
  const userName = mustBeEntityName('userName', input.userName)
  const before = await tx.users.lock(nameKey(accountId, userName))

  const fresh: User = {
    userId: newPrincipalId('AIDA', random),
    userName,
    path: '/',
    accountId,
    createdAt: now,
    policies: { inline: {}, attached: [] },
    tags: [],
  }
  const known = before ?? fresh
  const user: User = { ...known, policies: withPolicy(known.policies, policyName, input.policyDocument, userName) }

  await (before === undefined ? tx.users.insert(user) : tx.users.update(user))
  return { user: userToWire(user, settings.partition) }
})

export const listUsers = operatorOperation('ListUsers', async ({ input, tx, settings }) => {
  const { accountId } = await mustBeAccount(tx, input.accountId)
  return { users: (await tx.users.ownedBy(accountId)).map((user) => userToWire(user, settings.partition)) }
})

async function keyToWire(tx: Tx, { accessKeyId, accountId, principal, active, createdAt }: AccessKey) {
  const use = await tx.keyUses.find(accessKeyId)
  return {
    accessKeyId,
    accountId,
    principal,
    active,
    createdAt: new Date(createdAt),
    ...(use !== undefined && { lastUsedAt: new Date(use.at), lastUsedService: use.service }),
  }
}

export const createKey = operatorOperation('CreateKey', async ({ input, tx, now, random, settings }) => {
  const { accountId } = await mustBeAccount(tx, input.accountId)
  const { userName } = input
  const user = userName === undefined ? undefined : mustBeThere(await tx.users.lock(nameKey(accountId, userName)), 'user', userName)
  const principal = user === undefined ? rootArn(settings.partition, accountId) : userArn(settings.partition, user)
  const present = await tx.accessKeys.ofPrincipal(principal)

  refuseUnless(present.length < mostKeys, identityFaults.tooManyKeys, mostKeys)
  const key = keyFor(accountId, principal, now, random)

  await tx.accessKeys.put(key)
  return { key: await keyToWire(tx, key), secretAccessKey: key.secretAccessKey }
})

export const listKeys = operatorOperation('ListKeys', async ({ input, tx }) => {
  // The operator's own keys are listed here, too: there must be a way to rotate them.
  const keys = await tx.accessKeys.ofAccount(input.accountId)
  return { keys: await Promise.all(keys.map((key) => keyToWire(tx, key))) }
})

export const updateKey = operatorOperation('UpdateKey', async ({ input, tx }) => {
  const key = mustBeThere(await tx.accessKeys.lock(input.accessKeyId), 'key', input.accessKeyId)
  const changed: AccessKey = { ...key, active: input.active }
  await tx.accessKeys.put(changed)
  return { key: await keyToWire(tx, changed) }
})

export const deleteKey = operatorOperation('DeleteKey', async ({ input, tx }) => {
  const key = mustBeThere(await tx.accessKeys.lock(input.accessKeyId), 'key', input.accessKeyId)

  refuseUnless(!key.active, operatorFaults.wrongState, 'key', key.accessKeyId, 'active', 'deactivate it first')

  await tx.accessKeys.remove(key.accessKeyId)
  await tx.keyUses.remove(key.accessKeyId)
  return {}
})
