// An operation of the services that tools call besides Direct Connect itself: identities (IAM),
// temporary keys (STS) and the cloud's gateways (EC2). They speak the query protocol, a form in and
// XML out; what an operation sees is a form to read and a plain object to answer with.
import type { Random } from '#domain/ids.ts'
import type { Look } from '#domain/policies/keys.ts'
import type { Verdict } from '#domain/policies/evaluate.ts'
import type { Settings } from '#domain/settings.ts'
import type { Tag } from '#domain/tags/tag.ts'
import type { Caller } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

/** One structure of a request's form. Lists are numbered from 1, `Filter.1.Name` or `Tags.member.1.Key`. */
export interface Form {
  text(name: string): string | undefined
  texts(name: string): readonly string[]
  forms(name: string): readonly Form[]
}

/** What is left out of the XML is `undefined`; a list is a list of items. */
export type Answer = string | number | boolean | Date | undefined | readonly Answer[] | { readonly [name: string]: Answer }

export interface QueryCaller extends Caller {
  readonly principalId?: string
  /** The keys end with a session. */
  readonly ofSession: boolean
  /** As policies and GetCallerIdentity say it. */
  readonly userId: string
  /** The user's own name, where it is one. */
  readonly userName?: string
  /** The user's or role's own ARN, without its session. */
  readonly principalArn: string
}

export interface QueryContext {
  readonly form: Form
  readonly caller: QueryCaller
  readonly tx: Tx
  /** Epoch milliseconds. */
  readonly now: number
  readonly random: Random
  readonly settings: Settings
  /** What the caller's own policies say, for the few operations that also ask somebody else's. */
  readonly verdict: (action: string, resource: string, keys?: Keys) => Promise<Verdict>
  /** This request's condition keys. */
  readonly look: (keys?: Keys) => Look
}

/** Condition keys by name, in lower case. */
export type Keys = Readonly<Record<string, string | undefined>>

export interface QueryOperation {
  readonly access: 'read' | 'write'
  /** Resource parts of the ARNs that a policy must allow, e.g. `user/alice`; none means `*`. */
  resources?(form: Form, caller: Pick<QueryCaller, 'userName'>): readonly string[]
  /** Keys that only this operation has. */
  keys?(form: Form): Keys
  /** The tags that the request would set. */
  tags?(form: Form): readonly Tag[]
  /** It asks policies by itself, or nobody may be refused it. */
  readonly asksItself?: true
  run(context: QueryContext): Promise<Answer>
}

export type QueryOperations = Readonly<Record<string, QueryOperation>>
