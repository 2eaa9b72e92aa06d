// Another key-encryption key, while everything goes on: the ring holds the new key as the current
// one and the older ones to open with, and this job seals anew what they had sealed, a few rows at a
// time. When a walk through all rows has found none of an older key, that key may leave the ring.
import type { Store } from '#store/tx.ts'

const batch = 50

export interface Rekeying {
  /** One small step; true when a whole walk is through that met no row of an older key. */
  step(): Promise<boolean>
  readonly progress: { readonly looked: number; readonly resealed: number; readonly walks: number }
}

/** Run it where the ring has more than one key, with pauses between the steps; any number of processes may. */
export function rekeying(store: Store): Rekeying {
  let looked = 0
  let resealed = 0
  let walks = 0
  let table = 0
  let after = ''
  let foundOld = false

  return {
    get progress() {
      return { looked, resealed, walks }
    },
    async step() {
      const done = await store.write(async (tx) => {
        const name = tx.secrets.tables[table]
        return name === undefined ? undefined : { ...(await tx.secrets.reseal(name, after, batch)) }
      })
      if (done === undefined) {
        const clean = !foundOld
        ;[table, after, foundOld, walks] = [0, '', false, walks + 1]
        return clean
      }
      looked += done.looked
      resealed += done.resealed
      foundOld ||= done.resealed > 0
      if (done.after === undefined) [table, after] = [table + 1, '']
      else after = done.after
      return false
    },
  }
}
