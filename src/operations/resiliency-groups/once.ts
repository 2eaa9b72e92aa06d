// Idempotency: a request that comes again with the same client token gets the answer of the first
// time, and nothing is done again. The token belongs to the account and the operation.
import { createHash } from 'node:crypto'
import type { OperationName } from '#contract/contract.ts'
import { refuseUnless } from '#domain/fault.ts'
import { groupFaults } from '#domain/resiliency-groups/faults.ts'
import type { Caller } from '#operations/operation.ts'
import { parsed } from '#store/seams.ts'
import type { Tx } from '#store/tx.ts'

export interface Asked {
  readonly tx: Tx
  readonly caller: Caller
  readonly now: number
  readonly input: { readonly clientToken?: string }
}

/**
 * What `make` answers, or answered before. Its answer is kept as JSON, so it holds neither dates nor bytes.
 * Two who come at once with one token are told apart by the database's own key; the later one runs again.
 */
export async function once<Answer>(
  { tx, caller, now, input }: Asked,
  operation: OperationName,
  make: () => Promise<Answer>,
): Promise<Answer> {
  const { clientToken, ...asked } = input
  if (clientToken === undefined) return make()
  const token = `${operation}|${clientToken}`
  const request = createHash('sha256').update(JSON.stringify(asked, inOneOrder)).digest('base64url')
  const known = await tx.clientTokens.find(caller.accountId, token)
  if (known !== undefined) {
    refuseUnless(known.request === request, groupFaults.tokenReused, operation, clientToken)
    return parsed<Answer>(known.answer)
  }
  const answer = await make()
  await tx.clientTokens.put({ accountId: caller.accountId, token, request, answer: JSON.stringify(answer), createdAt: now })
  return answer
}

/** The same request may come with its members in another order. */
const inOneOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value
