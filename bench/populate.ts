// Fills a store with ports and interfaces of the first demo account, straight through the store's
// own door, so that the rows are what operations would have written.
import { newInterface } from '#domain/virtual-interfaces/maker.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { parentOfConnection, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { random } from '#main/world.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import type { Store } from '#store/tx.ts'

export const perConnection = 20
const batch = 500
const base36 = (n: number): string => n.toString(36).padStart(7, '0')

export const connectionId = (n: number): string => `dxcon-f${base36(n)}`
export const interfaceId = (n: number): string => `dxvif-f${base36(n)}`

const owner = demoAccounts[0]?.accountId ?? ''

export const port = (n: number, createdAt: number): Connection => ({
  kind: 'dedicated',
  connectionId: connectionId(n),
  connectionName: `port ${n}`,
  connectionState: 'available',
  since: createdAt,
  createdAt,
  ownerAccount: owner,
  region: 'us-east-1',
  location: 'EqDC2',
  bandwidth: '10Gbps',
  device: 'EqDC2-bench',
  logicalDevice: 'EqDC2-bench',
  wasUp: true,
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  tags: [],
  requestMACSec: false,
  macSecCapable: false,
  macSecKeys: [],
})

/** `interfaces` private ones, twenty on each port; and `spare` ports with nothing on them. */
export async function populate(
  store: Store,
  interfaces: number,
  spare: number,
  now: number,
  progress: (done: number) => void,
): Promise<void> {
  const ports = Math.ceil(interfaces / perConnection)
  for (let at = 0; at < ports + spare; at += batch) {
    await store.write(async (tx) => {
      for (let n = at; n < Math.min(at + batch, ports + spare); n += 1) await tx.connections.insert(port(n, now + n))
    })
  }
  for (let at = 0; at < interfaces; at += batch) {
    await store.write(async (tx) => {
      for (let n = at; n < Math.min(at + batch, interfaces); n += 1) await insertInterface(tx, n, now)
    })
    progress(at)
  }
}

async function insertInterface(tx: Parameters<Parameters<Store['write']>[0]>[0], n: number, now: number): Promise<void> {
  const parent = mustTakeInterfaces(parentOfConnection(port(Math.floor(n / perConnection), now)))
  const vlan = 100 + (n % perConnection)
  const draft = {
    virtualInterfaceName: `interface ${n}`,
    vlan,
    mtu: 1500,
    asn: 65_001,
    authKey: '0xbenchbenchbenchbench01',
    addressFamily: 'ipv4' as const,
    tags: [],
  }
  const placement = {
    type: 'private' as const,
    state: 'available' as const,
    parent,
    ownerAccount: owner,
    amazonSideAsn: 64_512,
    routeFilterPrefixes: [],
    addresses: { amazonAddress: `169.254.${n % perConnection}.1/30`, customerAddress: `169.254.${n % perConnection}.2/30` },
  }
  const vi = { ...newInterface(draft, {}, placement, { now: now + n, random }), virtualInterfaceId: interfaceId(n), unsettled: false }
  const peers = vi.peers.map((peer) => ({ ...peer, bgpPeerState: 'available' as const, bgpStatus: 'up' as const }))
  await tx.vlans.claim(vi.parentId, vlan, vi.virtualInterfaceId)
  await tx.virtualInterfaces.insert({ ...vi, peers })
}
