// How an interface looks on the wire (§3.3). The gateway that is not set is an empty string, not
// absent; what stands at the top level is the first live peer's; dead peers are not listed.
import { isLivePeer, largestShortAsn } from '#domain/bgp-peers/rules.ts'
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { customerRouterConfig } from '#domain/router-configuration/logical-connection.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { WireBGPPeer, WireVirtualInterface } from '#contract/contract.ts'

/** The old member cannot carry larger numbers and is 0 for them. */
const asnsToWire = (asn: number) => ({ asn: asn <= largestShortAsn ? asn : 0, asnLong: asn })

const peerToWire = (peer: BgpPeer): WireBGPPeer => ({
  bgpPeerId: peer.bgpPeerId,
  ...asnsToWire(peer.asn),
  authKey: peer.authKey,
  addressFamily: peer.addressFamily,
  amazonAddress: peer.amazonAddress,
  customerAddress: peer.customerAddress,
  bgpPeerState: peer.bgpPeerState,
  bgpStatus: peer.bgpStatus,
  awsDeviceV2: peer.device,
  awsLogicalDeviceId: peer.logicalDevice,
})

/** `viewer` absent: the owner looks. The connection's owner sees everything but the owner's tags. */
export function toWire(row: VirtualInterface, viewer?: string): WireVirtualInterface {
  const first = row.peers.find(isLivePeer) ?? row.peers[0]
  const owned = viewer === undefined || viewer === row.ownerAccount
  return {
    ownerAccount: row.ownerAccount,
    virtualInterfaceId: row.virtualInterfaceId,
    location: row.location,
    connectionId: row.parentId,
    virtualInterfaceType: row.virtualInterfaceType,
    virtualInterfaceName: row.virtualInterfaceName,
    vlan: row.vlan,
    ...(first && asnsToWire(first.asn)),
    amazonSideAsn: row.amazonSideAsn,
    authKey: first?.authKey,
    amazonAddress: first?.amazonAddress,
    customerAddress: first?.customerAddress,
    addressFamily: first?.addressFamily,
    virtualInterfaceState: row.virtualInterfaceState,
    customerRouterConfig: customerRouterConfig(row),
    mtu: row.mtu,
    jumboFrameCapable: row.jumboFrameCapable,
    virtualGatewayId: row.virtualGatewayId ?? '',
    directConnectGatewayId: row.directConnectGatewayId ?? '',
    routeFilterPrefixes: row.routeFilterPrefixes.map((cidr) => ({ cidr })),
    bgpPeers: row.peers.filter(({ bgpPeerState }) => bgpPeerState !== 'deleted').map(peerToWire),
    region: row.region,
    awsDeviceV2: row.device,
    awsLogicalDeviceId: row.logicalDevice,
    tags: owned ? row.tags : [],
    siteLinkEnabled: row.siteLinkEnabled,
    prefixPoolAllocatedCountIpv4: row.prefixPoolAllocatedCountIpv4,
    prefixPoolAllocatedCountIpv6: row.prefixPoolAllocatedCountIpv6,
    rateLimit: row.rateLimit,
  }
}
