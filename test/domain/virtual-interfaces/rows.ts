// A virtual interface and its port, to be changed member by member in tests.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import type { ReadyParent } from '#domain/parents/parent.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

export const peer = (wish: Partial<BgpPeer> = {}): BgpPeer => ({
  bgpPeerId: 'dxpeer-fone0000',
  asn: 65_001,
  authKey: '0xaaaaaaaaaaaaaaaaaaaaaa',
  addressFamily: 'ipv4',
  amazonAddress: '169.254.1.1/30',
  customerAddress: '169.254.1.2/30',
  bgpPeerState: 'available',
  bgpStatus: 'up',
  since: 1000,
  statusSince: 1000,
  device: 'EqDC2-1',
  logicalDevice: 'EqDC2-1',
  ...wish,
})

export const vif = (wish: Partial<VirtualInterface> = {}): VirtualInterface => ({
  virtualInterfaceId: 'dxvif-fone0000',
  virtualInterfaceName: 'one',
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  since: 1000,
  createdAt: 500,
  ownerAccount: '444455556666',
  connectionOwner: '111122223333',
  parentId: 'dxcon-fone0000',
  region: 'us-east-1',
  location: 'EqDC2',
  device: 'EqDC2-1',
  logicalDevice: 'EqDC2-1',
  vlan: 101,
  mtu: 1500,
  jumboFrameCapable: true,
  amazonSideAsn: 64_512,
  siteLinkEnabled: false,
  routeFilterPrefixes: [],
  peers: [peer()],
  tags: [],
  unsettled: false,
  ...wish,
})

export const parent = (wish: Partial<ReadyParent> = {}): ReadyParent => ({
  parentId: 'dxcon-fone0000',
  kind: 'dedicated',
  ownerAccount: '111122223333',
  region: 'us-east-1',
  location: 'EqDC2',
  state: 'available',
  device: 'EqDC2-1',
  logicalDevice: 'EqDC2-1',
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  capacity: 1000,
  allowsHostedConnections: false,
  portBandwidth: '1Gbps',
  ...wish,
})
