// What a partner may hand out on its ports: which bandwidths, how much in all, and what may move
// from one port to another. Each rule refuses with the sentence that the partner will see.
import type { Account } from '#domain/accounts/account.ts'
import { hostedBandwidths, megabits, printBandwidth } from '#domain/bandwidth.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { capacityOf, isLive, looksLikeConnectionId, mustBeBandwidth } from '#domain/connections/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { hostedFaults } from '#domain/hosted-connections/faults.ts'
import type { Host, ReadyHost } from '#domain/hosted-connections/host.ts'
import { mustTakeInterfaces } from '#domain/parents/parent.ts'

interface Whose {
  readonly accountId: string
  readonly region: string
}

/** `v1` partners sell less than 1 Gbps only. */
export const bandwidthsOf = (type: Account['nniPartnerType']): readonly string[] => {
  if (type === 'nonPartner') return []
  return type === 'v2' ? hostedBandwidths : hostedBandwidths.filter((bandwidth) => (megabits(bandwidth) ?? 0) < 1000)
}

/** An interconnect by itself or a partner's LAG, and up. */
export function mustHostConnections(host: Host): ReadyHost {
  refuseUnless(host.allowsHostedConnections, hostedFaults.notAHost, host.parentId)
  if (host.memberOf !== undefined) refuse(hostedFaults.hostIsMember, host.parentId, host.memberOf)
  return { ...host, ...mustTakeInterfaces(host) }
}

export function mustBeHostedBandwidth(bandwidth: string, partner: Account, host: Host): string {
  mustBeBandwidth(bandwidth, bandwidthsOf(partner.nniPartnerType))
  const fastEnough = (megabits(bandwidth) ?? 0) < 25_000 || (megabits(host.portBandwidth) ?? 0) >= 100_000
  refuseUnless(fastEnough, hostedFaults.hostTooSlow, bandwidth, host.parentId, host.portBandwidth)
  return bandwidth
}

/** All live ones together get no more than the port carries; what is only ordered counts already. */
export function mustFitHost(bandwidth: string, host: Host, others: readonly Connection[]): void {
  const given = others.filter(isLive).reduce((sum, row) => sum + capacityOf(row), 0)
  const left = Math.max(0, host.capacity - given)
  refuseUnless((megabits(bandwidth) ?? 0) <= left, hostedFaults.noCapacity, bandwidth, printBandwidth(left), host.parentId)
}

/** A hosted connection on one of the caller's ports, in whatever state. */
export const isHostedBy = (row: Connection | undefined, caller: Whose): row is Connection =>
  row !== undefined && row.kind === 'hosted' && row.parentOwner === caller.accountId && row.region === caller.region

/** Its customer's id is of no use here: only the partner moves it. */
export function mustBeHostedBy(row: Connection | undefined, caller: Whose, id: string): Connection {
  refuseUnless(looksLikeConnectionId(id), connectionFaults.badId, id)
  if (!isHostedBy(row, caller) || row.connectionState === 'deleted') refuse(connectionFaults.notFound, id)
  return row
}

export function mustBeMovable(row: Connection): void {
  refuseUnless(isLive(row), connectionFaults.wrongState, 'AssociateHostedConnection', row.connectionId, row.connectionState)
}
