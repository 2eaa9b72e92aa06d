// What a connection allows, and what a new one must be. Each rule refuses with the sentence that
// the caller will see.
import { megabits, portSpeedOf } from '#domain/bandwidth.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Location } from '#domain/locations/location.ts'
import { isForgotten } from '#domain/visibility.ts'

interface Whose {
  readonly accountId: string
  readonly region: string
}

/** `dxcon-` and eight alphanumerics, in any case: AWS's own check is as loose. */
export const looksLikeConnectionId = (id: string): boolean => /^dxcon-[A-Za-z0-9]{8}$/.test(id)

/** The caller's own connection, not an interconnect; a foreign or deleted one is answered like an unknown one. */
export function mustBeOwnConnection(connection: Connection | undefined, caller: Whose, id: string): Connection {
  refuseUnless(looksLikeConnectionId(id), connectionFaults.badId, id)
  if (
    connection === undefined ||
    connection.ownerAccount !== caller.accountId ||
    connection.region !== caller.region ||
    connection.connectionState === 'deleted'
  )
    refuse(connectionFaults.notFound, id)
  return connection
}

/** Its owner, or the partner on whose port it is hosted. */
export function mustNotBeForeign(connection: Connection | undefined, caller: Whose, id: string): Connection {
  refuseUnless(looksLikeConnectionId(id), connectionFaults.badId, id)
  const known = connection !== undefined && connection.region === caller.region && connection.connectionState !== 'deleted'
  const concerned = known && [connection.ownerAccount, connection.parentOwner].includes(caller.accountId)
  if (!concerned || connection.kind === 'interconnect') refuse(connectionFaults.notFound, id)
  return connection
}

/** Interfaces and hosted connections go first; those of a LAG member live on the LAG. */
export function mustBeUnused(connection: Connection, interfaces: readonly unknown[], hosted: readonly unknown[]): void {
  refuseUnless(interfaces.length === 0 && hosted.length === 0, connectionFaults.inUse, connection.connectionId)
}

export function mustBeName(member: string, name: string | undefined): string {
  refuseUnless(name !== undefined && name.length >= 1 && name.length <= 100, connectionFaults.badName, member)
  return name
}

export function mustBeBandwidth(bandwidth: string, allowed: readonly string[]): string {
  refuseUnless(allowed.includes(bandwidth), connectionFaults.badBandwidth, bandwidth, allowed.join(', '))
  return bandwidth
}

export function mustBeLocation(location: Location | undefined, code: string, region: string): Location {
  return location === undefined || location.onSale === false ? refuse(connectionFaults.noLocation, code, region) : location
}

export function mustOfferSpeed(location: Location, bandwidth: string): void {
  const offered = location.availablePortSpeeds
  refuseUnless(
    offered.includes(portSpeedOf(bandwidth)),
    connectionFaults.speedNotOffered,
    bandwidth,
    location.locationCode,
    offered.join(', '),
  )
}

export function mustOfferMacSec(location: Location, bandwidth: string): void {
  refuseUnless(
    location.availableMacSecPortSpeeds.includes(portSpeedOf(bandwidth)),
    connectionFaults.noMacSec,
    bandwidth,
    location.locationCode,
  )
}

/** Live, and in sight at `now`. */
export const isShown = (connection: Connection, now: number): boolean => !isForgotten(connection.connectionState, connection.since, now)

export const isLive = (connection: Connection): boolean => !['deleting', 'deleted', 'rejected'].includes(connection.connectionState)

/** What the connection carries at most, in megabits per second. */
export const capacityOf = (connection: Connection): number => megabits(connection.bandwidth) ?? 0
