// The verdict on one request: an explicit Deny wins, then an Allow, and what nothing speaks of is
// denied.
import { anyResource, type Parts, partsOfArn } from '#domain/policies/arns.ts'
import type { Policy, Statement } from '#domain/policies/compile.ts'
import { type Look, oneOf } from '#domain/policies/keys.ts'

export type Verdict = 'allowed' | 'denied explicitly' | 'denied'

/** What policies say of one action, whatever the resource. */
export interface Relevant {
  readonly statements: readonly Statement[]
  /** Those that may speak of any resource. */
  readonly always: readonly Statement[]
  /** The others, by how long the beginning is that they name, and by that beginning. */
  readonly byPrefix: readonly (readonly [number, ReadonlyMap<string, readonly Statement[]>])[]
  /** They allow it on everything, always: nothing more needs to be asked. */
  readonly free: boolean
  /** They ask what only the stored resource can answer. */
  readonly asksResource: boolean
  /** Accounts that they name in resources. */
  readonly accounts: readonly string[]
  /** A policy could not be read, so nothing is allowed. */
  readonly unreadable?: true
}

const isUnconditional = ({ effect, resources, notResources, conditions }: Statement): boolean =>
  effect === 'Allow' && conditions.length === 0 && !notResources && resources.includes(anyResource)

/** `action` as `service:Action`. */
export function relevantTo(policies: readonly Policy[], action: string): Relevant {
  const lowered = action.toLowerCase()
  const statements = policies.flatMap((policy) => policy.statements).filter(({ concerns }) => concerns(lowered))
  return {
    statements,
    ...indexed(statements),
    free: statements.every(({ effect }) => effect === 'Allow') && statements.some(isUnconditional),
    asksResource: statements.some((statement) => statement.asksResource),
    accounts: statements.flatMap(({ resources }) => resources.flatMap(({ account }) => (account === undefined ? [] : [account]))),
  }
}

/** Of many statements few speak of one resource; they are found by what its name begins with. */
function indexed(statements: readonly Statement[]): Pick<Relevant, 'always' | 'byPrefix'> {
  const always: Statement[] = []
  const byPrefix = new Map<number, Map<string, Statement[]>>()
  for (const statement of statements) {
    const prefixes = new Set(statement.resources.map(({ prefix = '' }) => prefix))
    if (statement.notResources || prefixes.has('')) always.push(statement)
    else {
      for (const prefix of prefixes) {
        const ofLength = byPrefix.get(prefix.length) ?? new Map<string, Statement[]>()
        byPrefix.set(prefix.length, ofLength.set(prefix, [...(ofLength.get(prefix) ?? []), statement]))
      }
    }
  }
  return { always, byPrefix: [...byPrefix] }
}

/** `resource` is an ARN, or `*` for a call that concerns none. */
export function verdictOf({ always, byPrefix, unreadable }: Relevant, resource: string, look: Look): Verdict {
  if (unreadable) return 'denied explicitly'
  const parts = partsOfArn(resource)
  let verdict = verdictAmong(always, parts, look)
  const name = parts?.at(-1)
  if (name === undefined) return verdict
  for (const [length, statements] of byPrefix) {
    if (verdict === 'denied explicitly') return verdict
    const found = statements.get(name.slice(0, length))
    if (found === undefined) continue
    const more = verdictAmong(found, parts, look)
    if (more !== 'denied') verdict = more
  }
  return verdict
}

function verdictAmong(statements: readonly Statement[], parts: Parts, look: Look): Verdict {
  let allowed = false
  for (const statement of statements) {
    if (statement.effect === 'Allow' && allowed) continue
    if (!applies(statement, parts, look)) continue
    if (statement.effect === 'Deny') return 'denied explicitly'
    allowed = true
  }
  return allowed ? 'allowed' : 'denied'
}

/** `parts` of the resource's ARN. */
export function applies({ effect, resources, notResources, conditions, needs }: Statement, parts: Parts, look: Look): boolean {
  if (isAmong(resources, parts, look) === notResources) return false
  // A variable without a value fits nothing, which with Not would fit everything: no Allow may come of that.
  if (effect === 'Allow' && needs.some((key) => oneOf(look, key) === undefined)) return false
  for (const condition of conditions) if (!condition.holds(look)) return false
  return true
}

function isAmong(patterns: Statement['resources'], parts: Parts, look: Look): boolean {
  for (const pattern of patterns) if (pattern.fits(parts, look)) return true
  return false
}
