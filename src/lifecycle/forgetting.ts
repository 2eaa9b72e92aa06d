// What nobody may see any more is removed in small portions, now and then: there is no hurry, and
// a look at every beat of the lifecycle would be a write for nothing.
import type { Reconciler } from '#lifecycle/reconciler.ts'
import type { Store, Tx } from '#store/tx.ts'

const hour = 60 * 60_000
const portion = 100

/** `forget` removes at most `limit` rows and says how many; while there is more it is asked again at once. */
export function hourly(forget: (tx: Tx, now: number, limit: number) => Promise<number>): Reconciler {
  const lastLook = new WeakMap<Store, number>()
  return async ({ store, now }) => {
    const last = lastLook.get(store)
    if (last !== undefined && now - last < hour) return 0
    const forgotten = await store.write((tx) => forget(tx, now, portion))
    if (forgotten < portion) lastLook.set(store, now)
    return forgotten
  }
}
