// Who may be in a LAG: ports of one speed, place and device, up to four of them; when one may leave;
// and when a LAG may go. Each rule refuses with the sentence that the caller will see.
import { megabits } from '#domain/bandwidth.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { isLive, looksLikeConnectionId } from '#domain/connections/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { lagFaults } from '#domain/lags/faults.ts'

interface Whose {
  readonly accountId: string
  readonly region: string
}

/** AWS's own check is loose: it takes eight alphanumerics of either case behind the prefix. */
export const looksLikeLagId = (id: string): boolean => /^dxlag-[A-Za-z0-9]{8}$/.test(id)

const isOwnLag = (lag: Lag | undefined, caller: Whose): lag is Lag =>
  lag !== undefined && lag.ownerAccount === caller.accountId && lag.region === caller.region && lag.lagState !== 'deleted'

export function mustBeOwnLag(lag: Lag | undefined, caller: Whose, id: string): Lag {
  refuseUnless(looksLikeLagId(id), lagFaults.badId, id)
  return isOwnLag(lag, caller) ? lag : refuse(lagFaults.notFound, id)
}

/** Four members at 1 and 10 Gbps, two at 100 Gbps and above. */
export const largestLag = (bandwidth: string): number => ((megabits(bandwidth) ?? 0) >= 100_000 ? 2 : 4)

export function mustBeLagSize(numberOfConnections: number, bandwidth: string): number {
  const limit = largestLag(bandwidth)
  const fits = Number.isInteger(numberOfConnections) && numberOfConnections >= 1 && numberOfConnections <= limit
  refuseUnless(fits, lagFaults.badSize, numberOfConnections, limit, bandwidth)
  return numberOfConnections
}

export const liveMembers = (members: readonly Connection[]): readonly Connection[] => members.filter(isLive)

/** A port that is only requested has no device yet and takes the LAG's. */
export function mustJoinLag(lag: Lag, members: readonly Connection[], joining: Connection): void {
  const { connectionId } = joining
  const differs = (member: string, has: string, wants: string) =>
    refuseUnless(has === wants, lagFaults.differs, connectionId, lag.lagId, member, has, wants)
  refuseUnless(joining.kind !== 'hosted', lagFaults.notAMember, connectionId, 'it is a hosted connection')
  refuseUnless(isLive(joining), lagFaults.notAMember, connectionId, `it is in state ${joining.connectionState}`)
  const carriesOthers = joining.kind === 'interconnect' && !lag.allowsHostedConnections
  refuseUnless(!carriesOthers, lagFaults.notAMember, connectionId, `it is an interconnect, and ${lag.lagId} carries no hosted connections`)
  differs('location', joining.location, lag.location)
  differs('bandwidth', joining.bandwidth, lag.connectionsBandwidth)
  if (joining.device !== undefined) differs('device', joining.device, lag.device)
  refuseUnless(joining.requestMACSec === lag.requestMACSec, lagFaults.macSecDiffers, connectionId)
  const limit = largestLag(lag.connectionsBandwidth)
  refuseUnless(liveMembers(members).length < limit, lagFaults.full, lag.lagId, limit)
}

/** A partner's LAG carries hosted connections and no interfaces of its own. */
export function mustBringNoInterfaces(lag: Lag, joining: Connection, interfaces: readonly unknown[]): void {
  const fits = !lag.allowsHostedConnections || interfaces.length === 0
  refuseUnless(fits, lagFaults.notAMember, joining.connectionId, `it has virtual interfaces, and ${lag.lagId} carries hosted connections`)
}

/** Whoever leaves, as many as `minimumLinks` must stay; the last member may always leave. */
export function mustKeepMinimum(lag: Lag, members: readonly Connection[]): void {
  const left = liveMembers(members).length - 1
  refuseUnless(left === 0 || left >= lag.minimumLinks, lagFaults.belowMinimum, lag.lagId, lag.minimumLinks)
}

/** Members that are only requested count: they will be links. */
export function mustBeMinimumLinks(minimumLinks: number, members: readonly Connection[]): number {
  refuseUnless(Number.isInteger(minimumLinks) && minimumLinks >= 0, lagFaults.badMinimum, minimumLinks)
  refuseUnless(minimumLinks <= liveMembers(members).length, lagFaults.minimumTooHigh)
  return minimumLinks
}

/** What a departure says of an id that is foreign, unknown or deleted; clients match other words here than elsewhere. */
export function mustBeThere(connection: Connection | undefined, caller: Whose, id: string): Connection {
  refuseUnless(looksLikeConnectionId(id), connectionFaults.badId, id)
  const own = connection?.ownerAccount === caller.accountId && connection.region === caller.region
  if (connection === undefined || !own || connection.connectionState === 'deleted') refuse(lagFaults.noConnection, id)
  return connection
}

export function mustBeLagThere(lag: Lag | undefined, caller: Whose, id: string): Lag {
  refuseUnless(looksLikeLagId(id), lagFaults.badId, id)
  return isOwnLag(lag, caller) ? lag : refuse(lagFaults.noLag, id)
}

/** How long a port that has joined is in transition, in milliseconds: clients try again for a minute. */
export const joiningTakes = 1000

export function mustBeSettledMember(connection: Connection, lag: Lag, now: number): void {
  refuseUnless(connection.lagId === lag.lagId, lagFaults.notMember, connection.connectionId, lag.lagId)
  const settled = isLive(connection) && (connection.lagSince === undefined || now - connection.lagSince >= joiningTakes)
  refuseUnless(settled, lagFaults.inTransition, connection.connectionId)
}

/** Interfaces that are on their way out still hold the LAG, and so do hosted connections. */
export function mustCarryNothing(lag: Lag, interfaces: readonly unknown[], hosted: readonly unknown[]): void {
  refuseUnless(interfaces.length === 0, lagFaults.hasInterfaces, lag.lagId)
  refuseUnless(hosted.length === 0, lagFaults.hasHosted, lag.lagId)
}

/** Keys and encryption mode of a member are its LAG's. */
export function mustNotBeMember(connection: Connection): void {
  if (connection.lagId !== undefined) refuse(lagFaults.keysAreLags, connection.connectionId, connection.lagId)
}
