// Pages of rows in the order of creation, then id. A page starts behind a row, not at a number, so
// that it costs the same anywhere in a long list and nothing is shown twice when rows appear.
import { sql } from 'kysely'
import type { SelectQueryBuilder, SqlBool } from 'kysely'
import type { Page } from './tx.ts'

export interface PageArgs {
  readonly afterCreatedAt: number
  readonly afterId: string
  readonly limit: number
  readonly deletedSince: number
}

/** One statement serves all pages: without `after` it starts before the first row there can be. */
export const pageArgs = (page: Page = {}): PageArgs => ({
  afterCreatedAt: page.after?.createdAt ?? Number.MIN_SAFE_INTEGER,
  afterId: page.after?.id ?? '',
  limit: page.limit ?? Number.MAX_SAFE_INTEGER,
  deletedSince: page.deletedSince ?? Number.MIN_SAFE_INTEGER,
})

export const paged =
  (args: PageArgs) =>
  <DB, TB extends keyof DB, O>(select: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O> =>
    select
      .where(sql<SqlBool>`(created_at, id) > (${args.afterCreatedAt}, ${args.afterId})`)
      .where(sql<SqlBool>`(state <> 'deleted' or since >= ${args.deletedSince})`)
      .orderBy(sql`created_at`)
      .orderBy(sql`id`)
      .limit(args.limit)

/** All rows in the order of creation. */
export const inOrder = <DB, TB extends keyof DB, O>(select: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O> =>
  select.orderBy(sql`created_at`).orderBy(sql`id`)

interface Placed {
  readonly created_at: number
  readonly id: string
}

const isBefore = (a: Placed, b: Placed): boolean => a.created_at < b.created_at || (a.created_at === b.created_at && a.id < b.id)

/** Two pages of the same order, with no row in both, as one page. */
export function merged<Row extends Placed>(one: readonly Row[], other: readonly Row[], limit: number): readonly Row[] {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const rows: Row[] = []
  for (let i = 0, j = 0; rows.length < limit;) {
    const [a, b] = [one[i], other[j]]
    if (a !== undefined && (b === undefined || isBefore(a, b))) {
      rows.push(a)
      i += 1
    } else if (b !== undefined) {
      rows.push(b)
      j += 1
    } else break
  }
  return rows
}
