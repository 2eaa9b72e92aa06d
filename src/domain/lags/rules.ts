// Who may be in a LAG: ports of one speed, place and device, up to four of them.
import { megabits } from '#domain/bandwidth.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { isLive } from '#domain/connections/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { lagFaults } from '#domain/lags/faults.ts'

/** AWS's own check is loose: it takes eight alphanumerics of either case behind the prefix. */
export const looksLikeLagId = (id: string): boolean => /^dxlag-[A-Za-z0-9]{8}$/.test(id)

export function mustBeOwnLag(lag: Lag | undefined, caller: { readonly accountId: string; readonly region: string }, id: string): Lag {
  refuseUnless(looksLikeLagId(id), lagFaults.badId, id)
  if (lag === undefined || lag.ownerAccount !== caller.accountId || lag.region !== caller.region || lag.lagState === 'deleted') refuse(lagFaults.notFound, id)
  return lag
}

/** Four members at 1 and 10 Gbps, two at 100 Gbps and above. */
export const largestLag = (bandwidth: string): number => ((megabits(bandwidth) ?? 0) >= 100_000 ? 2 : 4)

export const liveMembers = (members: readonly Connection[]): readonly Connection[] => members.filter(isLive)

/** A port that is only requested has no device yet and takes the LAG's. */
export function mustJoinLag(lag: Lag, members: readonly Connection[], joining: Connection): void {
  const { connectionId } = joining
  const differs = (member: string, has: string, wants: string) => refuseUnless(has === wants, lagFaults.differs, connectionId, lag.lagId, member, has, wants)
  refuseUnless(joining.kind !== 'hosted', lagFaults.notAMember, connectionId, 'it is a hosted connection')
  refuseUnless(isLive(joining), lagFaults.notAMember, connectionId, `it is in state ${joining.connectionState}`)
  differs('location', joining.location, lag.location)
  differs('bandwidth', joining.bandwidth, lag.connectionsBandwidth)
  if (joining.device !== undefined) differs('device', joining.device, lag.device)
  refuseUnless(joining.requestMACSec === lag.requestMACSec, lagFaults.macSecDiffers, connectionId)
  const limit = largestLag(lag.connectionsBandwidth)
  refuseUnless(liveMembers(members).length < limit, lagFaults.full, lag.lagId, limit)
}

/** Whoever leaves, as many as `minimumLinks` must stay; the last member may always leave. */
export function mustKeepMinimum(lag: Lag, members: readonly Connection[]): void {
  const left = liveMembers(members).length - 1
  refuseUnless(left === 0 || left >= lag.minimumLinks, lagFaults.belowMinimum, lag.lagId, lag.minimumLinks)
}
