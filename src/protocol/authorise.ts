// May this principal do that? Asked after the request was read and before it is served. Whoever may
// do everything is let through without a look at anything; tags of stored resources are only looked
// up where a policy asks for them, in the transaction that serves the request.
import type { Identity } from '#accounts/directory.ts'
import type { Asker, Rights } from '#accounts/rights.ts'
import type { Look } from '#domain/policies/keys.ts'
import { type Relevant, type Verdict, verdictOf } from '#domain/policies/evaluate.ts'
import { namedPrincipal } from '#domain/accounts/user.ts'
import type { Quotas } from '#domain/settings.ts'
import type { Tag } from '#domain/tags/tag.ts'
import { headerOf, type Request } from '#protocol/request.ts'
import type { Tx } from '#store/tx.ts'

/** Who calls, and what is known of the session beside its name. */
export interface Calling extends Asker {
  readonly region: string
  /** Since when a session's keys are there, in epoch milliseconds; nothing for lasting keys. */
  readonly sessionSince?: number
  /** Nothing for the console's sessions. */
  readonly accessKeyId?: string
  /** Limits of the account's own, in place of the general ones. */
  readonly quotas?: Quotas
}

/** What is known of whoever holds a key. */
export const callingOf = (
  { accountId, principal, principalId, narrowedBy, expiresAt, createdAt, accessKeyId, account }: Identity,
  region: string,
): Calling => ({
  accountId,
  accessKeyId,
  ...(account.quotas !== undefined && { quotas: account.quotas }),
  region,
  principal,
  ...(principalId !== undefined && { principalId }),
  ...(narrowedBy !== undefined && { narrowedBy }),
  ...(expiresAt !== undefined && { sessionSince: createdAt }),
})

/** What is stored under an ARN, as far as the caller may know of it. */
export interface Stored {
  readonly ownerAccount: string
  readonly tags: readonly Tag[]
}

export interface Question {
  /** `service:Action`. */
  readonly action: string
  /** ARNs; none for a call that concerns no resource in particular. */
  readonly resources: readonly string[]
  readonly calling: Calling
  readonly request: Request
  /** Epoch milliseconds. */
  readonly now: number
  readonly requestTags: () => RequestTags
  /** More keys of this request, by name in lower case. */
  readonly keys?: Readonly<Record<string, string | undefined>>
  /** The resource, and the same ARN with its owner's account. */
  readonly stored: (tx: Tx, arn: string) => Promise<{ readonly stored: Stored; readonly arn: string } | undefined>
  /** Says no in the words of the protocol. */
  readonly deny: (sentence: string) => never
}

export interface RequestTags {
  readonly tags: readonly Tag[]
  readonly keys: readonly string[]
}

/**
 * Denies by throwing, or answers what is still to be asked in the transaction.
 */
export function authorise(rights: Rights, question: Question): ((tx: Tx) => Promise<void>) | undefined {
  const layers = rights.concerning(question.action)
  if (layers.every(({ free }) => free)) return undefined
  const resources = question.resources.length === 0 ? ['*'] : question.resources
  if (!layers.some((layer) => asksStored(layer, question))) {
    for (const arn of resources) mustBeAllowed(layers, question, arn, lookOf(rights, question))
    return undefined
  }
  return async (tx) => {
    for (const arn of resources) {
      const found = arn === '*' ? undefined : await question.stored(tx, arn)
      mustBeAllowed(layers, question, found?.arn ?? arn, lookOf(rights, question, found?.stored))
    }
  }
}

const asksStored = ({ asksResource, accounts }: Relevant, { calling }: Question): boolean =>
  asksResource || accounts.some((account) => account !== calling.accountId)

function mustBeAllowed(layers: readonly Relevant[], { action, calling, deny }: Question, arn: string, look: Look): void {
  for (const [depth, layer] of layers.entries()) {
    const verdict = verdictOf(layer, arn, look)
    if (verdict !== 'allowed') deny(denial(calling.principal, action, arn, verdict, depth === 0 ? 'identity-based' : 'session'))
  }
}

/** AWS's sentence (§1.1). */
export function denial(
  principal: string,
  action: string,
  arn: string,
  verdict: Exclude<Verdict, 'allowed'>,
  policy: 'identity-based' | 'session',
): string {
  const start = `User: ${principal} is not authorized to perform: ${action} on resource: ${arn}`
  if (verdict === 'denied') return `${start} because no ${policy} policy allows the ${action} action`
  return `${start} with an explicit deny in ${policy === 'session' ? 'a' : 'an'} ${policy} policy`
}

type Facts = Pick<Question, 'calling' | 'request' | 'now' | 'requestTags' | 'keys'>

export function lookOf(rights: Rights | undefined, facts: Facts, stored?: Stored): Look {
  return (key) => {
    if (key === 'aws:tagkeys') return facts.requestTags().keys
    const slash = key.indexOf('/')
    if (slash >= 0) return tagged(key.slice(0, slash), key.slice(slash + 1), rights, facts, stored)
    const one = valueOf(key, rights, facts, stored)
    return one === undefined ? undefined : [one]
  }
}

function valueOf(
  key: string,
  rights: Rights | undefined,
  { calling, request, now, keys }: Facts,
  stored: Stored | undefined,
): string | undefined {
  const { accountId, principal, region, sessionSince } = calling
  const { known } = rights ?? {}
  switch (key) {
    case 'aws:currenttime':
      return new Date(now).toISOString()
    case 'aws:epochtime':
      return String(Math.floor(now / 1000))
    case 'aws:multifactorauthpresent':
      return sessionSince === undefined ? undefined : 'false'
    case 'aws:principalaccount':
      return accountId
    case 'aws:principalarn':
      return known?.arn ?? principal
    case 'aws:principaltype':
      return known === undefined ? 'Account' : known.kind === 'user' ? 'User' : 'AssumedRole'
    case 'aws:requestedregion':
      return region
    case 'aws:resourceaccount':
      return stored?.ownerAccount ?? accountId
    case 'aws:securetransport':
      return String(request.source?.secure ?? false)
    case 'aws:sourceip':
      return request.source?.address
    case 'aws:tokenissuetime':
      return sessionSince === undefined ? undefined : new Date(sessionSince).toISOString()
    case 'aws:useragent':
      return headerOf(request, 'user-agent')
    case 'aws:userid':
      return userIdOf(calling, rights)
    case 'aws:username':
      return known?.kind === 'user' ? known.name : undefined
    default:
      return keys?.[key]
  }
}

/** As GetCallerIdentity answers it. */
export function userIdOf({ accountId, principal }: Pick<Asker, 'accountId' | 'principal'>, rights: Rights | undefined): string {
  const { known } = rights ?? {}
  const named = namedPrincipal(principal)
  if (named === undefined) return accountId
  const id = known?.id ?? named.name
  return named.kind === 'role' ? `${id}:${named.sessionName}` : id
}

/** Keys of tags are compared without case, as all keys of conditions are. */
function tagged(
  kind: string,
  name: string,
  rights: Rights | undefined,
  { requestTags }: Facts,
  stored: Stored | undefined,
): readonly string[] {
  const tags =
    kind === 'aws:requesttag' ? requestTags().tags : kind === 'aws:principaltag' ? (rights?.known?.tags ?? []) : (stored?.tags ?? [])
  return tags.filter(({ key }) => key.toLowerCase() === name).map(({ value }) => value)
}
