import { type After, pageOf, type TokenSeal } from '#domain/pages.ts'

interface Paging<Row> {
  readonly after: After | undefined
  readonly size: number | undefined
  readonly place: (row: Row) => After
  readonly purpose: string
  readonly tokens: TokenSeal
}

/** One page of a list that is short enough to be all in hand, and in the order of creation. */
export function pageInHand<Row>(
  all: readonly Row[],
  { after, size, place, purpose, tokens }: Paging<Row>,
): { rows: readonly Row[]; nextToken?: string } {
  const isBehind = ({ createdAt, id }: After): boolean =>
    after === undefined || createdAt > after.createdAt || (createdAt === after.createdAt && id > after.id)
  return pageOf(
    all.filter((row) => isBehind(place(row))),
    size,
    place,
    purpose,
    tokens,
  )
}
