// The configuration that a customer downloads for an interface, as DescribeRouterConfiguration renders it.
import { renderRouterConfiguration } from '#domain/router-configuration/render.ts'
import type { DesiredInterface } from '#link/desired.ts'
import { openKey } from '../../edge/support/documents.ts'

/** The text as it stands, for one type of router. */
export function downloaded(one: DesiredInterface, routerTypeIdentifier: string): string {
  const input = {
    virtualInterfaceId: one.virtualInterfaceId,
    virtualInterfaceType: one.type,
    vlan: one.vlan,
    mtu: one.mtu,
    bfd: true,
    amazonSideAsn: one.providerAsn,
    peers: one.peers.map((peer) => ({
      bgpPeerId: peer.bgpPeerId,
      addressFamily: peer.addressFamily,
      asn: peer.asn,
      authKey: openKey(peer),
      amazonAddress: peer.providerAddress,
      customerAddress: peer.customerAddress,
    })),
    routeFilterPrefixes: one.acceptedPrefixes,
  }
  return renderRouterConfiguration(input, routerTypeIdentifier).text
}
