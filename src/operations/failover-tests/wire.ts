import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import type { WireVirtualInterfaceTestHistory } from '#contract/contract.ts'

export const toWire = (test: FailoverTest): WireVirtualInterfaceTestHistory => ({
  testId: test.testId,
  virtualInterfaceId: test.virtualInterfaceId,
  bgpPeers: test.bgpPeers,
  status: test.status,
  ownerAccount: test.ownerAccount,
  testDurationInMinutes: test.testDurationInMinutes,
  startTime: new Date(test.startTime),
  endTime: test.endTime === undefined ? undefined : new Date(test.endTime),
})
