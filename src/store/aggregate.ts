// What all tables of aggregates have in common: a description of the key columns, and from it the
// six things that every drawer can do. A table's own file adds its named queries.
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { query } from './query.ts'
import type { Engine, Query, Value } from './query.ts'
import type { AggregateTable, Tables } from './schema.ts'
import { parsed } from './seams.ts'
import type { Turn } from './sealer.ts'
import type { DrawerName, Session } from './session.ts'
import type { Drawer } from './tx.ts'

export interface Description<Row, Name extends AggregateTable> {
  readonly table: Name
  readonly drawer: DrawerName
  /** How each key column is read off the aggregate. */
  readonly columns: { readonly [C in Exclude<keyof Tables[Name], 'body' | 'id'>]: (row: Row) => Value } & {
    readonly id: (row: Row) => string
  }
  /** Who may see it, and so hears of its changes. */
  readonly accountsOf: (row: Row) => readonly string[]
  /** The same row with `turn` applied to each of its secrets. */
  readonly secrets?: (row: Row, turn: Turn) => Row
}

export interface Body {
  readonly body: string
}

export interface Aggregate<Row> {
  /** From the database to the rooms above. */
  opened(session: Session, stored: Body): Row
  drawer(session: Session): Drawer<Row>
}

type Columns = Readonly<Record<string, Value>>

const raw = <Args, Row>(build: (args: Args, engine: Engine) => RawBuilder<Row>): Query<Args, Row> =>
  query((db, args, engine) => ({ compile: () => build(args, engine).compile(db) }))

/** Held until the end; SQLite's one writer holds everything anyway. */
const untilTheEnd = (engine: Engine) => (engine === 'postgres' ? sql`for update` : sql``)
const untilTheEndIfFree = (engine: Engine) => (engine === 'postgres' ? sql`for update skip locked` : sql``)

function commonQueries(name: AggregateTable, columns: readonly string[]) {
  const table = sql.table(name)
  const written = [...columns, 'body']
  const changing = written.filter((column) => column !== 'id' && column !== 'created_at')
  const assignment = (args: Columns) => (column: string) => sql`${sql.ref(column)} = ${args[column]}`
  return {
    find: raw<{ readonly id: string }, Body>(({ id }) => sql`select body from ${table} where id = ${id}`),
    lock: raw<{ readonly id: string }, Body>(({ id }, engine) => sql`select body from ${table} where id = ${id} ${untilTheEnd(engine)}`),
    insert: raw<Columns, unknown>((args) => {
      const values = written.map((column) => sql`${args[column]}`)
      return sql`insert into ${table} (${sql.join(written.map((column) => sql.ref(column)))}) values (${sql.join(values)})`
    }),
    update: raw<Columns, unknown>((args) => sql`update ${table} set ${sql.join(changing.map(assignment(args)))} where id = ${args['id']}`),
    remove: raw<{ readonly id: string }, Body>(({ id }) => sql`delete from ${table} where id = ${id} returning body`),
    due: (states: number) =>
      raw<Columns, Body>((args, engine) => {
        const among = sql.join(Array.from({ length: states }, (_, index) => sql`${args[`state${index}`]}`))
        return sql`
          select body from ${table} where state in (${among}) and since <= ${args['sinceUpTo']}
          order by since, id limit ${args['limit']} ${untilTheEndIfFree(engine)}`
      }),
  }
}

export function aggregate<Row, Name extends AggregateTable>(description: Description<Row, Name>): Aggregate<Row> {
  const { table, drawer, accountsOf, secrets } = description
  const columns = Object.entries<(row: Row) => Value>(description.columns)
  const queries = commonQueries(
    table,
    columns.map(([name]) => name),
  )
  const dueBySize = new Map<number, Query<Columns, Body>>()

  const opened = (session: Session, { body }: Body): Row => {
    const row = parsed<Row>(body)
    return secrets ? secrets(row, (context, text) => session.sealer.open(context, text)) : row
  }
  const stored = (session: Session, row: Row): Columns => {
    const sealed = secrets ? secrets(row, (context, text) => session.sealer.seal(context, text)) : row
    const args: Record<string, Value> = { body: JSON.stringify(sealed) }
    for (const [name, read] of columns) args[name] = read(row)
    return args
  }
  const idOf = (row: Row): string => description.columns.id(row)
  const tell = (session: Session, id: string, row: Row) => session.tell({ drawer, id, accounts: accountsOf(row) })
  const dueFor = (size: number): Query<Columns, Body> => {
    const known = dueBySize.get(size) ?? queries.due(size)
    dueBySize.set(size, known)
    return known
  }

  return {
    opened,
    drawer(session) {
      // Rows that cannot be missing at an update: PostgreSQL is then not waited for.
      const held = new Set<string>()
      return {
        async find(id) {
          const [row] = await session.ask(queries.find, { id })
          return row && opened(session, row)
        },
        async lock(id) {
          const [row] = await session.hold(queries.lock, { id })
          if (row) held.add(id)
          return row && opened(session, row)
        },
        async insert(row) {
          const args = stored(session, row)
          const id = idOf(row)
          tell(session, id, row)
          held.add(id)
          await session.change(queries.insert, args)
        },
        async update(row) {
          const args = stored(session, row)
          const id = idOf(row)
          tell(session, id, row)
          await session.change(queries.update, args, held.has(id) ? undefined : `There is no row ${id} in ${table} to update.`)
        },
        async remove(id) {
          held.delete(id)
          for (const row of await session.changeAsking(queries.remove, { id })) tell(session, id, parsed<Row>(row.body))
        },
        async due(states, sinceUpTo, limit) {
          if (states.length === 0) return []
          const args: Record<string, Value> = { sinceUpTo, limit }
          for (const [index, state] of states.entries()) args[`state${index}`] = state
          // Asked, not held: a reading unit may look at the worklist, too; in a writing one the query itself holds the rows.
          const rows = (await session.ask(dueFor(states.length), args)).map((row) => opened(session, row))
          for (const row of rows) held.add(idOf(row))
          return rows
        },
      }
    },
  }
}
