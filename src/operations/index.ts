// Every operation of the contract, by its name on the wire. A gap does not compile.
import type { OperationName } from '#contract/contract.ts'
import { createDirectConnectGatewayAssociation } from '#operations/associations/create.ts'
import { deleteDirectConnectGatewayAssociation } from '#operations/associations/delete.ts'
import { describeDirectConnectGatewayAssociations } from '#operations/associations/describe.ts'
import { updateDirectConnectGatewayAssociation } from '#operations/associations/update.ts'
import { createBGPPeer } from '#operations/bgp-peers/create.ts'
import { deleteBGPPeer } from '#operations/bgp-peers/delete.ts'
import { updateConnectionsBillingMode } from '#operations/billing/update-mode.ts'
import { createConnection } from '#operations/connections/create.ts'
import { deleteConnection } from '#operations/connections/delete.ts'
import { describeConnections } from '#operations/connections/describe.ts'
import { updateConnection } from '#operations/connections/update.ts'
import { confirmCustomerAgreement } from '#operations/customer/confirm-agreement.ts'
import { describeCustomerMetadata } from '#operations/customer/describe-metadata.ts'
import { listVirtualInterfaceTestHistory } from '#operations/failover-tests/list-history.ts'
import { startBgpFailoverTest } from '#operations/failover-tests/start.ts'
import { stopBgpFailoverTest } from '#operations/failover-tests/stop.ts'
import { createDirectConnectGateway } from '#operations/gateways/create.ts'
import { deleteDirectConnectGateway } from '#operations/gateways/delete.ts'
import { describeDirectConnectGatewayAttachments } from '#operations/gateways/describe-attachments.ts'
import { describeDirectConnectGateways } from '#operations/gateways/describe.ts'
import { describeVirtualGateways } from '#operations/gateways/describe-virtual-gateways.ts'
import { updateDirectConnectGateway } from '#operations/gateways/update.ts'
import { allocateConnectionOnInterconnect } from '#operations/hosted-connections/allocate-on-interconnect.ts'
import { allocateHostedConnection } from '#operations/hosted-connections/allocate.ts'
import { associateHostedConnection } from '#operations/hosted-connections/associate.ts'
import { confirmConnection } from '#operations/hosted-connections/confirm.ts'
import { describeConnectionsOnInterconnect } from '#operations/hosted-connections/describe-on-interconnect.ts'
import { describeHostedConnections } from '#operations/hosted-connections/describe.ts'
import { createInterconnect } from '#operations/interconnects/create.ts'
import { deleteInterconnect } from '#operations/interconnects/delete.ts'
import { describeInterconnects } from '#operations/interconnects/describe.ts'
import { describeConnectionLoa } from '#operations/loa/describe-connection-loa.ts'
import { describeInterconnectLoa } from '#operations/loa/describe-interconnect-loa.ts'
import { describeLoa } from '#operations/loa/describe-loa.ts'
import { associateConnectionWithLag } from '#operations/lags/associate-connection.ts'
import { createLag } from '#operations/lags/create.ts'
import { deleteLag } from '#operations/lags/delete.ts'
import { describeLags } from '#operations/lags/describe.ts'
import { disassociateConnectionFromLag } from '#operations/lags/disassociate-connection.ts'
import { updateLag } from '#operations/lags/update.ts'
import { describeLocations } from '#operations/locations/describe.ts'
import { associateMacSecKey } from '#operations/macsec/associate.ts'
import { disassociateMacSecKey } from '#operations/macsec/disassociate.ts'
import type { Operation } from '#operations/operation.ts'
import { acceptDirectConnectGatewayAssociationProposal } from '#operations/proposals/accept.ts'
import { createDirectConnectGatewayAssociationProposal } from '#operations/proposals/create.ts'
import { deleteDirectConnectGatewayAssociationProposal } from '#operations/proposals/delete.ts'
import { describeDirectConnectGatewayAssociationProposals } from '#operations/proposals/describe.ts'
import { associateConnectionsToResiliencyGroup } from '#operations/resiliency-groups/associate.ts'
import { createResiliencyGroup } from '#operations/resiliency-groups/create.ts'
import { deleteResiliencyGroup } from '#operations/resiliency-groups/delete.ts'
import { disassociateConnectionsFromResiliencyGroup } from '#operations/resiliency-groups/disassociate.ts'
import { getResiliencyGroup } from '#operations/resiliency-groups/get.ts'
import { listResiliencyGroupAssociations } from '#operations/resiliency-groups/list-associations.ts'
import { listResiliencyGroups } from '#operations/resiliency-groups/list.ts'
import { updateResiliencyGroup } from '#operations/resiliency-groups/update.ts'
import { describeRouterConfiguration } from '#operations/router-configuration/describe.ts'
import { listVirtualInterfaceRoutes } from '#operations/routes/list.ts'
import { describeTags } from '#operations/tags/describe-tags.ts'
import { tagResource } from '#operations/tags/tag-resource.ts'
import { untagResource } from '#operations/tags/untag-resource.ts'
import { allocatePrivateVirtualInterface } from '#operations/virtual-interfaces/allocate-private.ts'
import { allocatePublicVirtualInterface } from '#operations/virtual-interfaces/allocate-public.ts'
import { allocateTransitVirtualInterface } from '#operations/virtual-interfaces/allocate-transit.ts'
import { associateVirtualInterface } from '#operations/virtual-interfaces/associate.ts'
import { confirmPrivateVirtualInterface } from '#operations/virtual-interfaces/confirm-private.ts'
import { confirmPublicVirtualInterface } from '#operations/virtual-interfaces/confirm-public.ts'
import { confirmTransitVirtualInterface } from '#operations/virtual-interfaces/confirm-transit.ts'
import { createPrivateVirtualInterface } from '#operations/virtual-interfaces/create-private.ts'
import { createPublicVirtualInterface } from '#operations/virtual-interfaces/create-public.ts'
import { createTransitVirtualInterface } from '#operations/virtual-interfaces/create-transit.ts'
import { deleteVirtualInterface } from '#operations/virtual-interfaces/delete.ts'
import { describeVirtualInterfaces } from '#operations/virtual-interfaces/describe.ts'
import { updateVirtualInterfaceAttributes } from '#operations/virtual-interfaces/update-attributes.ts'

