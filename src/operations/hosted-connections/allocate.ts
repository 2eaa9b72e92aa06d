// AllocateHostedConnection: a partner gives another account a connection on its interconnect or
// LAG. The bandwidth is set aside at once; it carries nothing until that account confirms it.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import { toWire } from '#operations/connections/wire.ts'
import { allocate } from '#operations/hosted-connections/allocation.ts'
import { lockHost } from '#operations/hosted-connections/host.ts'
import { operation } from '#operations/operation.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'

export const allocateHostedConnection = operation('AllocateHostedConnection', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    const { connectionId, connectionName, ownerAccount, bandwidth, vlan } = input
    const partner = mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const host = await lockHost(tx, caller, connectionId)
    const wanted = { connectionName, ownerAccount, bandwidth, vlan, tags: mustBeTags(input.tags) }
    const allocated = await allocate({ tx, now, random, settings }, partner, host, wanted)
    return toWire(allocated, undefined, caller.accountId)
  },
})
