// Sealing anew: after the key-encryption key was changed, all rows with secrets are walked through
// in small steps, and those that an older key had sealed are sealed with the new one. What a row
// says does not change by that, so nobody is told of it.
import { sql } from 'kysely'
import { query } from '../query.ts'
import type { Engine } from '../query.ts'
import { parsed } from '../seams.ts'
import type { Turn } from '../sealer.ts'
import type { Session } from '../session.ts'
import type { AccessKey, Secrets } from '../identity-drawers.ts'
import { turnedKey } from './access-keys.ts'
import { type Signer, turnedSigner } from './edges.ts'
import { withMacSecSecrets } from './macsec-secrets.ts'
import { turnedSession } from './sessions.ts'
import { withSecrets } from './virtual-interfaces.ts'
import type { Session as Temporary } from '#domain/accounts/user.ts'
import type { Connection } from '#domain/connections/connection.ts'
import type { Lag } from '#domain/lags/lag.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

type Turned = (body: string, turn: Turn) => object

const turnedIn: Readonly<Record<string, Turned>> = {
  access_keys: (body, turn) => turnedKey(parsed<AccessKey>(body), turn),
  connections: (body, turn) => connectionOf(parsed<Connection>(body), turn),
  link_signers: (body, turn) => turnedSigner(parsed<Signer>(body), turn),
  lags: (body, turn) => lagOf(parsed<Lag>(body), turn),
  sessions: (body, turn) => turnedSession(parsed<Temporary>(body), turn),
  virtual_interfaces: (body, turn) => withSecrets(parsed<VirtualInterface>(body), turn),
}

const connectionOf = (row: Connection, turn: Turn) => withMacSecSecrets(row, `connections|${row.connectionId}`, turn)
const lagOf = (row: Lag, turn: Turn) => withMacSecSecrets(row, `lags|${row.lagId}`, turn)

const forUpdate = (engine: Engine) => (engine === 'postgres' ? sql`for update` : sql``)

const queriesFor = (table: string) => ({
  next: query<{ readonly after: string; readonly limit: number }, { readonly id: string; readonly body: string }>((db, args) => ({
    compile: () =>
      sql<{ readonly id: string; readonly body: string }>`
        select id, body from ${sql.table(table)} where id > ${args.after} order by id limit ${args.limit}`.compile(db),
  })),
  lock: query<{ readonly id: string }, { readonly body: string }>((db, args, engine) => ({
    compile: () =>
      sql<{ readonly body: string }>`select body from ${sql.table(table)} where id = ${args.id} ${forUpdate(engine)}`.compile(db),
  })),
  write: query<{ readonly id: string; readonly body: string }, unknown>((db, args) => ({
    compile: () => sql`update ${sql.table(table)} set body = ${args.body} where id = ${args.id}`.compile(db),
  })),
})

const queries = new Map(Object.keys(turnedIn).map((table) => [table, queriesFor(table)]))

export function secrets(session: Session): Secrets {
  const { sealer } = session

  /** Looks at the sealed texts only; nothing is opened for that. */
  function isOld(turned: Turned, body: string): boolean {
    let old = false
    turned(body, (_, text) => {
      old ||= sealer.isCurrent?.(text) === false
      return text
    })
    return old
  }

  return {
    tables: Object.keys(turnedIn),
    async reseal(table, after, limit) {
      const asked = queries.get(table)
      const turned = turnedIn[table]
      if (asked === undefined || turned === undefined) throw new Error(`${table} is not a table with secrets.`)
      const rows = await session.ask(asked.next, { after, limit })
      let resealed = 0
      for (const { id, body } of rows) {
        if (!isOld(turned, body)) continue
        // Again under a lock, as it may have been changed or gone since.
        const [row] = await session.hold(asked.lock, { id })
        if (row === undefined || !isOld(turned, row.body)) continue
        const anew = turned(row.body, (context, text) => sealer.seal(context, sealer.open(context, text)))
        await session.change(asked.write, { id, body: JSON.stringify(anew) })
        resealed += 1
      }
      const last = rows.at(-1)
      return { looked: rows.length, resealed, ...(last !== undefined && rows.length === limit && { after: last.id }) }
    },
  }
}
