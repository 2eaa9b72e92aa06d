// DisassociateConnectionFromLag: a port goes on by itself. What it carried stays on the LAG, which
// may be left without any member; a partner's port is an interconnect again.
import { left } from '#domain/lags/maker.ts'
import { mustBeLagThere, mustBeSettledMember, mustBeThere, mustKeepMinimum } from '#domain/lags/rules.ts'
import { toWire } from '#operations/connections/wire.ts'
import { operation } from '#operations/operation.ts'

export const disassociateConnectionFromLag = operation('DisassociateConnectionFromLag', {
  access: 'write',
  resources: ({ connectionId, lagId }) => [`dxcon/${connectionId}`, `dxlag/${lagId}`],

  async run({ input, caller, tx, now }) {
    const connection = mustBeThere(await tx.connections.lock(input.connectionId), caller, input.connectionId)
    const lag = mustBeLagThere(await tx.lags.lock(input.lagId), caller, input.lagId)

    mustBeSettledMember(connection, lag, now)
    mustKeepMinimum(lag, await tx.connections.membersOf(lag.lagId))
    const standalone = left(connection, lag)

    await tx.connections.update(standalone)
    return toWire(standalone)
  },
})
