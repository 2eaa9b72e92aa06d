// AssociateConnectionWithLag: a port joins a LAG, by itself or out of another one. By itself it
// brings its interfaces or hosted connections; those of another LAG stay with that one.
import { joined } from '#domain/lags/maker.ts'
import { mustBeOwnLag } from '#domain/lags/rules.ts'
import { toWire } from '#operations/connections/wire.ts'
import { join, lockJoining, mustFitIn } from '#operations/lags/members.ts'
import { operation } from '#operations/operation.ts'

export const associateConnectionWithLag = operation('AssociateConnectionWithLag', {
  access: 'write',
  resources: ({ connectionId, lagId }) => [`dxcon/${connectionId}`, `dxlag/${lagId}`],

  async run({ input, caller, tx, now, settings }) {
    // Read: the port with everything on it, and the LAG, held.
    const joining = await lockJoining(tx, caller, input.connectionId, now)
    const lag = mustBeOwnLag(await tx.lags.lock(input.lagId), caller, input.lagId)

    // Decide. One that is in it already stays as it is.
    if (joining.leaves?.lagId === lag.lagId) return toWire(joined(joining.connection, lag, now))
    await mustFitIn(tx, joining, lag, await tx.connections.membersOf(lag.lagId), settings)

    // Write, then answer with what was written.
    return toWire(await join(tx, joining, lag, now))
  },
})