export const operations = {
  AcceptDirectConnectGatewayAssociationProposal: acceptDirectConnectGatewayAssociationProposal,
  AllocateConnectionOnInterconnect: allocateConnectionOnInterconnect,
  AllocateHostedConnection: allocateHostedConnection,
  AllocatePrivateVirtualInterface: allocatePrivateVirtualInterface,
  AllocatePublicVirtualInterface: allocatePublicVirtualInterface,
  AllocateTransitVirtualInterface: allocateTransitVirtualInterface,
  AssociateConnectionsToResiliencyGroup: associateConnectionsToResiliencyGroup,
  AssociateConnectionWithLag: associateConnectionWithLag,
  AssociateHostedConnection: associateHostedConnection,
  AssociateMacSecKey: associateMacSecKey,
  AssociateVirtualInterface: associateVirtualInterface,
  ConfirmConnection: confirmConnection,
  ConfirmCustomerAgreement: confirmCustomerAgreement,
  ConfirmPrivateVirtualInterface: confirmPrivateVirtualInterface,
  ConfirmPublicVirtualInterface: confirmPublicVirtualInterface,
  ConfirmTransitVirtualInterface: confirmTransitVirtualInterface,
  CreateBGPPeer: createBGPPeer,
  CreateConnection: createConnection,
  CreateDirectConnectGateway: createDirectConnectGateway,
  CreateDirectConnectGatewayAssociation: createDirectConnectGatewayAssociation,
  CreateDirectConnectGatewayAssociationProposal: createDirectConnectGatewayAssociationProposal,
  CreateInterconnect: createInterconnect,
  CreateLag: createLag,
  CreatePrivateVirtualInterface: createPrivateVirtualInterface,
  CreatePublicVirtualInterface: createPublicVirtualInterface,
  CreateResiliencyGroup: createResiliencyGroup,
  CreateTransitVirtualInterface: createTransitVirtualInterface,
  DeleteBGPPeer: deleteBGPPeer,
  DeleteConnection: deleteConnection,
  DeleteDirectConnectGateway: deleteDirectConnectGateway,
  DeleteDirectConnectGatewayAssociation: deleteDirectConnectGatewayAssociation,
  DeleteDirectConnectGatewayAssociationProposal: deleteDirectConnectGatewayAssociationProposal,
  DeleteInterconnect: deleteInterconnect,
  DeleteLag: deleteLag,
  DeleteResiliencyGroup: deleteResiliencyGroup,
  DeleteVirtualInterface: deleteVirtualInterface,
  DescribeConnectionLoa: describeConnectionLoa,
  DescribeConnections: describeConnections,
  DescribeConnectionsOnInterconnect: describeConnectionsOnInterconnect,
  DescribeCustomerMetadata: describeCustomerMetadata,
  DescribeDirectConnectGatewayAssociationProposals: describeDirectConnectGatewayAssociationProposals,
  DescribeDirectConnectGatewayAssociations: describeDirectConnectGatewayAssociations,
  DescribeDirectConnectGatewayAttachments: describeDirectConnectGatewayAttachments,
  DescribeDirectConnectGateways: describeDirectConnectGateways,
  DescribeHostedConnections: describeHostedConnections,
  DescribeInterconnectLoa: describeInterconnectLoa,
  DescribeInterconnects: describeInterconnects,
  DescribeLoa: describeLoa,
  DescribeLags: describeLags,
  DescribeLocations: describeLocations,
  DescribeRouterConfiguration: describeRouterConfiguration,
  DescribeTags: describeTags,
  DescribeVirtualGateways: describeVirtualGateways,
  DescribeVirtualInterfaces: describeVirtualInterfaces,
  DisassociateConnectionFromLag: disassociateConnectionFromLag,
  DisassociateConnectionsFromResiliencyGroup: disassociateConnectionsFromResiliencyGroup,
  DisassociateMacSecKey: disassociateMacSecKey,
  GetResiliencyGroup: getResiliencyGroup,
  ListResiliencyGroupAssociations: listResiliencyGroupAssociations,
  ListResiliencyGroups: listResiliencyGroups,
  ListVirtualInterfaceRoutes: listVirtualInterfaceRoutes,
  ListVirtualInterfaceTestHistory: listVirtualInterfaceTestHistory,
  StartBgpFailoverTest: startBgpFailoverTest,
  StopBgpFailoverTest: stopBgpFailoverTest,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateConnection: updateConnection,
  UpdateConnectionsBillingMode: updateConnectionsBillingMode,
  UpdateDirectConnectGateway: updateDirectConnectGateway,
  UpdateDirectConnectGatewayAssociation: updateDirectConnectGatewayAssociation,
  UpdateLag: updateLag,
  UpdateResiliencyGroup: updateResiliencyGroup,
  UpdateVirtualInterfaceAttributes: updateVirtualInterfaceAttributes,
} satisfies { [N in OperationName]: Operation<N> }
