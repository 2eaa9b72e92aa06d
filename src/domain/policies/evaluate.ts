// The verdict on one request: an explicit Deny wins, then an Allow, and what nothing speaks of is
// denied.
import { anyResource } from '#domain/policies/arns.ts'
import type { Policy, Statement } from '#domain/policies/compile.ts'
import { type Look, oneOf } from '#domain/policies/keys.ts'

export type Verdict = 'allowed' | 'denied explicitly' | 'denied'

/** What policies say of one action, whatever the resource. */
export interface Relevant {
  readonly statements: readonly Statement[]
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
    free: statements.every(({ effect }) => effect === 'Allow') && statements.some(isUnconditional),
    asksResource: statements.some((statement) => statement.asksResource),
    accounts: statements.flatMap(({ resources }) => resources.flatMap(({ account }) => (account === undefined ? [] : [account]))),
  }
}

/** `resource` is an ARN, or `*` for a call that concerns none. */
export function verdictOf({ statements, unreadable }: Relevant, resource: string, look: Look): Verdict {
  if (unreadable) return 'denied explicitly'
  let allowed = false
  for (const statement of statements) {
    if (statement.effect === 'Allow' && allowed) continue
    if (!applies(statement, resource, look)) continue
    if (statement.effect === 'Deny') return 'denied explicitly'
    allowed = true
  }
  return allowed ? 'allowed' : 'denied'
}

export function applies({ effect, resources, notResources, conditions, needs }: Statement, resource: string, look: Look): boolean {
  // A variable without a value fits nothing, which with Not would fit everything: no Allow may come of that.
  if (effect === 'Allow' && needs.some((key) => oneOf(look, key) === undefined)) return false
  if (resources.some((pattern) => pattern.fits(resource, look)) === notResources) return false
  return conditions.every((condition) => condition.holds(look))
}
