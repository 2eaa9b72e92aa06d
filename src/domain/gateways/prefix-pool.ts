// The prefixes that customers may announce towards one Direct Connect gateway, shared by the
// interfaces attached to it: at most 10,000, of both families together (§25).
import { refuseUnless } from '#domain/fault.ts'
import { gatewayFaults } from '#domain/gateways/faults.ts'

export const prefixesPerGateway = 10_000

export interface Allocation {
  readonly prefixPoolAllocatedCountIpv4?: number | undefined
  readonly prefixPoolAllocatedCountIpv6?: number | undefined
}

export const allocatedTo = ({ prefixPoolAllocatedCountIpv4 = 0, prefixPoolAllocatedCountIpv6 = 0 }: Allocation): number =>
  prefixPoolAllocatedCountIpv4 + prefixPoolAllocatedCountIpv6

/** `others`: the other live interfaces on the gateway. */
export function mustFitGatewayPool(directConnectGatewayId: string, wanted: Allocation, others: readonly Allocation[]): void {
  const left = prefixesPerGateway - others.reduce((sum, each) => sum + allocatedTo(each), 0)
  const takes = allocatedTo(wanted)
  refuseUnless(takes === 0 || takes <= left, gatewayFaults.poolExceeded, directConnectGatewayId, takes, left, prefixesPerGateway)
}
