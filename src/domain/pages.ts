// Pages of a list. A token says behind which row the next page starts; it is opaque to clients
// and bound to account, operation and filters, so that it is of no use anywhere else.
import { connectionFaults } from '#domain/connections/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'

export const largestPage = 100

export interface PageRequest {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

export interface After {
  readonly createdAt: number
  readonly id: string
}

/** Seals what a token says and opens it again; gives nothing for one that was not sealed for this purpose. */
export interface TokenSeal {
  seal(purpose: string, text: string): string
  open(purpose: string, token: string): string | undefined
}

/**
 * How many rows to answer. More than 100 is 100; AWS's own SDKs have no paginator for most lists
 * and expect everything in one answer, so a call that speaks of no page at all gets all.
 */
export function pageSize({ maxResults, nextToken }: PageRequest): number | undefined {
  if (maxResults === undefined) return nextToken === undefined ? undefined : largestPage
  refuseUnless(maxResults >= 1, connectionFaults.badMaxResults, maxResults)
  return Math.min(maxResults, largestPage)
}

export function afterOf(token: string | undefined, purpose: string, tokens: TokenSeal): After | undefined {
  if (token === undefined) return undefined
  const [createdAt, id] = tokens.open(purpose, token)?.split('|') ?? []
  if (createdAt === undefined || id === undefined) refuse(connectionFaults.badNextToken)
  return { createdAt: Number(createdAt), id }
}

/** One page of rows that came with one more than fits, and the token when there is more. */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number | undefined,
  place: (row: Row) => After,
  purpose: string,
  tokens: TokenSeal,
): { rows: readonly Row[]; nextToken?: string } {
  if (size === undefined || rows.length <= size) return { rows }
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  if (last === undefined) return { rows: shown }
  const { createdAt, id } = place(last)
  return { rows: shown, nextToken: tokens.seal(purpose, `${createdAt}|${id}`) }
}
