// A hosted connection as its partner allocates it, and as it is after a move to another port; its
// interface goes with it. What depends on the port below is said in one place for all of them.
import type { Account } from '#domain/accounts/account.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { refuseUnless } from '#domain/fault.ts'
import type { ReadyHost } from '#domain/hosted-connections/host.ts'
import { newId, type Random } from '#domain/ids.ts'
import type { Tag } from '#domain/tags/tag.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { carried } from '#domain/virtual-interfaces/moving.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

export interface WantedHostedConnection {
  readonly connectionName: string
  readonly ownerAccount: string
  readonly bandwidth: string
  readonly vlan: number
  /** The customer's from the start; the partner that gives them never sees them again. */
  readonly tags: readonly Tag[]
}

const placeOn = (host: ReadyHost, partner: Account) => ({
  parentId: host.parentId,
  parentOwner: host.ownerAccount,
  region: host.region,
  location: host.location,
  device: host.device,
  logicalDevice: host.logicalDevice,
  jumboFrameCapable: host.jumboFrameCapable,
  hasLogicalRedundancy: host.hasLogicalRedundancy,
  partnerName: partner.name,
  providerName: host.providerName ?? partner.name,
  partnerInterconnectMacSecCapable: host.macSecCapable,
})

/** It waits in `ordering` for its customer. The port is there already, so it has a device at once. */
export const newHostedConnection = (
  wanted: WantedHostedConnection,
  host: ReadyHost,
  partner: Account,
  { now, random }: { readonly now: number; readonly random: Random },
): Connection => ({
  kind: 'hosted',
  connectionId: newId('dxcon', random),
  ...wanted,
  ...placeOn(host, partner),
  connectionState: 'ordering',
  since: now,
  createdAt: now,
  wasUp: false,
  requestMACSec: false,
  macSecCapable: false,
  macSecKeys: [],
})

/** On another port of the same partner; the customer keeps id, state, VLAN and tags. */
export const movedConnection = (row: Connection, host: ReadyHost, partner: Account): Connection => ({ ...row, ...placeOn(host, partner) })

/** An interface follows its hosted connection, and is down for the moment that its routers need. */
export function movedInterface(vi: VirtualInterface, host: ReadyHost, now: number): VirtualInterface {
  refuseUnless(vi.mtu === 1500 || host.jumboFrameCapable, interfaceFaults.noJumbo, vi.mtu, host.parentId)
  const { location, device, logicalDevice, jumboFrameCapable } = host
  const peers = vi.peers.map((peer) => ({ ...peer, device, logicalDevice }))
  return { ...carried(vi, vi.parentId, now), location, device, logicalDevice, jumboFrameCapable, peers }
}
