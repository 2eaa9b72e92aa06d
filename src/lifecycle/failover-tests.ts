// Failover tests end by themselves at their deadline, and are forgotten after a year. The router
// has ended the test already: it knows the deadline, too.
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import { historyStart } from '#domain/failover-tests/history.ts'
import { ended, released } from '#domain/failover-tests/lifecycle.ts'
import { hourly } from '#lifecycle/forgetting.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import type { Tx } from '#store/tx.ts'

const batch = 100

export const failoverTestsEnd: Reconciler = async ({ store, now }) => {
  const overdue = await store.read((tx) => tx.failoverTests.expired(now, batch))
  let moved = 0
  // Each in a transaction of its own: whoever is stopping one just now holds its interface.
  for (const test of overdue) moved += await store.write((tx) => end(tx, test, now))
  return moved
}

async function end(tx: Tx, { testId, virtualInterfaceId }: FailoverTest, now: number): Promise<number> {
  const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
  const test = await tx.failoverTests.find(testId)
  if (test?.status !== 'IN_PROGRESS') return 0
  const testing = vi?.virtualInterfaceState === 'testing'
  await tx.failoverTests.update(ended(test, testing ? 'elapsed' : 'interfaceLost', now))
  if (testing) await tx.virtualInterfaces.update(released(vi, now))
  return 1
}

export const oldFailoverTestsAreForgotten: Reconciler = hourly((tx, now, limit) => tx.failoverTests.forget(historyStart(now), limit))
