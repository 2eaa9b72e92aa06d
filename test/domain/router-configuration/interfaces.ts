// Interfaces to render, one for each golden folder and some more. What a customer can type is hostile
// in all of them, so that a golden file with a piece of it in would be seen at once.
import { type RouterInput, routerInputOf } from '#domain/router-configuration/router-input.ts'
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

/** Appears in every member that a customer types freely; a rendered text never has it. */
export const typed = 'hostile-name\n! reload\n"; rm -rf / #'

export const ipv4Peer: BgpPeer = {
  bgpPeerId: 'dxpeer-fgfour04',
  asn: 65001,
  authKey: '0xzxgA9YoW9h58u8SvOmXRTw',
  addressFamily: 'ipv4',
  amazonAddress: '169.254.7.1/30',
  customerAddress: '169.254.7.2/30',
  bgpPeerState: 'available',
  bgpStatus: 'up',
  since: 0,
  statusSince: 0,
  device: 'EqDC2-370kou9loeqh0',
  logicalDevice: 'EqDC2-370kou9loeqh0',
}

export const ipv6Peer: BgpPeer = {
  ...ipv4Peer,
  bgpPeerId: 'dxpeer-fgsix006',
  authKey: '0x123pK5_VBqv.UQ3kJ4123_',
  addressFamily: 'ipv6',
  amazonAddress: '2001:db8:7::4211/125',
  customerAddress: '2001:db8:7::4216/125',
}

export const privateInterface: VirtualInterface = {
  virtualInterfaceId: 'dxvif-fg5678gh',
  virtualInterfaceName: typed,
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  since: 0,
  createdAt: 0,
  ownerAccount: '123456789012',
  connectionOwner: '210987654321',
  parentId: 'dxcon-fg1234ab',
  region: 'us-east-1',
  location: 'EqDC2',
  device: 'EqDC2-370kou9loeqh0',
  logicalDevice: 'EqDC2-370kou9loeqh0',
  vlan: 101,
  mtu: 1500,
  jumboFrameCapable: true,
  amazonSideAsn: 64512,
  siteLinkEnabled: false,
  routeFilterPrefixes: [],
  peers: [ipv4Peer, ipv6Peer],
  tags: [{ key: typed, value: typed }],
  unsettled: false,
  stateReason: typed,
}

export const publicInterface: VirtualInterface = {
  ...privateInterface,
  virtualInterfaceType: 'public',
  vlan: 2001,
  amazonSideAsn: 7224,
  routeFilterPrefixes: ['203.0.113.0/25', '198.51.100.0/24'],
  peers: [{ ...ipv4Peer, asn: 64999, amazonAddress: '192.0.2.1/31', customerAddress: '192.0.2.0/31' }],
}

export const transitInterface: VirtualInterface = {
  ...privateInterface,
  virtualInterfaceType: 'transit',
  vlan: 4094,
  mtu: 8500,
  amazonSideAsn: 4_200_000_000,
  peers: [{ ...ipv6Peer, asn: 4_200_000_001 }],
}

const ckn = 'ABCDEF0123456789'.repeat(4)

/** The golden folders. */
export const cases: Readonly<Record<string, RouterInput>> = {
  'private-dual-stack': routerInputOf(privateInterface),
  'public-ipv4': routerInputOf(publicInterface),
  'transit-ipv6-jumbo': routerInputOf(transitInterface),
  macsec: routerInputOf({ ...privateInterface, mtu: 9001, peers: [ipv4Peer] }, { macSec: { ckn } }),
}

const secondPeers: readonly BgpPeer[] = [
  { ...ipv4Peer, bgpPeerId: 'dxpeer-fgfour05', asn: 65002, amazonAddress: '169.254.9.1/30', customerAddress: '169.254.9.2/30' },
  { ...ipv6Peer, bgpPeerId: 'dxpeer-fgsix007', asn: 65002, amazonAddress: '2001:db8:9::1/125', customerAddress: '2001:db8:9::6/125' },
]

/** More shapes than are worth a golden file; what reads configurations reads these too. */
export const furtherCases: Readonly<Record<string, RouterInput>> = {
  'two sessions of each family, with two AS numbers': routerInputOf({
    ...privateInterface,
    peers: [...privateInterface.peers, ...secondPeers],
  }),
  'public with prefixes of both families': routerInputOf({
    ...publicInterface,
    routeFilterPrefixes: ['203.0.113.0/25', '2001:db8:f00::/48'],
    peers: [...publicInterface.peers, ipv6Peer],
  }),
  'public with no prefix of the IPv6 session': routerInputOf({ ...publicInterface, peers: [...publicInterface.peers, ipv6Peer] }),
  'without BFD': routerInputOf(privateInterface, { bfd: false }),
}

/** `key` on every session of the interface. */
export const withKey = (vi: VirtualInterface, key: string): RouterInput =>
  routerInputOf({ ...vi, peers: vi.peers.map((peer) => ({ ...peer, authKey: key })) })

/** Every character that a key may have, in keys of an allowed length. */
export const alphabet = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter((character) => character !== '"')

export const keysOfAlphabet: readonly string[] = [alphabet.slice(0, 47).join(''), alphabet.slice(47).join('')]
