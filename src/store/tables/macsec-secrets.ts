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
