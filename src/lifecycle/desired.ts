// From rows to wishes: what the interfaces of one device shall be, as its edge reads it. Only ids,
// numbers, printed addresses and keys go down these stairs; no name, no tag.
import { isLivePeer } from '#domain/bgp-peers/rules.ts'
import { announcedPrefixes } from '#domain/gateways/allowed-prefixes.ts'
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { megabits } from '#domain/bandwidth.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { type DesiredGateway, type DesiredInterface, type DesiredPeer, linkVersion, type Desired } from '#link/desired.ts'
import type { Tx } from '#store/tx.ts'

/** Seals a peer's BGP key to the edge that shall read it. */
export type SealKey = (authKey: string, bgpPeerId: string) => string

const minute = 60_000
const publicPrefixLimit = 1000
const privatePrefixLimit = 100

export async function desiredOf(
  tx: Tx,
  device: string,
  interfaces: readonly VirtualInterface[],
  seal: SealKey,
  now: number,
): Promise<Desired> {
  const wanted = interfaces.filter((vi) => ['pending', 'available', 'down', 'testing'].includes(vi.virtualInterfaceState))
  const gatewayIds = [...new Set(wanted.flatMap((vi) => gatewayOf(vi) ?? []))].sort()
  const tests = await Promise.all(
    wanted.map(async (vi) =>
      vi.virtualInterfaceState === 'testing' ? await tx.failoverTests.runningOn(vi.virtualInterfaceId) : undefined,
    ),
  )
  return {
    version: linkVersion,
    edge: device,
    revision: now,
    issuedAt: now,
    complete: false,
    ports: [],
    gateways: await Promise.all(gatewayIds.map((id) => gatewayWish(tx, id))),
    interfaces: wanted.map((vi, at) => {
      const test = tests[at]
      const until = test && test.startTime + test.testDurationInMinutes * minute
      return interfaceWish(vi, seal, (peer) => (test?.bgpPeers.includes(peer.bgpPeerId) ? until : undefined))
    }),
    removed: interfaces.filter((vi) => vi.virtualInterfaceState === 'deleting').map((vi) => vi.virtualInterfaceId),
  }
}

const gatewayOf = (vi: VirtualInterface): string | undefined => vi.directConnectGatewayId ?? vi.virtualGatewayId

/** A virtual private gateway leads to its VPC; a Direct Connect gateway to what its associations allow. */
async function gatewayWish(tx: Tx, gatewayId: string): Promise<DesiredGateway> {
  if (gatewayId.startsWith('vgw-')) return { gatewayId, prefixes: (await tx.cloudGateways.find(gatewayId))?.cidrs ?? [] }
  const associations = await tx.associations.ofGateway(gatewayId)
  const open = associations.filter(({ associationState }) => ['associated', 'updating'].includes(associationState))
  const prefixes = await Promise.all(
    open.map(async (each) => announcedPrefixes(each, (await tx.cloudGateways.find(each.gatewayId))?.cidrs ?? [])),
  )
  return { gatewayId, prefixes: [...new Set(prefixes.flat())].sort() }
}

function interfaceWish(vi: VirtualInterface, seal: SealKey, heldDownUntil: (peer: BgpPeer) => number | undefined): DesiredInterface {
  const peers = vi.peers.filter((peer) => isLivePeer(peer) && peer.bgpPeerState !== 'verifying')
  const gatewayId = gatewayOf(vi)
  const limit = vi.virtualInterfaceType === 'public' ? publicPrefixLimit : privatePrefixLimit
  return {
    virtualInterfaceId: vi.virtualInterfaceId,
    type: vi.virtualInterfaceType,
    portId: vi.parentId,
    vlan: vi.vlan,
    mtu: vi.mtu,
    ...(gatewayId !== undefined && { gatewayId }),
    providerAsn: vi.amazonSideAsn,
    siteLink: vi.siteLinkEnabled,
    acceptedPrefixes: vi.routeFilterPrefixes,
    // A limit of none cannot be set on a router; one is the least.
    prefixLimit: {
      ipv4: Math.max(1, vi.prefixPoolAllocatedCountIpv4 ?? limit),
      ipv6: Math.max(1, vi.prefixPoolAllocatedCountIpv6 ?? limit),
    },
    ...(vi.rateLimit !== undefined && { rateLimit: (megabits(vi.rateLimit) ?? 0) * 1_000_000 }),
    peers: peers.map((peer) => peerWish(peer, seal, heldDownUntil(peer))),
    since: Math.max(vi.since, ...vi.peers.map(({ since }) => since)),
  }
}

const peerWish = (peer: BgpPeer, seal: SealKey, heldDownUntil: number | undefined): DesiredPeer => ({
  bgpPeerId: peer.bgpPeerId,
  addressFamily: peer.addressFamily,
  asn: peer.asn,
  providerAddress: peer.amazonAddress,
  customerAddress: peer.customerAddress,
  authKey: seal(peer.authKey, peer.bgpPeerId),
  ...(heldDownUntil !== undefined && { heldDownUntil }),
  since: peer.since,
})
