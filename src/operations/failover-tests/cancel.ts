import { ended } from '#domain/failover-tests/lifecycle.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { Tx } from '#store/tx.ts'

/** An interface that goes takes its running test with it. The interface's own row is the caller's to write. */
export async function cancelTestOn(tx: Tx, vi: VirtualInterface, now: number): Promise<void> {
  if (vi.virtualInterfaceState !== 'testing') return
  const running = await tx.failoverTests.runningOn(vi.virtualInterfaceId)
  if (running !== undefined) await tx.failoverTests.update(ended(running, 'interfaceDeleted', now))
}
