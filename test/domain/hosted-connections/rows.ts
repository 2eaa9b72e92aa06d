import type { Account } from '#domain/accounts/account.ts'
import type { Connection } from '#domain/connections/connection.ts'
import type { Host } from '#domain/hosted-connections/host.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

export const partner = (nniPartnerType: Account['nniPartnerType'] = 'v2'): Account => ({
  accountId: '111122223333',
  name: 'Harbor Interconnect',
  nniPartnerType,
  agreements: [],
})

export const connection = (row: Partial<Connection> = {}): Connection => ({
  kind: 'dedicated',
  connectionId: 'dxcon-fg5678gh',
  connectionName: 'a port',
  connectionState: 'available',
  since: 1000,
  createdAt: 1000,
  ownerAccount: '111122223333',
  region: 'us-east-1',
  location: 'EqDC2',
  bandwidth: '1Gbps',
  device: 'EqDC2-one',
  logicalDevice: 'EqDC2-one',
  wasUp: true,
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  tags: [],
  requestMACSec: false,
  macSecCapable: false,
  macSecKeys: [],
  ...row,
})

export const host = (row: Partial<Host> = {}): Host => ({
  parentId: 'dxcon-finterco',
  kind: 'interconnect',
  ownerAccount: '111122223333',
  region: 'us-east-1',
  location: 'EqDC2',
  state: 'available',
  device: 'EqDC2-two',
  logicalDevice: 'EqDC2-two-b',
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  capacity: 1000,
  allowsHostedConnections: true,
  portBandwidth: '1Gbps',
  macSecCapable: false,
  ...row,
})

export const virtualInterface = (row: Partial<VirtualInterface> = {}): VirtualInterface => ({
  virtualInterfaceId: 'dxvif-fg5678gh',
  virtualInterfaceName: 'office',
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  since: 1000,
  createdAt: 1000,
  ownerAccount: '444455556666',
  connectionOwner: '444455556666',
  parentId: 'dxcon-fg5678gh',
  region: 'us-east-1',
  location: 'EqDC2',
  device: 'EqDC2-one',
  logicalDevice: 'EqDC2-one',
  vlan: 101,
  mtu: 1500,
  jumboFrameCapable: true,
  amazonSideAsn: 64_512,
  siteLinkEnabled: false,
  routeFilterPrefixes: [],
  peers: [
    {
      bgpPeerId: 'dxpeer-fg5678gh',
      asn: 65_001,
      authKey: 'secret',
      addressFamily: 'ipv4',
      amazonAddress: '169.254.1.1/30',
      customerAddress: '169.254.1.2/30',
      bgpPeerState: 'available',
      bgpStatus: 'up',
      since: 1000,
      statusSince: 1000,
      device: 'EqDC2-one',
      logicalDevice: 'EqDC2-one',
    },
  ],
  tags: [],
  unsettled: false,
  ...row,
})
