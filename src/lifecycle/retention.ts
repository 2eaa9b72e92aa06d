// The audit is linked into its chain, and what is old is forgotten.
import { beginning, linked } from '#domain/audit/chain.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'

const batch = 500

/** One at a time, by the lock; each link names the one before it. */
export const auditIsLinked: Reconciler = async ({ store }) => {
  if ((await store.read((tx) => tx.audit.unlinked(1))).length === 0) return 0
  return store.write(async (tx) => {
    await tx.ranges.lockScope('audit')
    const rows = await tx.audit.unlinked(batch)
    let last = await tx.audit.newest()
    for (const { id, body } of rows) {
      last = linked((last?.seq ?? 0) + 1, last?.hash ?? beginning, body)
      await tx.audit.link(id, last)
    }
    return rows.length
  })
}

export interface Keeping {
  /** Milliseconds. */
  readonly audit: number
  /** Milliseconds. */
  readonly events: number
}

const hour = 3_600_000

/** Once an hour, as much as there is. */
export function oldThingsAreForgotten({ audit, events }: Keeping): Reconciler {
  let lookedAt = Number.NEGATIVE_INFINITY
  return async ({ store, now }) => {
    if (now - lookedAt < hour) return 0
    const forgotten = await store.write(async (tx) => {
      const sessions = await tx.sessions.forget(now, batch)
      return sessions + (await tx.audit.forget(now - audit, batch)) + (await tx.events.forget(now - events, batch))
    })
    // There may be more of it; what is old is not in a hurry, yet it must not pile up.
    if (forgotten < batch) lookedAt = now
    return forgotten
  }
}
