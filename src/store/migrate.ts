// Brings a database to the schema of this program: numbered migrations, each applied once, all of
// them in one transaction under a lock, so that two programs may start at the same moment. A
// database that is newer than the program, or whose history differs, is left alone.
import { createHash } from 'node:crypto'
import type { Compilable, SchemaModule } from 'kysely'
import { migrations as ours } from './migrations/all.ts'
import { builderFor } from './query.ts'
import type { Engine } from './query.ts'

export interface Migration {
  /** `0001-what-it-does`. */
  readonly name: string
  up(schema: SchemaModule, engine: Engine): Iterable<Compilable>
}

/** A migration as SQL for one engine. */
export interface Step {
  readonly name: string
  readonly statements: readonly string[]
  readonly checksum: string
}

export interface Applied {
  readonly name: string
  readonly checksum: string
}

export const createHistory = `create table if not exists migrations (name text primary key, checksum text not null, at bigint not null)`
export const readHistory = `select name, checksum from migrations order by name`

/** The migrations as SQL, in order. */
export function stepsFor(engine: Engine, migrations: readonly Migration[] = ours): readonly Step[] {
  return migrations.map(({ name, up }) => {
    const statements = [...up(builderFor(engine).schema, engine)].map((statement) => statement.compile().sql)
    return { name, statements, checksum: createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 32) }
  })
}

/** What is still to be done; throws where the database's history is not the beginning of ours. */
export function missing(steps: readonly Step[], applied: readonly Applied[]): readonly Step[] {
  for (const [index, { name, checksum }] of applied.entries()) {
    const step = steps[index]
    if (step === undefined)
      throw new Error(`The database has migration ${name}, which this version of Demarc does not know; run a newer one.`)
    if (step.name !== name)
      throw new Error(`The database's migration ${index + 1} is ${name}; this version of Demarc has ${step.name} there.`)
    if (step.checksum !== checksum) throw new Error(`Migration ${name} was changed after it had been applied to this database.`)
  }
  return steps.slice(applied.length)
}
