// What can be allowed or denied: the actions of the services that are served here, and the few that
// AWS's managed policies for Direct Connect name besides. An action that is not among them is a
// typing error more often than not, and a Deny with a typing error is dangerous.

const directconnect = `
AcceptDirectConnectGatewayAssociationProposal AllocateConnectionOnInterconnect AllocateHostedConnection AllocatePrivateVirtualInterface
AllocatePublicVirtualInterface AllocateTransitVirtualInterface AssociateConnectionWithLag AssociateConnectionsToResiliencyGroup
AssociateHostedConnection AssociateMacSecKey AssociateVirtualInterface ConfirmConnection ConfirmCustomerAgreement
ConfirmPrivateVirtualInterface ConfirmPublicVirtualInterface ConfirmTransitVirtualInterface CreateBGPPeer CreateConnection
CreateDirectConnectGateway CreateDirectConnectGatewayAssociation CreateDirectConnectGatewayAssociationProposal CreateInterconnect
CreateLag CreatePrivateVirtualInterface CreatePublicVirtualInterface CreateResiliencyGroup CreateTransitVirtualInterface DeleteBGPPeer
DeleteConnection DeleteDirectConnectGateway DeleteDirectConnectGatewayAssociation DeleteDirectConnectGatewayAssociationProposal
DeleteInterconnect DeleteLag DeleteResiliencyGroup DeleteVirtualInterface DescribeConnectionLoa DescribeConnections
DescribeConnectionsOnInterconnect DescribeCustomerMetadata DescribeDirectConnectGatewayAssociationProposals
DescribeDirectConnectGatewayAssociations DescribeDirectConnectGatewayAttachments DescribeDirectConnectGateways DescribeHostedConnections
DescribeInterconnectLoa DescribeInterconnects DescribeLags DescribeLoa DescribeLocations DescribeRouterConfiguration DescribeTags
DescribeVirtualGateways DescribeVirtualInterfaces DisassociateConnectionFromLag DisassociateConnectionsFromResiliencyGroup
DisassociateMacSecKey GetResiliencyGroup ListResiliencyGroupAssociations ListResiliencyGroups ListVirtualInterfaceRoutes
ListVirtualInterfaceTestHistory StartBgpFailoverTest StopBgpFailoverTest TagResource UntagResource UpdateConnection
UpdateConnectionsBillingMode UpdateDirectConnectGateway UpdateDirectConnectGatewayAssociation UpdateLag UpdateResiliencyGroup
UpdateVirtualInterfaceAttributes`

const iam = `
AttachUserPolicy CreateAccessKey CreateRole CreateUser DeleteAccessKey DeleteRole DeleteRolePolicy DeleteUser DeleteUserPolicy
DetachUserPolicy GetAccessKeyLastUsed GetRole GetRolePolicy GetUser GetUserPolicy ListAccessKeys ListAccountAliases
ListAttachedUserPolicies ListRolePolicies ListRoles ListUserPolicies ListUsers PutRolePolicy PutUserPolicy UpdateAccessKey`

const sts = 'AssumeRole GetCallerIdentity GetSessionToken'

const ec2 = `
AttachVpnGateway CreateTags CreateTransitGateway CreateVpc CreateVpnGateway DeleteTags DeleteTransitGateway DeleteVpc DeleteVpnGateway
DescribeTags DescribeTransitGatewayAttachments DescribeTransitGateways DescribeVpcs DescribeVpnGateways DetachVpnGateway`

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Names as they are written, by service. */
export const actions: ReadonlyMap<string, readonly string[]> = new Map([
  ['directconnect', words(directconnect)],
  ['ec2', words(ec2)],
  ['iam', words(iam)],
  ['sts', words(sts)],
])
