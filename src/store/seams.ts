// The only places of this room where the compiler is told what it cannot know: what a column of
// JSON holds, and which arguments stand in for others. The tables' round trips are tested.
import type { DrawerName } from './session.ts'

/** What `JSON.stringify` made of a `Row` that this room wrote. */
export const parsed = <Row>(body: string): Row => JSON.parse(body) as Row

/** The name of a drawer as this room wrote it. */
export const asDrawerName = (written: string): DrawerName => written as DrawerName

/** Rows as SQLite gives them; their columns are those of the query they were asked with. */
export const sqliteRows = <Row>(rows: readonly object[]): readonly Row[] => rows as readonly Row[]

/** Rows as PostgreSQL gives them; their columns are those of the query they were asked with. */
export const postgresRows = <Row>(rows: readonly unknown[]): readonly Row[] => rows as readonly Row[]
