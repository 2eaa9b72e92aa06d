// AssociateVirtualInterface: an interface moves to another connection or LAG of the caller's, who
// must own the target, and the interface or what it is on now. Its sessions are taken down on the
// old port and set up anew on the new one.
import { isLivePeer } from '#domain/bgp-peers/rules.ts'
import { mustNotBePartnerPort, type Parent, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { noUsage } from '#domain/parents/usage.ts'
import { migrated, mustBeMovable, sharesOn } from '#domain/virtual-interfaces/moving.ts'
import { mustConcern } from '#domain/virtual-interfaces/ownership.ts'
import { mustBeWithinQuota } from '#domain/virtual-interfaces/quotas.ts'
import { isLiveInterface, mustBeFreeVlan, mustHaveRoom } from '#domain/virtual-interfaces/rules.ts'
import { peerScope } from '#domain/virtual-interfaces/scopes.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { mustHaveFreeAddresses } from '#operations/lags/members.ts'
import { operation } from '#operations/operation.ts'
import { lockOwnParent } from '#operations/parent.ts'
import { mustStayInGatewayPool } from '#operations/virtual-interfaces/gateway-choice.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'
import type { Tx } from '#store/tx.ts'

export const associateVirtualInterface = operation('AssociateVirtualInterface', {
  access: 'write',
  resources: ({ virtualInterfaceId, connectionId }) => [`dxvif/${virtualInterfaceId}`, parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    // Read: the target, then the interface, held; and what the target carries.
    mustConcern(await tx.virtualInterfaces.find(input.virtualInterfaceId), caller, input.virtualInterfaceId, now)
    const target = await lockOwnParent(tx, caller, input.connectionId)
    const vi = mustConcern(await tx.virtualInterfaces.lock(input.virtualInterfaceId), caller, input.virtualInterfaceId, now)
    const siblings = (await tx.virtualInterfaces.on(target.parentId)).filter(isLiveInterface)
    const usage = (await tx.virtualInterfaces.usageOf([target.parentId])).get(target.parentId) ?? noUsage

    // Decide.
    mustNotBePartnerPort(target)
    const ready = mustTakeInterfaces(target)
    mustBeMovable(vi, await kindBelow(tx, vi), ready)
    mustHaveRoom(ready, siblings)
    mustBeWithinQuota(ready, vi.virtualInterfaceType, siblings, settings.quotas)
    mustBeFreeVlan(vi.vlan, ready, await tx.vlans.holder(ready.parentId, vi.vlan))
    await mustHaveFreeAddresses(tx, vi.peers.filter(isLivePeer), ready.parentId)
    const { moved, successors } = migrated(vi, ready, sharesOn(ready, vi, usage), { now, random })
    await mustStayInGatewayPool(tx, moved)

    // Write, then answer with what was written. The old port keeps the addresses until its router
    // has let go of the sessions there; the new one has them from now on.
    await tx.vlans.move(moved.virtualInterfaceId, moved.parentId)
    for (const [old, fresh] of successors) {
      for (const range of await tx.ranges.heldBy(old.bgpPeerId)) await tx.ranges.claim(peerScope(moved.parentId), range, fresh.bgpPeerId)
    }
    await tx.virtualInterfaces.update(moved)
    return toWire(moved, caller.accountId)
  },
})

async function kindBelow(tx: Tx, { parentId }: VirtualInterface): Promise<Parent['kind']> {
  if (parentId.startsWith('dxlag-')) return 'lag'
  return (await tx.connections.find(parentId))?.kind ?? 'dedicated'
}
