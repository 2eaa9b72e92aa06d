// What a principal may do: its policies, compiled, remembered for a second as keys are. The account
// itself may do everything, which costs no look-up. A policy that can no longer be read denies
// everything, since it might have denied just this.
import { isRoot, nameKey, namedPrincipal, type Policies, roleArn, userArn } from '#domain/accounts/user.ts'
import type { Tag } from '#domain/tags/tag.ts'
import { compilePolicy, type Policy } from '#domain/policies/compile.ts'
import { type Relevant, relevantTo } from '#domain/policies/evaluate.ts'
import { managedPolicy } from '#domain/policies/managed.ts'
import { type Remembering, rememberedBriefly } from '#accounts/remembering.ts'
import type { Store, Tx } from '#store/tx.ts'

/** Who asks, as the signature or the console session says. */
export interface Asker {
  readonly accountId: string
  readonly principal: string
  /** Of the user or role; where it is given, a later one of the same name does not count. */
  readonly principalId?: string
  /** Policies of the session that narrow it. */
  readonly narrowedBy?: readonly string[]
}

export interface Known {
  readonly kind: 'user' | 'role'
  readonly id: string
  readonly name: string
  readonly arn: string
  readonly tags: readonly Tag[]
}

export interface Rights {
  /** Who it turned out to be; nothing for the account itself. */
  readonly known?: Known
  /** All of these must allow; `action` as `service:Action`. */
  concerning(action: string): readonly Relevant[]
}

export interface RightsBook {
  /** Nothing where the asker may do everything in its account. */
  of(asker: Asker): Promise<Rights> | undefined
}

/** For a principal that is not there, and for policies that nobody can read. */
const none: readonly Policy[] = []

export function rightsBook(store: Store, clock: () => number): RightsBook {
  const remembered: Remembering<Held> = rememberedBriefly(clock, (principal) => store.read((tx) => held(tx, principal)))
  const compiled = new Map<string, readonly Policy[] | undefined>()

  function read(document: string): readonly Policy[] | undefined {
    if (compiled.has(document)) return compiled.get(document)
    if (compiled.size >= mostCompiled) compiled.clear()
    const policies = compiledOr(document)
    compiled.set(document, policies)
    return policies
  }

  function relevantIn(documents: readonly string[], action: string): Relevant {
    const policies = documents.map(read)
    const readable = policies.flatMap((each) => each ?? none)
    return policies.includes(undefined) ? nothingReadable : relevantTo(readable, action)
  }

  async function rightsOf({ principal, principalId, narrowedBy = [], accountId }: Asker): Promise<Rights> {
    const { known, documents, worked } = await remembered(`${accountId} ${principal}`)
    const same = principalId === undefined || principalId === known?.id
    const usual = same && narrowedBy.length === 0
    return {
      ...(known && { known }),
      concerning(action) {
        const name = usual ? action : JSON.stringify([action, same, narrowedBy])
        const before = worked.get(name)
        if (before !== undefined) return before
        const layers = [same ? documents : [], ...narrowedBy.map((document) => [document])]
        const relevant = layers.map((layer) => relevantIn(layer, action))
        worked.set(name, relevant)
        return relevant
      },
    }
  }

  return {
    of: (asker) => (isRoot(asker.principal) && (asker.narrowedBy ?? []).length === 0 ? undefined : rightsOf(asker)),
  }
}

const mostCompiled = 10_000

function compiledOr(document: string): readonly Policy[] | undefined {
  try {
    return [compilePolicy(document)]
  } catch {
    return undefined
  }
}

interface Held {
  readonly known?: Known
  readonly documents: readonly string[]
  /** What they say of each action, worked out once while they are remembered. */
  readonly worked: Map<string, readonly Relevant[]>
}

const heldBy = (documents: readonly string[], known?: Known): Held => ({ documents, worked: new Map(), ...(known && { known }) })

const nothingReadable: Relevant = { ...relevantTo([], ''), unreadable: true }

const documentsOf = ({ inline, attached }: Policies): readonly string[] => [
  ...Object.values(inline),
  // One that is no longer known cannot be read.
  ...attached.map((arn) => managedPolicy(arn)?.document ?? ''),
]

async function held(tx: Tx, asker: string): Promise<Held> {
  const [accountId = '', principal = ''] = asker.split(' ', 2)
  if (isRoot(principal)) return heldBy([everything])
  const partition = principal.split(':')[1] ?? ''
  const named = namedPrincipal(principal)
  if (named?.kind === 'user') {
    const user = await tx.users.find(nameKey(accountId, named.name))
    if (user === undefined) return heldBy([])
    const { userId: id, userName: name, tags } = user
    return heldBy(documentsOf(user.policies), { kind: 'user', id, name, arn: userArn(partition, user), tags })
  }
  if (named?.kind === 'role') {
    const role = await tx.roles.find(nameKey(accountId, named.name))
    if (role === undefined) return heldBy([])
    const { roleId: id, roleName: name, tags } = role
    return heldBy(documentsOf(role.policies), { kind: 'role', id, name, arn: roleArn(partition, role), tags })
  }
  return heldBy([])
}

/** A session of the account itself that is narrowed. */
const everything = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
