// DeleteInterconnect: a partner gives a port back. It is `deleted` in the very answer, whatever
// state it was in, but not while it carries hosted connections.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { interconnectLifecycle } from '#domain/interconnects/lifecycle.ts'
import { mustBeOwnInterconnect, mustCarryNothing } from '#domain/interconnects/rules.ts'
import { mustKeepMinimum } from '#domain/lags/rules.ts'
import { after } from '#domain/transitions.ts'
import { operation } from '#operations/operation.ts'

export const deleteInterconnect = operation('DeleteInterconnect', {
  access: 'write',
  resources: ({ interconnectId }) => [`dxcon/${interconnectId}`],

  async run({ input, caller, tx, now }) {
    // Read: the interconnect, what it carries, and the LAG it leaves.
    mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const interconnect = mustBeOwnInterconnect(await tx.connections.lock(input.interconnectId), caller, input.interconnectId)
    const hosted = await tx.connections.hostedOn(interconnect.connectionId, { deletedSince: now })
    const lag = interconnect.lagId === undefined ? undefined : await tx.lags.lock(interconnect.lagId)

    // Decide.
    mustCarryNothing(interconnect, hosted)
    if (lag !== undefined) mustKeepMinimum(lag, await tx.connections.membersOf(lag.lagId))
    const { lagId: _, lagSince: __, ...standalone } = interconnect
    const connectionState = after(interconnectLifecycle, interconnect.connectionState, 'deleteAsked')

    // Write, then answer with what was written.
    await tx.connections.update({ ...standalone, connectionState, since: now })
    return { interconnectState: 'deleted' }
  },
})
