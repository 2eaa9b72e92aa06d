// DeleteConnection: gives a port back. One that was only requested is gone at once; a hosted one
// that its customer has not accepted yet is rejected; all others are taken down first. A partner
// deletes the hosted connections on its interconnects with the same call.
import { deletedBy } from '#domain/connections/lifecycle.ts'
import { isLive, mustBeUnused, mustNotBeForeign } from '#domain/connections/rules.ts'
import { mustKeepMinimum } from '#domain/lags/rules.ts'
import { isLiveInterface } from '#domain/virtual-interfaces/rules.ts'
import { operation } from '#operations/operation.ts'
import { leaveGroups } from '#operations/resiliency-groups/leave.ts'
import { toWire } from '#operations/connections/wire.ts'

export const deleteConnection = operation('DeleteConnection', {
  access: 'write',
  resources: ({ connectionId }) => [`dxcon/${connectionId}`],

  async run({ input, caller, tx, now }) {
    // Read: the connection, and what would lose its ground.
    const connection = mustNotBeForeign(await tx.connections.lock(input.connectionId), caller, input.connectionId)
    const interfaces = await tx.virtualInterfaces.on(connection.connectionId)
    const hosted = await tx.connections.hostedOn(connection.connectionId)
    const lag = connection.lagId === undefined ? undefined : await tx.lags.lock(connection.lagId)

    // Decide.
    const state = deletedBy(connection, caller.accountId)
    if (state === connection.connectionState) return toWire(connection, undefined, caller.accountId)
    mustBeUnused(
      connection,
      interfaces.filter((vi) => isLiveInterface(vi) || vi.virtualInterfaceState === 'deleting'),
      hosted.filter(isLive),
    )
    if (lag !== undefined && isLive(connection)) mustKeepMinimum(lag, await tx.connections.membersOf(lag.lagId))

    // Write, then answer with what was written.
    const { lagId: _, lagSince: __, ...standalone } = connection
    const deleted = { ...(state === 'deleted' ? standalone : connection), connectionState: state, since: now }
    await tx.connections.update(deleted)
    await tx.vlans.release(deleted.connectionId)
    await leaveGroups(tx, deleted, now)
    return toWire(deleted, undefined, caller.accountId)
  },
})
