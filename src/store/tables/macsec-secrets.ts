// What ports and LAGs have in common: MACsec keys, whose CAKs are sealed, and the worklist of those
// that wait for their next step.
import { locking, query } from '../query.ts'
import type { Turn } from '../sealer.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'

/** The port or LAG with `turn` applied to the CAK of each of its keys; `place` is `table|id`. */
export function withMacSecSecrets<Row extends { readonly macSecKeys: readonly MacSecKey[]; readonly ownerAccount: string }>(
  row: Row,
  place: string,
  turn: Turn,
): Row {
  if (row.macSecKeys.length === 0) return row
  const turned = (key: MacSecKey): MacSecKey =>
    key.cak === undefined ? key : { ...key, cak: turn(`${place}|cak|${key.secretARN}|${row.ownerAccount}`, key.cak) }
  return { ...row, macSecKeys: row.macSecKeys.map(turned) }
}

/** The rows of a table with a key that has waited since then; locked, others' work passed over. */
export const keysDueIn = (table: 'connections' | 'lags') =>
  query((db, args: { readonly sinceUpTo: number; readonly limit: number }, engine) =>
    db
      .selectFrom(table)
      .select('body')
      .where('keys_since', '<=', args.sinceUpTo)
      .orderBy('keys_since')
      .orderBy('id')
      .limit(args.limit)
      .$call(locking(engine, 'pass over')),
  )
