// Every operation with the least input that reaches the policies, and the resources that a policy
// must allow for it (Service Authorization Reference). Ids need not exist: what a policy denies is
// denied before anybody looks.
import type { OperationName } from '#contract/contract.ts'

export interface Case {
  readonly input: object
  /** Resource parts; none means `*`. */
  readonly resources: readonly string[]
}

const connectionId = 'dxcon-fgbw50lg'
const otherId = 'dxcon-ffx41o23'
const lagId = 'dxlag-fgytkicv'
const virtualInterfaceId = 'dxvif-fgfyvns9'
const gatewayId = '5f294f92-bafb-4011-916d-9b0bd0000001'
const groupId = 'dxrg-0123456789abcdefg'
const ownerAccount = '777788889999'
const clientToken = 'token-1'

const dxcon = [`dxcon/${connectionId}`]
const dxlag = [`dxlag/${lagId}`]
const dxvif = [`dxvif/${virtualInterfaceId}`]
const gateway = [`dx-gateway/${gatewayId}`]
const group = [`dx-resiliency-group/${groupId}`]
const all: readonly string[] = []

const onConnection: Case = { input: { connectionId }, resources: dxcon }
const onLag: Case = { input: { lagId }, resources: dxlag }
const onInterface: Case = { input: { virtualInterfaceId }, resources: dxvif }
const onGateway: Case = { input: { directConnectGatewayId: gatewayId }, resources: gateway }
const onGroup: Case = { input: { resiliencyGroupId: groupId, clientToken }, resources: group }
const onNothing: Case = { input: {}, resources: all }
const named = { virtualInterfaceName: 'a', vlan: 7, asn: 65_001 }
const resourceArn = `arn:aws:directconnect:us-east-1:444455556666:dxvif/${virtualInterfaceId}`

