export type FailoverTestStatus = 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED' | 'FAILED'

/** Peers held down on purpose until a deadline. */
export interface FailoverTest {
  readonly testId: string
  readonly virtualInterfaceId: string
  readonly ownerAccount: string
  readonly region: string
  readonly bgpPeers: readonly string[]
  readonly status: FailoverTestStatus
  readonly testDurationInMinutes: number
  readonly startTime: number
  readonly endTime?: number
}
