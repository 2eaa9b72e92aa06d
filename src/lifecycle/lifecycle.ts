// Runs the reconcilers: when nudged after a commit, and every so often in case a nudge was lost or
// the only news is that time has passed. One pass at a time; a pass that moved something is
// followed by another at once, so that with no delays a whole order is through in one go.
import type { Reconciler, World } from '#lifecycle/reconciler.ts'

/** How often one run may find more to do, so that two rules at odds cannot spin for ever. */
const mostPasses = 20

/** All reconcilers in order, again and again until nothing moves. Returns how many rows were moved. */
export async function settle(reconcilers: readonly Reconciler[], world: () => World): Promise<number> {
  let total = 0
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let moved = 0
    for (const reconcile of reconcilers) moved += await reconcile(world())
    total += moved
    if (moved === 0) break
  }
  return total
}