export const cases: { readonly [N in OperationName]: Case } = {
  AcceptDirectConnectGatewayAssociationProposal: {
    input: { directConnectGatewayId: gatewayId, proposalId: gatewayId, associatedGatewayOwnerAccount: ownerAccount },
    resources: gateway,
  },
  AllocateConnectionOnInterconnect: {
    input: { interconnectId: connectionId, bandwidth: '1Gbps', connectionName: 'a', ownerAccount, vlan: 7 },
    resources: dxcon,
  },
  AllocateHostedConnection: {
    input: { connectionId: lagId, bandwidth: '1Gbps', connectionName: 'a', ownerAccount, vlan: 7 },
    resources: dxlag,
  },
  AllocatePrivateVirtualInterface: { input: { connectionId, ownerAccount, newPrivateVirtualInterfaceAllocation: named }, resources: dxcon },
  AllocatePublicVirtualInterface: { input: { connectionId, ownerAccount, newPublicVirtualInterfaceAllocation: named }, resources: dxcon },
  AllocateTransitVirtualInterface: {
    input: { connectionId: lagId, ownerAccount, newTransitVirtualInterfaceAllocation: named },
    resources: dxlag,
  },
  AssociateConnectionWithLag: { input: { connectionId, lagId }, resources: [...dxcon, ...dxlag] },
  AssociateConnectionsToResiliencyGroup: {
    input: { resiliencyGroupId: groupId, connectionIdentifiers: [connectionId], clientToken },
    resources: [...group, ...dxcon],
  },
  AssociateHostedConnection: { input: { connectionId, parentConnectionId: otherId }, resources: [...dxcon, `dxcon/${otherId}`] },
  AssociateMacSecKey: onConnection,
  AssociateVirtualInterface: { input: { virtualInterfaceId, connectionId: lagId }, resources: [...dxvif, ...dxlag] },
  ConfirmConnection: onConnection,
  ConfirmCustomerAgreement: onNothing,
  ConfirmPrivateVirtualInterface: onInterface,
  ConfirmPublicVirtualInterface: onInterface,
  ConfirmTransitVirtualInterface: { input: { virtualInterfaceId, directConnectGatewayId: gatewayId }, resources: dxvif },
  CreateBGPPeer: onInterface,
  CreateConnection: { input: { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'a', lagId }, resources: dxlag },
  CreateDirectConnectGateway: { input: { directConnectGatewayName: 'a' }, resources: all },
  CreateDirectConnectGatewayAssociation: onGateway,
  CreateDirectConnectGatewayAssociationProposal: {
    input: { directConnectGatewayId: gatewayId, directConnectGatewayOwnerAccount: ownerAccount, gatewayId: 'vgw-0a1b2c3d' },
    resources: gateway,
  },
  CreateInterconnect: { input: { interconnectName: 'a', bandwidth: '1Gbps', location: 'EqDC2' }, resources: all },
  CreateLag: {
    input: { numberOfConnections: 1, location: 'EqDC2', connectionsBandwidth: '1Gbps', lagName: 'a', connectionId },
    resources: dxcon,
  },
  CreatePrivateVirtualInterface: { input: { connectionId, newPrivateVirtualInterface: named }, resources: dxcon },
  CreatePublicVirtualInterface: { input: { connectionId, newPublicVirtualInterface: named }, resources: dxcon },
  CreateResiliencyGroup: {
    input: { resiliencyGroupName: 'both', intendedResiliencyModel: 'high-resiliency', clientToken },
    resources: all,
  },
  CreateTransitVirtualInterface: { input: { connectionId, newTransitVirtualInterface: named }, resources: dxcon },
  DeleteBGPPeer: onInterface,
  DeleteConnection: onConnection,
  DeleteDirectConnectGateway: onGateway,
  DeleteDirectConnectGatewayAssociation: onGateway,
  DeleteDirectConnectGatewayAssociationProposal: { input: { proposalId: gatewayId }, resources: all },
  DeleteInterconnect: { input: { interconnectId: connectionId }, resources: dxcon },
  DeleteLag: onLag,
  DeleteResiliencyGroup: onGroup,
  DeleteVirtualInterface: onInterface,
  DescribeConnectionLoa: onConnection,
  DescribeConnections: onConnection,
  DescribeConnectionsOnInterconnect: { input: { interconnectId: connectionId }, resources: dxcon },
  DescribeCustomerMetadata: onNothing,
  DescribeDirectConnectGatewayAssociationProposals: onGateway,
  DescribeDirectConnectGatewayAssociations: onGateway,
  DescribeDirectConnectGatewayAttachments: onGateway,
  DescribeDirectConnectGateways: onGateway,
  DescribeHostedConnections: { input: { connectionId: lagId }, resources: dxlag },
  DescribeInterconnectLoa: { input: { interconnectId: connectionId }, resources: dxcon },
  DescribeInterconnects: { input: { interconnectId: connectionId }, resources: dxcon },
  DescribeLags: onLag,
  DescribeLoa: { input: { connectionId: lagId }, resources: dxlag },
  DescribeLocations: onNothing,
  DescribeRouterConfiguration: onInterface,
  DescribeTags: { input: { resourceArns: [resourceArn] }, resources: dxvif },
  DescribeVirtualGateways: onNothing,
  DescribeVirtualInterfaces: onInterface,
  DisassociateConnectionFromLag: { input: { connectionId, lagId }, resources: [...dxcon, ...dxlag] },
  DisassociateConnectionsFromResiliencyGroup: {
    input: { resiliencyGroupId: groupId, connectionIdentifiers: [connectionId], clientToken },
    resources: [...group, ...dxcon],
  },
  DisassociateMacSecKey: {
    input: { connectionId: lagId, secretARN: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:a' },
    resources: dxlag,
  },
  GetResiliencyGroup: onGroup,
  ListResiliencyGroupAssociations: onGroup,
  ListResiliencyGroups: onNothing,
  ListVirtualInterfaceRoutes: onInterface,
  ListVirtualInterfaceTestHistory: onInterface,
  StartBgpFailoverTest: onInterface,
  StopBgpFailoverTest: onInterface,
  TagResource: { input: { resourceArn, tags: [{ key: 'a', value: 'b' }] }, resources: dxvif },
  UntagResource: { input: { resourceArn, tagKeys: ['a'] }, resources: dxvif },
  UpdateConnection: onConnection,
  UpdateConnectionsBillingMode: {
    input: { connectionIds: [connectionId, otherId], billingMode: 'PayAsYouGo' },
    resources: [...dxcon, `dxcon/${otherId}`],
  },
  UpdateDirectConnectGateway: { input: { directConnectGatewayId: gatewayId, newDirectConnectGatewayName: 'b' }, resources: gateway },
  UpdateDirectConnectGatewayAssociation: { input: { associationId: gatewayId }, resources: all },
  UpdateLag: onLag,
  UpdateResiliencyGroup: { input: { resiliencyGroupId: groupId, resiliencyGroupName: 'b', clientToken }, resources: group },
  UpdateVirtualInterfaceAttributes: onInterface,
}
