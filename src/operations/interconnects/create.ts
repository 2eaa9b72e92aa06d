// CreateInterconnect: a partner orders a port for its customers' hosted connections. It is reserved
// and comes up like any port; with `lagId` it is ordered as a member of that partner LAG.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { interconnectBandwidths } from '#domain/bandwidth.ts'
import { newConnection } from '#domain/connections/maker.ts'
import { isLive, mustBeBandwidth, mustBeLocation, mustBeName, mustOfferMacSec, mustOfferSpeed } from '#domain/connections/rules.ts'
import { withLagKeys } from '#domain/lags/maker.ts'
import { mustBeOwnLag, mustJoinLag } from '#domain/lags/rules.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import { interconnectToWire } from '#operations/interconnects/wire.ts'
import { operation } from '#operations/operation.ts'

export const createInterconnect = operation('CreateInterconnect', {
  access: 'write',
  resources: ({ lagId }) => [lagId && `dxlag/${lagId}`],

  async run({ input, caller, tx, now, random, settings }) {
    // Read: whether the caller is a partner, the place, and the LAG it shall join, locked.
    mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const location = mustBeLocation(await tx.locations.find(caller.region, input.location), input.location, caller.region)
    const lag = input.lagId === undefined ? undefined : mustBeOwnLag(await tx.lags.lock(input.lagId), caller, input.lagId)
    const quota = settings.quotas.connectionsPerLocation

    // Decide.
    mustBeName('interconnectName', input.interconnectName)
    mustBeBandwidth(input.bandwidth, interconnectBandwidths)
    mustOfferSpeed(location, input.bandwidth)
    if (input.requestMACSec === true) mustOfferMacSec(location, input.bandwidth)
    if (quota !== undefined) {
      const own = await tx.connections.interconnectsOf(caller.accountId, caller.region)
      const here = own.filter((row) => isLive(row) && row.location === location.locationCode)
      mustStayBelow(here.length, quota, caller.accountId, `interconnects at location ${location.locationCode}`)
    }
    const wanted = {
      ...input,
      connectionName: input.interconnectName,
      location,
      ownerAccount: caller.accountId,
      tags: mustBeTags(input.tags),
    }
    const ordered = { ...newConnection(wanted, { now, random }), kind: 'interconnect' as const }
    if (lag !== undefined) mustJoinLag(lag, await tx.connections.membersOf(lag.lagId), ordered)

    // Write, then answer with what was written.
    const interconnect = lag === undefined ? ordered : withLagKeys({ ...ordered, lagId: lag.lagId, lagSince: now }, lag)
    await tx.connections.insert(interconnect)
    return interconnectToWire(interconnect)
  },
})
