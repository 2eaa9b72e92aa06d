// DescribeConnectionsOnInterconnect: the older form of DescribeHostedConnections, for interconnects
// alone and without pages.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { isShown } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'
import { hostedFaults } from '#domain/hosted-connections/faults.ts'
import { isOwnInterconnect } from '#domain/interconnects/rules.ts'
import { shownSince } from '#domain/visibility.ts'
import { toWire } from '#operations/connections/wire.ts'
import { operation } from '#operations/operation.ts'

const name = 'DescribeConnectionsOnInterconnect'

export const describeConnectionsOnInterconnect = operation(name, {
  access: 'read',
  resources: ({ interconnectId }) => [`dxcon/${interconnectId}`],

  async run({ input, caller, tx, now }) {
    mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const interconnect = await tx.connections.find(input.interconnectId)
    const inSight = isOwnInterconnect(interconnect, caller) && isShown(interconnect, now)
    refuseUnless(inSight, hostedFaults.noParent, caller.accountId, name, input.interconnectId)

    const rows = await tx.connections.hostedOn(input.interconnectId, { deletedSince: shownSince(now) })
    return { connections: rows.map((row) => toWire(row, undefined, caller.accountId)) }
  },
})
