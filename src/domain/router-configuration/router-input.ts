// What a router's configuration is made from, and nothing else of the interface: its name, tags and
// owner stay outside, because a customer typed them.
import type { AddressFamily } from '#domain/addresses/ip.ts'
import { isLivePeer } from '#domain/bgp-peers/rules.ts'
import type { VirtualInterface, VirtualInterfaceType } from '#domain/virtual-interfaces/virtual-interface.ts'

export interface RouterInput {
  readonly virtualInterfaceId: string
  readonly virtualInterfaceType: VirtualInterfaceType
  readonly vlan: number
  /** Bytes of an IP packet, without the Ethernet header. */
  readonly mtu: number
  readonly bfd: boolean
  readonly amazonSideAsn: number
  readonly peers: readonly RouterPeer[]
  /** CIDR; what the customer may announce on a public interface. */
  readonly routeFilterPrefixes: readonly string[]
  /** Present when the port below is encrypted; the CAK is never known here. */
  readonly macSec?: MacSecName
}

export interface RouterPeer {
  readonly bgpPeerId: string
  readonly addressFamily: AddressFamily
  readonly asn: number
  readonly authKey: string
  /** CIDR, host part kept, as are those of the customer's side. */
  readonly amazonAddress: string
  readonly customerAddress: string
}

export interface MacSecName {
  /** 64 hexadecimal digits. */
  readonly ckn: string
}

/** What the interface itself does not know. */
export interface RouterExtra {
  /** Defaults to true: the provider's side answers BFD on every interface. */
  readonly bfd?: boolean
  /** The key name of the port or LAG below, where it is encrypted. */
  readonly macSec?: MacSecName
}

/** A peer that is on its way out is configured nowhere any more. */

export function routerInputOf(vi: VirtualInterface, extra: RouterExtra = {}): RouterInput {
  const peers = vi.peers.filter(isLivePeer).map(({ bgpPeerId, addressFamily, asn, authKey, amazonAddress, customerAddress }) => ({
    bgpPeerId,
    addressFamily,
    asn,
    authKey,
    amazonAddress,
    customerAddress,
  }))
  const { virtualInterfaceId, virtualInterfaceType, vlan, mtu, amazonSideAsn, routeFilterPrefixes } = vi
  const { bfd = true, macSec } = extra
  const input = { virtualInterfaceId, virtualInterfaceType, vlan, mtu, bfd, amazonSideAsn, peers, routeFilterPrefixes }
  return macSec === undefined ? input : { ...input, macSec }
}
