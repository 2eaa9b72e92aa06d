// Documents to test the edge with: a gateway with prefixes, interfaces on one port, in the shapes that the
// control plane sends. Every maker takes what the test is about and fills in the rest.
import { defaultSettings } from '#edge/settings.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { Desired, DesiredInterface, DesiredPeer } from '#link/desired.ts'
import { openPlain, plainKey } from '#link/seal.ts'

export const settings: EdgeSettings = {
  ...defaultSettings,
  edge: 'demarc-par1-edge-1',
  routerId: '10.255.0.1',
  members: { 'dxcon-fport001': 'eth1' },
}

export const tablesSettings: EdgeSettings = {
  ...settings,
  isolation: 'tables',
  carrier: { kind: 'veth', peerNamespace: 'customer', peerPrefix: 'eth1.' },
}

export const gatewayId = '3f0a1c52-91d4-4b1e-9a55-5a7b3f2a1c01'

/** Eight characters that differ for each number. */
export const suffix = (index: number): string => `f${index.toString(36).padStart(7, '0')}`

const block = (index: number): string => `169.254.${(index >> 6) & 255}.`

export function peer4(index: number, more: Partial<DesiredPeer> = {}): DesiredPeer {
  return {
    bgpPeerId: `dxpeer-${suffix(index)}`,
    addressFamily: 'ipv4',
    asn: 65_001,
    providerAddress: `${block(index)}${(index & 63) * 4 + 1}/30`,
    customerAddress: `${block(index)}${(index & 63) * 4 + 2}/30`,
    authKey: plainKey(`key-number-${index}`),
    since: 0,
    ...more,
  }
}

export function peer6(index: number, more: Partial<DesiredPeer> = {}): DesiredPeer {
  return {
    bgpPeerId: `dxpeer-${suffix(index + 500_000)}`,
    addressFamily: 'ipv6',
    asn: 65_001,
    providerAddress: `fd00:7:${index.toString(16)}::1/125`,
    customerAddress: `fd00:7:${index.toString(16)}::2/125`,
    authKey: plainKey(`key-number-${index}`),
    since: 0,
    ...more,
  }
}

export function privateInterface(index: number, more: Partial<DesiredInterface> = {}): DesiredInterface {
  return {
    virtualInterfaceId: `dxvif-${suffix(index)}`,
    type: 'private',
    portId: 'dxcon-fport001',
    vlan: 101 + (index % 3900),
    mtu: 1500,
    gatewayId,
    providerAsn: 64_512,
    siteLink: false,
    acceptedPrefixes: [],
    prefixLimit: { ipv4: 100, ipv6: 100 },
    peers: [peer4(index)],
    since: 0,
    ...more,
  }
}

export function publicInterface(index: number, more: Partial<DesiredInterface> = {}): DesiredInterface {
  const { gatewayId: _none, ...rest } = privateInterface(index)
  return { ...rest, type: 'public', acceptedPrefixes: ['203.0.113.0/24'], prefixLimit: { ipv4: 1000, ipv6: 1000 }, ...more }
}

export function desired(interfaces: readonly DesiredInterface[], more: Partial<Desired> = {}): Desired {
  return {
    version: 1,
    edge: settings.edge,
    revision: 1,
    issuedAt: 0,
    complete: true,
    ports: [{ portId: 'dxcon-fport001', members: ['dxcon-fport001'], lacp: false, minimumLinks: 0, jumbo: false }],
    gateways: [{ gatewayId, prefixes: ['10.50.0.0/16', 'fd00:50::/48'] }],
    interfaces,
    removed: [],
    ...more,
  }
}

export const openKey = (peer: DesiredPeer): string => openPlain(peer.authKey)
