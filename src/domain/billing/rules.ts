// What a port's charges are based on: one of the modes that its location offers for its speed. A
// LAG shows a mode once all of its members have the same.
import { portSpeedOf } from '#domain/bandwidth.ts'
import { billingFaults } from '#domain/billing/faults.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { isLive } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { liveMembers } from '#domain/lags/rules.ts'
import type { Location } from '#domain/locations/location.ts'

/** `location` absent: one that is listed no more, and so offers nothing. */
export function mustOfferBillingMode(location: Location | undefined, code: string, bandwidth: string, billingMode: string): void {
  const offers = location?.availableBillingModes.filter((offer) => offer.billingMode === billingMode) ?? []
  const offered = offers.some(({ availablePortSpeeds }) => availablePortSpeeds.includes(portSpeedOf(bandwidth)))
  refuseUnless(offered, billingFaults.notOffered, billingMode, bandwidth, code)
}

/** Ports that are there or ordered. A hosted connection's port is the partner's, and an interconnect is no connection to this call. */
export function mustHaveBilling(connection: Connection): void {
  const { connectionId, connectionState } = connection
  refuseUnless(connection.kind !== 'interconnect', connectionFaults.notFound, connectionId)
  refuseUnless(connection.kind !== 'hosted', billingFaults.hosted, connectionId)
  refuseUnless(isLive(connection), connectionFaults.wrongState, 'UpdateConnectionsBillingMode', connectionId, connectionState)
}

/** The LAG with the mode that all of its members have; as it is where they differ. */
export function billedAs(lag: Lag, members: readonly Connection[]): Lag {
  const modes = new Set(liveMembers(members).map(({ billingMode }) => billingMode))
  const [only] = modes
  return modes.size === 1 && only !== undefined && only !== lag.billingMode ? { ...lag, billingMode: only } : lag
}
