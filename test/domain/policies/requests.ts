// Requests as plain tables, for tests of the evaluator.
import { compilePolicy } from '#domain/policies/compile.ts'
import { relevantTo, type Verdict, verdictOf } from '#domain/policies/evaluate.ts'

export interface Asked {
  readonly action?: string
  readonly resource?: string
  /** By name in any case. */
  readonly keys?: Readonly<Record<string, string | readonly string[]>>
}

export const account = '111122223333'
export const arn = (resource: string, of = account) => `arn:aws:directconnect:us-east-1:${of}:${resource}`

export function verdict(
  documents: readonly (object | string)[],
  { action = 'directconnect:DeleteConnection', resource = '*', keys = {} }: Asked = {},
): Verdict {
  const policies = documents.map((document) => compilePolicy(typeof document === 'string' ? document : JSON.stringify(document)))
  const known = new Map(Object.entries(keys).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? [value] : value]))
  return verdictOf(relevantTo(policies, action), resource, (key) => known.get(key))
}

export const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement })
