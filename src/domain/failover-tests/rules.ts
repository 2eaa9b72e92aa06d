// When a failover test may start, and what it holds down.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import { isLivePeer } from '#domain/bgp-peers/rules.ts'
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import { failoverTestFaults } from '#domain/failover-tests/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import type { VirtualInterface, VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'

const defaultDuration = 180
const longestDuration = 4320

export function mustBeTestDuration(minutes: number | undefined): number {
  const wanted = minutes ?? defaultDuration
  refuseUnless(Number.isInteger(wanted) && wanted >= 1 && wanted <= longestDuration, failoverTestFaults.badDuration, wanted)
  return wanted
}

/** The state in which it is tested; one test at a time, and only where sessions are or have been. */
export function mustBeTestable(vi: VirtualInterface, running: FailoverTest | undefined): VirtualInterfaceState {
  if (running !== undefined) refuse(failoverTestFaults.running, vi.virtualInterfaceId, running.testId)
  const testing = interfaceLifecycle[vi.virtualInterfaceState]?.testStarted
  return testing ?? refuse(interfaceFaults.wrongState, 'StartBgpFailoverTest', vi.virtualInterfaceId, vi.virtualInterfaceState)
}

/** The named peers, each once, or all that live; some clients send an empty list where they mean none in particular. */
export function peersToHold(vi: VirtualInterface, wanted: readonly string[] | undefined): readonly string[] {
  const live = vi.peers.filter(isLivePeer).map(({ bgpPeerId }: BgpPeer) => bgpPeerId)
  if (wanted === undefined || wanted.length === 0) return live
  for (const bgpPeerId of wanted) refuseUnless(live.includes(bgpPeerId), peerFaults.notFound, bgpPeerId, vi.virtualInterfaceId)
  return [...new Set(wanted)]
}
