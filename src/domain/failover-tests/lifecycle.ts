// The life of a failover test as a table (§12), and what its end means for the interface. The edge
// ends a test at its deadline by itself, so whoever writes the end down later writes the deadline.
import type { FailoverTest, FailoverTestStatus } from '#domain/failover-tests/failover-test.ts'
import { after, type Transitions } from '#domain/transitions.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

export type FailoverTestEvent = 'elapsed' | 'stopped' | 'interfaceDeleted' | 'interfaceLost'

export const failoverTestLifecycle: Transitions<FailoverTestStatus, FailoverTestEvent> = {
  IN_PROGRESS: { elapsed: 'COMPLETED', stopped: 'CANCELLED', interfaceDeleted: 'CANCELLED', interfaceLost: 'FAILED' },
}

const minute = 60_000

/** Epoch milliseconds at which it ends by itself. */
export const deadlineOf = ({ startTime, testDurationInMinutes }: FailoverTest): number => startTime + testDurationInMinutes * minute

/** The test after its end; one that was over already stays as it is, and one that ran out before `now` has run its time. */
export function ended(test: FailoverTest, event: FailoverTestEvent, now: number): FailoverTest {
  const deadline = deadlineOf(test)
  const status = after(failoverTestLifecycle, test.status, event !== 'interfaceLost' && now >= deadline ? 'elapsed' : event)
  return status === test.status ? test : { ...test, status, endTime: Math.min(now, deadline) }
}

/** Its sessions may come up again; that they did is the edge's to say. */
export const released = (vi: VirtualInterface, now: number): VirtualInterface => ({
  ...vi,
  virtualInterfaceState: after(interfaceLifecycle, vi.virtualInterfaceState, 'testEnded'),
  since: now,
  unsettled: true,
})
