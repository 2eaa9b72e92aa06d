// A query is written once with the typed builder and compiled once per engine, when it is first
// used; after that it is a constant SQL text and an order of arguments. The builder runs with
// stand-ins for the arguments, so a query must not look at them, only place them.
import { createHash } from 'node:crypto'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Compilable, SelectQueryBuilder } from 'kysely'
import type { Tables } from './schema.ts'

export type Engine = 'sqlite' | 'postgres'

/** What both databases take as an argument. */
export type Value = string | number | null

/** A compiled query: `name` is short and stands for the text, for PostgreSQL's prepared statements. */
export interface Compiled {
  readonly sql: string
  readonly name: string
  /** In order: the name of an argument, or a constant. */
  readonly places: readonly (Place | Value)[]
}

export interface Query<Args, Row> {
  readonly build: (db: Kysely<Tables>, args: Args, engine: Engine) => Compilable<Row>
  /** Compiled so far, by engine. */
  readonly compiled: { sqlite?: Compiled; postgres?: Compiled }
}

/** Stands in for an argument while a query is compiled. */
interface Place {
  readonly argument: string
}

const builders: Record<Engine, Kysely<Tables>> = {
  sqlite: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  postgres: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
}

/** The builder of an engine; it has no connection and can only compile. */
export const builderFor = (engine: Engine): Kysely<Tables> => builders[engine]

export const query = <Args, Row>(build: (db: Kysely<Tables>, args: Args, engine: Engine) => Compilable<Row>): Query<Args, Row> => ({
  build,
  compiled: {},
})

/** Holds the selected rows until the end of the transaction; SQLite's one writer holds everything anyway. */
export const locking =
  (engine: Engine, busy: 'wait' | 'pass over' = 'wait') =>
  <DB, TB extends keyof DB, O>(select: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O> => {
    if (engine === 'sqlite') return select
    return busy === 'wait' ? select.forUpdate() : select.forUpdate().skipLocked()
  }

const standIns = new Proxy({}, { get: (_, argument): Place => ({ argument: String(argument) }) })

const isPlace = (value: Place | Value): value is Place => typeof value === 'object' && value !== null

function compile<Args, Row>({ build }: Query<Args, Row>, engine: Engine): Compiled {
  const { sql, parameters } = build(builders[engine], standIns as Args, engine).compile()
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 16)
  return { sql, name, places: parameters as readonly (Place | Value)[] }
}

export const compiledFor = <Args, Row>(asked: Query<Args, Row>, engine: Engine): Compiled =>
  (asked.compiled[engine] ??= compile(asked, engine))

/** The arguments in the order of their places; what is absent is written as null. */
export function bound({ places }: Compiled, args: object): Value[] {
  const named = args as Readonly<Record<string, Value | undefined>>
  return places.map((place) => (isPlace(place) ? (named[place.argument] ?? null) : place))
}
