// One believable row of each aggregate, to be varied by the tests. Every secret contains the canary,
// so that a dump of a database can be searched for it.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import type { Connection } from '#domain/connections/connection.ts'
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import type { Proposal } from '#domain/gateways/proposal.ts'
import type { Lag } from '#domain/lags/lag.ts'
import type { Device, Location } from '#domain/locations/location.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import type { ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { AccessKey } from '#store/tx.ts'

export const canary = 'SeCrEtCaNaRy'
export const noon = 1_700_000_000_000
export const alice = '111122223333'
export const bob = '444455556666'
export const region = 'eu-west-2'

export const macSecKey = (more: Partial<MacSecKey> = {}): MacSecKey => ({
  secretARN: 'arn:aws:secretsmanager:eu-west-2:111122223333:secret:directconnect!prod/eu-west-2/directconnect/aa-AbCdEf',
  ckn: 'c101',
  cak: `${canary}-cak`,
  state: 'associated',
  startOn: noon,
  since: noon,
  ...more,
})

export const connection = (more: Partial<Connection> = {}): Connection => ({
  kind: 'dedicated',
  connectionId: 'dxcon-f0000001',
  connectionName: 'Zürich "A" \0 \ud800 \u{1f980}',
  connectionState: 'available',
  since: noon,
  createdAt: noon,
  ownerAccount: alice,
  region,
  location: 'EqDC2',
  bandwidth: '10Gbps',
  wasUp: true,
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  tags: [{ key: 'team', value: 'network' }],
  requestMACSec: true,
  macSecCapable: true,
  macSecKeys: [macSecKey(), { ...macSecKey({ secretARN: 'arn:aws:secretsmanager:own' }), cak: `${canary}-cak-2` }],
  ...more,
})

export const lag = (more: Partial<Lag> = {}): Lag => ({
  lagId: 'dxlag-f0000001',
  lagName: 'lag',
  lagState: 'available',
  since: noon,
  createdAt: noon,
  ownerAccount: alice,
  region,
  location: 'EqDC2',
  connectionsBandwidth: '10Gbps',
  minimumLinks: 0,
  device: 'EqDC2-1',
  logicalDevice: 'EqDC2-1-l',
  wasUp: true,
  allowsHostedConnections: false,
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  tags: [],
  requestMACSec: false,
  macSecCapable: true,
  macSecKeys: [macSecKey()],
  requestedMembers: 2,
  ...more,
})

export const peer = (more: Partial<BgpPeer> = {}): BgpPeer => ({
  bgpPeerId: 'dxpeer-f0000001',
  asn: 65_000,
  authKey: `${canary}-bgp`,
  addressFamily: 'ipv4',
  amazonAddress: '169.254.0.1/30',
  customerAddress: '169.254.0.2/30',
  bgpPeerState: 'available',
  bgpStatus: 'up',
  since: noon,
  statusSince: noon,
  device: 'EqDC2-1',
  logicalDevice: 'EqDC2-1-l',
  ...more,
})

export const virtualInterface = (more: Partial<VirtualInterface> = {}): VirtualInterface => ({
  virtualInterfaceId: 'dxvif-f0000001',
  virtualInterfaceName: 'vif',
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  since: noon,
  createdAt: noon,
  ownerAccount: alice,
  connectionOwner: alice,
  parentId: 'dxcon-f0000001',
  region,
  location: 'EqDC2',
  device: 'EqDC2-1',
  logicalDevice: 'EqDC2-1-l',
  vlan: 101,
  mtu: 1500,
  jumboFrameCapable: true,
  amazonSideAsn: 64_512,
  siteLinkEnabled: false,
  routeFilterPrefixes: [],
  peers: [peer()],
  tags: [],
  unsettled: false,
  ...more,
})

