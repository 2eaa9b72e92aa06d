// AllocateConnectionOnInterconnect: the older form of AllocateHostedConnection, for interconnects
// alone and without tags.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { hostOfConnection } from '#domain/hosted-connections/host.ts'
import { mustBeOwnInterconnect } from '#domain/interconnects/rules.ts'
import { toWire } from '#operations/connections/wire.ts'
import { allocate } from '#operations/hosted-connections/allocation.ts'
import { operation } from '#operations/operation.ts'

export const allocateConnectionOnInterconnect = operation('AllocateConnectionOnInterconnect', {
  access: 'write',
  resources: ({ interconnectId }) => [`dxcon/${interconnectId}`],

  async run({ input, caller, tx, now, random, settings }) {
    const { interconnectId, connectionName, ownerAccount, bandwidth, vlan } = input
    const partner = mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const interconnect = mustBeOwnInterconnect(await tx.connections.lock(interconnectId), caller, interconnectId)
    const wanted = { connectionName, ownerAccount, bandwidth, vlan, tags: [] }
    const allocated = await allocate({ tx, now, random, settings }, partner, hostOfConnection(interconnect), wanted)
    return toWire(allocated, undefined, caller.accountId)
  },
})
