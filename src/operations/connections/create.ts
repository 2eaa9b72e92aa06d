// CreateConnection: orders a port. It stays `requested` until the operator has reserved one, which
// is when it gets its device; with `lagId` it is ordered as a member of that LAG.
import { dedicatedBandwidths, outscaleBandwidths } from '#domain/bandwidth.ts'
import { mustOfferBillingMode } from '#domain/billing/rules.ts'
import { newConnection } from '#domain/connections/maker.ts'
import { isLive, mustBeBandwidth, mustBeLocation, mustBeName, mustOfferMacSec, mustOfferSpeed } from '#domain/connections/rules.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import { joined } from '#domain/lags/maker.ts'
import { mustBeOwnLag, mustJoinLag } from '#domain/lags/rules.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/connections/wire.ts'

export const createConnection = operation('CreateConnection', {
  access: 'write',
  resources: ({ lagId }) => [lagId && `dxlag/${lagId}`],

  async run({ input, caller, tx, now, random, settings }) {
    // Read: the place, and the LAG it shall join, locked.
    const location = mustBeLocation(await tx.locations.find(caller.region, input.location), input.location, caller.region)
    const lag = input.lagId === undefined ? undefined : mustBeOwnLag(await tx.lags.lock(input.lagId), caller, input.lagId)
    const quota = settings.quotas.connectionsPerLocation

    // Decide.
    mustBeName('connectionName', input.connectionName)
    mustBeBandwidth(input.bandwidth, settings.profile === 'outscale' ? outscaleBandwidths : dedicatedBandwidths)
    mustOfferSpeed(location, input.bandwidth)
    if (input.requestMACSec === true) mustOfferMacSec(location, input.bandwidth)
    if (input.billingMode !== undefined) mustOfferBillingMode(location, location.locationCode, input.bandwidth, input.billingMode)
    if (quota !== undefined) {
      const own = await tx.connections.ownedBy(caller.accountId, caller.region)
      const here = own.filter((row) => isLive(row) && row.location === location.locationCode)
      mustStayBelow(here.length, quota, caller.accountId, `connections at location ${location.locationCode}`)
    }
    const ordered = newConnection({ ...input, location, ownerAccount: caller.accountId, tags: mustBeTags(input.tags) }, { now, random })
    if (lag === undefined) {
      await tx.connections.insert(ordered)
      return toWire(ordered)
    }
    mustJoinLag(lag, await tx.connections.membersOf(lag.lagId), ordered)

    // Write, then answer with what was written.
    const member = joined(ordered, lag, now)
    await tx.connections.insert(member)
    return toWire(member)
  },
})
