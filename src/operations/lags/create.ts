// CreateLag: a group of ports on one device, all of them ordered with it or one of them there
// already; that one keeps its id and brings what sits on it. If it cannot be had as a whole, there
// is no LAG at all.
import { dedicatedBandwidths } from '#domain/bandwidth.ts'
import { mustOfferBillingMode } from '#domain/billing/rules.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { isLive, mustBeBandwidth, mustBeLocation, mustBeName, mustOfferMacSec, mustOfferSpeed } from '#domain/connections/rules.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { refuse } from '#domain/fault.ts'
import { newLag, requestedMembers } from '#domain/lags/maker.ts'
import { mustBeLagSize } from '#domain/lags/rules.ts'
import type { Location } from '#domain/locations/location.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import type { Quotas } from '#domain/settings.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import { join, lockJoining, mustFitIn } from '#operations/lags/members.ts'
import { toWire } from '#operations/lags/wire.ts'
import { type Caller, operation } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

export const createLag = operation('CreateLag', {
  access: 'write',
  resources: ({ connectionId }) => [connectionId && `dxcon/${connectionId}`],

  async run({ input, caller, tx, now, random, settings }) {
    // Read: the place, and the port to begin with, with everything on it, held.
    const location = mustBeLocation(await tx.locations.find(caller.region, input.location), input.location, caller.region)
    const joining = input.connectionId === undefined ? undefined : await lockJoining(tx, caller, input.connectionId, now)

    // Decide.
    mustBeName('lagName', input.lagName)
    mustBeBandwidth(input.connectionsBandwidth, dedicatedBandwidths)
    mustOfferSpeed(location, input.connectionsBandwidth)
    if (input.requestMACSec === true) mustOfferMacSec(location, input.connectionsBandwidth)
    if (input.billingMode !== undefined) {
      mustOfferBillingMode(location, location.locationCode, input.connectionsBandwidth, input.billingMode)
    }
    const requested = mustBeLagSize(input.numberOfConnections, input.connectionsBandwidth) - (joining === undefined ? 0 : 1)
    const tags = mustBeTags(input.tags)
    const childTags = mustBeTags(input.childConnectionTags)
    await mustBeWithinQuotas(tx, caller, location, requested, settings.quotas)
    const from = joining && { from: joining.connection }
    const device = await deviceFor(tx, location, joining?.connection)
    const wanted = { ...input, location, device, ownerAccount: caller.accountId, tags, ...from, requestedMembers: requested }
    const lag = newLag(wanted, { now, random })
    if (joining !== undefined) await mustFitIn(tx, joining, lag, [], settings)
    const ordered = requestedMembers(lag, location, childTags, { now, random })

    // Write, then answer with what was written.
    await tx.lags.insert(lag)
    const brought = joining === undefined ? [] : [await join(tx, joining, lag, now)]
    for (const member of ordered) await tx.connections.insert(member)
    return toWire(lag, [...brought, ...ordered])
  },
})

/** The device of the port to begin with, or the place's first that takes new ports. */
async function deviceFor(tx: Tx, location: Location, from: Connection | undefined): Promise<{ device: string; logicalDevice: string }> {
  if (from?.device !== undefined) return { device: from.device, logicalDevice: from.logicalDevice ?? from.device }
  const fresh = (await tx.devices.at(location.region, location.locationCode)).find(({ drained }) => !drained)
  if (fresh === undefined) refuse(connectionFaults.noDevice, location.locationCode)
  return { device: fresh.deviceId, logicalDevice: fresh.logicalDeviceId }
}

async function mustBeWithinQuotas(tx: Tx, caller: Caller, location: Location, requested: number, quotas: Quotas): Promise<void> {
  if (quotas.lagsPerRegion !== undefined) {
    const own = (await tx.lags.ownedBy(caller.accountId, caller.region)).filter(({ lagState }) => lagState !== 'deleted')
    mustStayBelow(own.length, quotas.lagsPerRegion, caller.accountId, `LAGs in region ${caller.region}`)
  }
  if (quotas.connectionsPerLocation === undefined || requested === 0) return
  const own = await tx.connections.ownedBy(caller.accountId, caller.region)
  const here = own.filter((row) => isLive(row) && row.location === location.locationCode)
  mustStayBelow(
    here.length + requested - 1,
    quotas.connectionsPerLocation,
    caller.accountId,
    `connections at location ${location.locationCode}`,
  )
}