export const gateway = (more: Partial<DirectConnectGateway> = {}): DirectConnectGateway => ({
  directConnectGatewayId: 'a1b2c3d4-0000-4000-8000-000000000001',
  directConnectGatewayName: 'hub',
  amazonSideAsn: 64_512,
  ownerAccount: alice,
  directConnectGatewayState: 'available',
  since: noon,
  createdAt: noon,
  tags: [],
  ...more,
})

export const association = (more: Partial<Association> = {}): Association => ({
  associationId: 'a1b2c3d4-0000-4000-8000-00000000a550',
  associationState: 'associated',
  since: noon,
  createdAt: noon,
  directConnectGatewayId: gateway().directConnectGatewayId,
  directConnectGatewayOwner: alice,
  gatewayId: 'vgw-0123456789abcdef0',
  gatewayKind: 'virtualPrivateGateway',
  gatewayOwner: bob,
  gatewayRegion: region,
  allowedPrefixes: ['10.0.0.0/16'],
  ...more,
})

export const proposal = (more: Partial<Proposal> = {}): Proposal => ({
  proposalId: 'a1b2c3d4-0000-4000-8000-00000000b000',
  proposalState: 'requested',
  since: noon,
  createdAt: noon,
  directConnectGatewayId: gateway().directConnectGatewayId,
  directConnectGatewayOwner: alice,
  gatewayId: 'vgw-0123456789abcdef0',
  gatewayKind: 'virtualPrivateGateway',
  gatewayOwner: bob,
  gatewayRegion: region,
  existingAllowedPrefixes: [],
  requestedAllowedPrefixes: ['10.0.0.0/16'],
  ...more,
})

export const cloudGateway = (more: Partial<CloudGateway> = {}): CloudGateway => ({
  gatewayId: 'vgw-0123456789abcdef0',
  kind: 'virtualPrivateGateway',
  ownerAccount: bob,
  region,
  amazonSideAsn: 64_512,
  state: 'available',
  since: noon,
  createdAt: noon,
  cidrs: ['10.0.0.0/16'],
  tags: [],
  ...more,
})

export const failoverTest = (more: Partial<FailoverTest> = {}): FailoverTest => ({
  testId: 'a1b2c3d4-0000-4000-8000-00000000f000',
  virtualInterfaceId: 'dxvif-f0000001',
  ownerAccount: alice,
  region,
  bgpPeers: ['dxpeer-f0000001'],
  status: 'IN_PROGRESS',
  testDurationInMinutes: 10,
  startTime: noon,
  ...more,
})

export const resiliencyGroup = (more: Partial<ResiliencyGroup> = {}): ResiliencyGroup => ({
  resiliencyGroupId: 'dxrg-00000000000000001',
  resiliencyGroupName: 'pair',
  resiliencyGroupType: 'Managed',
  intendedResiliencyModel: 'high-resiliency',
  ownerAccount: alice,
  state: 'available',
  since: noon,
  createdAt: noon,
  associations: [{ connectionId: 'dxcon-f0000001', region, state: 'associated', since: noon, createdAt: noon }],
  tags: [],
  ...more,
})

export const location = (more: Partial<Location> = {}): Location => ({
  locationCode: 'EqDC2',
  locationName: 'Equinix DC2, Ashburn, VA',
  region,
  availablePortSpeeds: ['1G', '10G'],
  availableMacSecPortSpeeds: ['10G'],
  availableProviders: ['Equinix'],
  availableBillingModes: [],
  ...more,
})

export const device = (more: Partial<Device> = {}): Device => ({
  deviceId: 'EqDC2-1',
  logicalDeviceId: 'EqDC2-1-l',
  locationCode: 'EqDC2',
  region,
  drained: false,
  createdAt: noon,
  ...more,
})

export const accessKey = (more: Partial<AccessKey> = {}): AccessKey => ({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  accountId: alice,
  secretAccessKey: `${canary}-access`,
  active: true,
  principal: `arn:aws:iam::${alice}:root`,
  createdAt: noon,
  ...more,
})
