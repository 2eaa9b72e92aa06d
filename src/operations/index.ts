// Every operation we serve, by its name on the wire. A name that is missing here is answered with
// an error that says so; when all 73 are in, `Partial` goes and a gap no longer compiles.
import type { OperationName } from '#contract/contract.ts'
import { createBGPPeer } from '#operations/bgp-peers/create.ts'
import { deleteBGPPeer } from '#operations/bgp-peers/delete.ts'
import { createConnection } from '#operations/connections/create.ts'
import { deleteConnection } from '#operations/connections/delete.ts'
import { describeConnections } from '#operations/connections/describe.ts'
import { updateConnection } from '#operations/connections/update.ts'
import { createDirectConnectGateway } from '#operations/gateways/create.ts'
import { deleteDirectConnectGateway } from '#operations/gateways/delete.ts'
import { describeDirectConnectGateways } from '#operations/gateways/describe.ts'
import { describeVirtualGateways } from '#operations/gateways/describe-virtual-gateways.ts'
import { describeLocations } from '#operations/locations/describe.ts'
import type { Operation } from '#operations/operation.ts'
import { describeRouterConfiguration } from '#operations/router-configuration/describe.ts'
import { describeTags } from '#operations/tags/describe-tags.ts'
import { tagResource } from '#operations/tags/tag-resource.ts'
import { untagResource } from '#operations/tags/untag-resource.ts'
import { allocatePrivateVirtualInterface } from '#operations/virtual-interfaces/allocate-private.ts'
import { allocatePublicVirtualInterface } from '#operations/virtual-interfaces/allocate-public.ts'
import { allocateTransitVirtualInterface } from '#operations/virtual-interfaces/allocate-transit.ts'
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
  AllocatePrivateVirtualInterface: allocatePrivateVirtualInterface,
  AllocatePublicVirtualInterface: allocatePublicVirtualInterface,
  AllocateTransitVirtualInterface: allocateTransitVirtualInterface,
  ConfirmPrivateVirtualInterface: confirmPrivateVirtualInterface,
  ConfirmPublicVirtualInterface: confirmPublicVirtualInterface,
  ConfirmTransitVirtualInterface: confirmTransitVirtualInterface,
  CreateBGPPeer: createBGPPeer,
  CreateConnection: createConnection,
  CreateDirectConnectGateway: createDirectConnectGateway,
  CreatePrivateVirtualInterface: createPrivateVirtualInterface,
  CreatePublicVirtualInterface: createPublicVirtualInterface,
  CreateTransitVirtualInterface: createTransitVirtualInterface,
  DeleteBGPPeer: deleteBGPPeer,
  DeleteConnection: deleteConnection,
  DeleteDirectConnectGateway: deleteDirectConnectGateway,
  DeleteVirtualInterface: deleteVirtualInterface,
  DescribeConnections: describeConnections,
  DescribeDirectConnectGateways: describeDirectConnectGateways,
  DescribeLocations: describeLocations,
  DescribeRouterConfiguration: describeRouterConfiguration,
  DescribeTags: describeTags,
  DescribeVirtualGateways: describeVirtualGateways,
  DescribeVirtualInterfaces: describeVirtualInterfaces,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateConnection: updateConnection,
  UpdateVirtualInterfaceAttributes: updateVirtualInterfaceAttributes,
} satisfies Partial<{ [N in OperationName]: Operation<N> }>
