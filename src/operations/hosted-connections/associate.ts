// AssociateHostedConnection: a partner moves a hosted connection, with the interface on it, to
// another of its interconnects or LAGs. VLAN and peer addresses must be free there; the interface
// is down for the moment that its routers need.
import { mustBePartner } from '#domain/accounts/rules.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { isLive } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'
import { hostedFaults } from '#domain/hosted-connections/faults.ts'
import { movedConnection, movedInterface } from '#domain/hosted-connections/maker.ts'
import { mustBeHostedBandwidth, mustBeHostedBy, mustBeMovable, mustFitHost, mustHostConnections } from '#domain/hosted-connections/rules.ts'
import { isLiveInterface, mustBeFreeVlan } from '#domain/virtual-interfaces/rules.ts'
import { peerScope } from '#domain/virtual-interfaces/scopes.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { toWire } from '#operations/connections/wire.ts'
import { lockHost } from '#operations/hosted-connections/host.ts'
import { operation } from '#operations/operation.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import type { Tx } from '#store/tx.ts'

export const associateHostedConnection = operation('AssociateHostedConnection', {
  access: 'write',
  resources: ({ connectionId, parentConnectionId }) => [`dxcon/${connectionId}`, parentResource(parentConnectionId)],

  async run({ input, caller, tx, now }) {
    // Read: the connection, where it shall go, and what is there already.
    const partner = mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const connection = mustBeHostedBy(await tx.connections.lock(input.connectionId), caller, input.connectionId)
    const host = await lockHost(tx, caller, input.parentConnectionId)
    if (connection.parentId === host.parentId) return toWire(connection, undefined, caller.accountId)
    const neighbours = (await tx.connections.hostedOn(host.parentId, { deletedSince: now })).filter(isLive)
    const interfaces = await lockLiveInterfaces(tx, connection)

    // Decide.
    mustBeMovable(connection)
    const ready = mustHostConnections(host)
    mustBeHostedBandwidth(connection.bandwidth, partner, host)
    if (connection.vlan !== undefined) mustBeFreeVlan(connection.vlan, host, await tx.vlans.holder(host.parentId, connection.vlan))
    mustFitHost(connection.bandwidth, host, neighbours)
    await mustHaveFreeAddresses(tx, connection, interfaces, host.parentId, neighbours)
    const moved = movedConnection(connection, ready, partner)
    const movedInterfaces = interfaces.map((vi) => movedInterface(vi, ready, now))

    // Write, then answer with what was written.
    await tx.connections.update(moved)
    await tx.vlans.move(moved.connectionId, host.parentId)
    for (const vi of movedInterfaces) await tx.virtualInterfaces.update(vi)
    return toWire(moved, undefined, caller.accountId)
  },
})

async function lockLiveInterfaces(tx: Tx, { connectionId }: Connection): Promise<readonly VirtualInterface[]> {
  const held: VirtualInterface[] = []
  for (const { virtualInterfaceId } of await tx.virtualInterfaces.on(connectionId)) {
    const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
    if (vi !== undefined && isLiveInterface(vi)) held.push(vi)
  }
  return held
}

/** Each hosted connection has addresses of its own; only a move asks for more than that. */
async function mustHaveFreeAddresses(
  tx: Tx,
  { connectionId }: Connection,
  interfaces: readonly VirtualInterface[],
  parentId: string,
  neighbours: readonly Connection[],
): Promise<void> {
  for (const { bgpPeerId } of interfaces.flatMap((vi) => vi.peers)) {
    for (const range of await tx.ranges.heldBy(bgpPeerId)) {
      for (const neighbour of neighbours) {
        const taken = await tx.ranges.overlapping(peerScope(neighbour.connectionId), range)
        refuseUnless(taken === undefined, hostedFaults.addressesTaken, connectionId, parentId)
      }
    }
  }
}
