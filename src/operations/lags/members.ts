// Ports on their way into a LAG, with everything that sits on them, and the members that a LAG has.
// Whoever changes a member holds it first: the operator may be moving it at the same moment.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { joined, left, withLagKeys } from '#domain/lags/maker.ts'
import { mustBringNoInterfaces, mustJoinLag, mustKeepMinimum } from '#domain/lags/rules.ts'
import { type Parent, parentOfLag } from '#domain/parents/parent.ts'
import { noUsage } from '#domain/parents/usage.ts'
import type { Settings } from '#domain/settings.ts'
import { carried, holdsItsPlace, mustShare, sessionsHere } from '#domain/virtual-interfaces/moving.ts'
import { mustBeFreeVlan } from '#domain/virtual-interfaces/rules.ts'
import { peerScope } from '#domain/virtual-interfaces/scopes.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { Caller } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

/** The LAG's members, each held. */
export async function lockMembers(tx: Tx, lagId: string): Promise<readonly Connection[]> {
  const held: Connection[] = []
  for (const { connectionId } of await tx.connections.membersOf(lagId)) {
    const member = await tx.connections.lock(connectionId)
    if (member?.lagId === lagId) held.push(member)
  }
  return held
}

/** The LAG, and its keys and encryption mode on every member. */
export async function saveWithKeys(tx: Tx, lag: Lag): Promise<void> {
  await tx.lags.update(lag)
  for (const member of await lockMembers(tx, lag.lagId)) await tx.connections.update(withLagKeys(member, lag))
}

/** A port that shall join, and everything that sits on it, held. */
export interface Joining {
  /** As it is by itself: a partner's port that is in a LAG now is an interconnect. */
  readonly connection: Connection
  /** The LAG that it leaves for the other one. */
  readonly leaves?: Lag
  readonly interfaces: readonly VirtualInterface[]
  readonly hosted: readonly Connection[]
}

export async function lockJoining(tx: Tx, caller: Caller, connectionId: string, now: number): Promise<Joining> {
  const row = mustBeOwnConnection(await tx.connections.lock(connectionId), caller, connectionId)
  const leaves = row.lagId === undefined ? undefined : await tx.lags.lock(row.lagId)
  const hosted: Connection[] = []
  for (const { connectionId: id } of await tx.connections.hostedOn(connectionId, { deletedSince: now })) {
    const held = await tx.connections.lock(id)
    if (held?.parentId === connectionId) hosted.push(held)
  }
  const interfaces = await lockInterfaces(tx, connectionId)
  return leaves === undefined ? { connection: row, interfaces, hosted } : { connection: left(row, leaves), leaves, interfaces, hosted }
}

async function lockInterfaces(tx: Tx, parentId: string): Promise<readonly VirtualInterface[]> {
  const held: VirtualInterface[] = []
  for (const { virtualInterfaceId } of (await tx.virtualInterfaces.on(parentId)).filter(holdsItsPlace)) {
    const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
    if (vi?.parentId === parentId && holdsItsPlace(vi)) held.push(vi)
  }
  return held
}

/** Refuses a port that does not fit the LAG, or that leaves another one too weak, or that brings what has no room. */
export async function mustFitIn(tx: Tx, joining: Joining, lag: Lag, members: readonly Connection[], settings: Settings): Promise<void> {
  const { connection, leaves, interfaces } = joining
  mustJoinLag(lag, members, connection)
  mustBringNoInterfaces(lag, connection, interfaces)
  if (leaves !== undefined) mustKeepMinimum(leaves, await tx.connections.membersOf(leaves.lagId))

  const parent = parentOfLag(lag, [...members, connection])
  const usage = await tx.virtualInterfaces.usageOf([lag.lagId, connection.connectionId])
  mustShare(parent, usage.get(lag.lagId) ?? noUsage, usage.get(connection.connectionId) ?? noUsage, settings.quotas)
  await mustHoldNothingTwice(tx, connection.connectionId, interfaces, parent)
}

async function mustHoldNothingTwice(tx: Tx, from: string, interfaces: readonly VirtualInterface[], to: Parent): Promise<void> {
  const taken = new Map((await tx.vlans.on(to.parentId)).map(({ vlan, holderId }) => [vlan, holderId]))
  for (const { vlan } of await tx.vlans.on(from)) mustBeFreeVlan(vlan, to, taken.get(vlan))
  for (const vi of interfaces) await mustHaveFreeAddresses(tx, sessionsHere(vi), to.parentId)
}

/** No subnet of these sessions is in use where they go. */
export async function mustHaveFreeAddresses(tx: Tx, peers: readonly BgpPeer[], parentId: string): Promise<void> {
  for (const { bgpPeerId, customerAddress } of peers) {
    for (const range of await tx.ranges.heldBy(bgpPeerId)) {
      const holder = await tx.ranges.overlapping(peerScope(parentId), range)
      refuseUnless(holder === undefined, peerFaults.overlap, customerAddress, parentId)
    }
  }
}

/** Writes the port as a member, and what sits on it as the LAG's, with all that it holds. */
export async function join(tx: Tx, { connection, interfaces, hosted }: Joining, lag: Lag, now: number): Promise<Connection> {
  for (const vi of interfaces) {
    await tx.vlans.move(vi.virtualInterfaceId, lag.lagId)
    for (const { bgpPeerId } of sessionsHere(vi)) await tx.ranges.move(bgpPeerId, peerScope(lag.lagId))
    await tx.virtualInterfaces.update(carried(vi, lag.lagId, now))
  }
  for (const row of hosted) {
    await tx.vlans.move(row.connectionId, lag.lagId)
    await tx.connections.update({ ...row, parentId: lag.lagId })
    // Their interfaces stay on them, but the port below is another one for the router.
    for (const vi of await lockInterfaces(tx, row.connectionId)) await tx.virtualInterfaces.update(carried(vi, vi.parentId, now))
  }
  const member = joined(connection, lag, now)
  await tx.connections.update(member)
  return member
}
