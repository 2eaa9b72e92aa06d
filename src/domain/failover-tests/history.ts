// The history of failover tests: a year of it, and what a caller may ask of it.
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import { testsShownFor } from '#domain/visibility.ts'

export interface HistoryFilters {
  readonly testId?: string | undefined
  readonly virtualInterfaceId?: string | undefined
  readonly bgpPeers?: readonly string[] | undefined
  readonly status?: string | undefined
}

/** Tests that started before this moment are no longer shown. */
export const historyStart = (now: number): number => now - testsShownFor

/** `In progress` and `IN_PROGRESS` ask for the same: the user guide writes the one, the wire the other. */
const asStatus = (text: string): string => text.toUpperCase().replaceAll(/[ -]/g, '_')

/** With several peers: a test that held all of them down. */
export const matching =
  ({ testId, virtualInterfaceId, bgpPeers = [], status }: HistoryFilters) =>
  (test: FailoverTest): boolean =>
    (testId === undefined || test.testId === testId) &&
    (virtualInterfaceId === undefined || test.virtualInterfaceId === virtualInterfaceId) &&
    bgpPeers.every((bgpPeerId) => test.bgpPeers.includes(bgpPeerId)) &&
    (status === undefined || test.status === asStatus(status))
