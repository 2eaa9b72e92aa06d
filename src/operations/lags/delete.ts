// DeleteLag: not while it carries interfaces, those on their way out included, or hosted
// connections. Its members are not deleted: they go on by themselves.
import { isLive } from '#domain/connections/rules.ts'
import { left } from '#domain/lags/maker.ts'
import { lagLifecycle } from '#domain/lags/lifecycle.ts'
import { mustBeOwnLag, mustCarryNothing } from '#domain/lags/rules.ts'
import { after } from '#domain/transitions.ts'
import { holdsItsPlace } from '#domain/virtual-interfaces/moving.ts'
import { lockMembers } from '#operations/lags/members.ts'
import { toWire } from '#operations/lags/wire.ts'
import { operation } from '#operations/operation.ts'

export const deleteLag = operation('DeleteLag', {
  access: 'write',
  resources: ({ lagId }) => [`dxlag/${lagId}`],

  async run({ input, caller, tx, now }) {
    // Read: the LAG, held, and everything on it and in it.
    const lag = mustBeOwnLag(await tx.lags.lock(input.lagId), caller, input.lagId)
    const interfaces = (await tx.virtualInterfaces.on(lag.lagId)).filter(holdsItsPlace)
    const hosted = await tx.connections.hostedOn(lag.lagId, { deletedSince: now })

    // Decide.
    mustCarryNothing(
      lag,
      interfaces,
      hosted.filter((row) => isLive(row) || row.connectionState === 'deleting'),
    )
    const deleted = { ...lag, lagState: after(lagLifecycle, lag.lagState, 'deleteAsked'), since: now, macSecKeys: [] }

    // Write, then answer with what was written.
    for (const member of await lockMembers(tx, lag.lagId)) await tx.connections.update(left(member, lag))
    await tx.lags.update(deleted)
    return toWire(deleted, [])
  },
})
