// The small XML document that stands in `customerRouterConfig` of every virtual interface. Clients
// transform it with style sheets of their own, so it is the same byte for byte as AWS's recorded one.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { isLivePeer } from '#domain/bgp-peers/rules.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

const peerLines = (prefix: '' | 'ipv6_', peer: BgpPeer | undefined): readonly string[] =>
  peer === undefined
    ? []
    : [
        `  <${prefix}customer_address>${escaped(peer.customerAddress)}</${prefix}customer_address>`,
        `  <${prefix}amazon_address>${escaped(peer.amazonAddress)}</${prefix}amazon_address>`,
        `  <${prefix}bgp_asn>${peer.asn}</${prefix}bgp_asn>`,
        `  <${prefix}bgp_auth_key>${escaped(peer.authKey)}</${prefix}bgp_auth_key>`,
      ]

/** `customerRouterConfig` of an interface: XML, two-space indent, LF, trailing LF. The first live peer of each family is in it. */
export function customerRouterConfig(
  vi: Pick<VirtualInterface, 'virtualInterfaceId' | 'virtualInterfaceType' | 'vlan' | 'amazonSideAsn' | 'peers'>,
): string {
  const live = vi.peers.filter(isLivePeer)
  const firstOf = (addressFamily: BgpPeer['addressFamily']) => live.find((peer) => peer.addressFamily === addressFamily)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<logical_connection id="${escaped(vi.virtualInterfaceId)}">`,
    `  <vlan>${vi.vlan}</vlan>`,
    ...peerLines('', firstOf('ipv4')),
    ...peerLines('ipv6_', firstOf('ipv6')),
    `  <amazon_bgp_asn>${vi.amazonSideAsn}</amazon_bgp_asn>`,
    `  <connection_type>${vi.virtualInterfaceType}</connection_type>`,
    '</logical_connection>',
  ]
  return `${lines.join('\n')}\n`
}
