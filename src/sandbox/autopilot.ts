// The sandbox's operator: does what a provider's staff would do, each step after its delay. Ports
// of a location go to the same device until it is drained, so that they can share a LAG.
import { dedicatedLifecycle } from '#domain/connections/lifecycle.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { portSpeedOf } from '#domain/bandwidth.ts'
import { after } from '#domain/transitions.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { moveDue, type Reconciler } from '#lifecycle/reconciler.ts'
import type { Tx } from '#store/tx.ts'

const orderedPortsAreReserved: Reconciler = (world) =>
  moveDue(world, (tx) => tx.connections, ['requested'], 'reserve a port', (row, tx) => reserved(row, tx, world.now))

/** The device of the LAG it joins, or the location's first that takes new ports. */
async function reserved(row: Connection, tx: Tx, now: number): Promise<Connection | undefined> {
  const lag = row.lagId === undefined ? undefined : await tx.lags.find(row.lagId)
  const fresh = (await tx.devices.at(row.region, row.location)).find(({ drained }) => !drained)
  const device = lag?.device ?? fresh?.deviceId
  if (device === undefined) return undefined
  const location = await tx.locations.find(row.region, row.location)
  const macSecCapable = row.requestMACSec && (location?.availableMacSecPortSpeeds.includes(portSpeedOf(row.bandwidth)) ?? false)
  return {
    ...row,
    connectionState: after(dedicatedLifecycle, row.connectionState, 'portAssigned'),
    since: now,
    device,
    logicalDevice: lag?.logicalDevice ?? fresh?.logicalDeviceId ?? device,
    jumboFrameCapable: true,
    macSecCapable,
    ...(macSecCapable && { encryptionMode: row.encryptionMode ?? 'should_encrypt' }),
  }
}

const linksComeUp: Reconciler = (world) =>
  moveDue(world, (tx) => tx.connections, ['pending'], 'bring up the link', (row) =>
    row.kind === 'hosted'
      ? undefined
      : { ...row, connectionState: after(dedicatedLifecycle, row.connectionState, 'linkUp'), since: world.now, wasUp: true },
  )

const publicInterfacesAreVerified: Reconciler = (world) =>
  moveDue(world, (tx) => tx.virtualInterfaces, ['verifying'], 'verify public addresses', (row) => verified(row, world.now))

const verified = (row: VirtualInterface, now: number): VirtualInterface => ({
  ...row,
  virtualInterfaceState: after(interfaceLifecycle, row.virtualInterfaceState, 'verified'),
  since: now,
  peers: row.peers.map((peer) => (peer.bgpPeerState === 'verifying' ? { ...peer, bgpPeerState: 'pending', since: now } : peer)),
  unsettled: true,
})

/** A peer added to a public interface that is up already waits in `verifying` by itself. */
const addedPublicPeersAreVerified: Reconciler = async (world) => {
  const upTo = world.now - world.delay('verify public addresses')
  const waits = (vi: VirtualInterface) => vi.virtualInterfaceState !== 'verifying' && vi.peers.some((peer) => peer.bgpPeerState === 'verifying' && peer.since <= upTo)
  const waiting = (await world.store.read((tx) => tx.virtualInterfaces.awaitingEdge(100))).filter(waits)
  if (waiting.length === 0) return 0
  return world.store.write(async (tx) => {
    for (const { virtualInterfaceId } of waiting) {
      const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
      if (vi === undefined || !waits(vi)) continue
      const peers = vi.peers.map((peer) => (peer.bgpPeerState === 'verifying' ? { ...peer, bgpPeerState: 'pending' as const, since: world.now } : peer))
      await tx.virtualInterfaces.update({ ...vi, peers, unsettled: true })
    }
    return waiting.length
  })
}

export const autopilot: readonly Reconciler[] = [
  orderedPortsAreReserved,
  linksComeUp,
  publicInterfacesAreVerified,
  addedPublicPeersAreVerified,
]
