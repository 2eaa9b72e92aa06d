// What of EC2 is served, by its name on the wire: what a Direct Connect leads to, and nothing more.
import { createTags, deleteTags, describeTags } from '#operations/ec2/tags.ts'
import {
  createTransitGateway,
  deleteTransitGateway,
  describeTransitGatewayAttachments,
  describeTransitGateways,
} from '#operations/ec2/transit-gateways.ts'
import { createVpc, deleteVpc, describeVpcs } from '#operations/ec2/vpcs.ts'
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  describeVpnGateways,
  detachVpnGateway,
} from '#operations/ec2/vpn-gateways.ts'
import type { QueryOperations } from '#operations/query-operation.ts'

export const ec2Operations: QueryOperations = {
  AttachVpnGateway: attachVpnGateway,
  CreateTags: createTags,
  CreateTransitGateway: createTransitGateway,
  CreateVpc: createVpc,
  CreateVpnGateway: createVpnGateway,
  DeleteTags: deleteTags,
  DeleteTransitGateway: deleteTransitGateway,
  DeleteVpc: deleteVpc,
  DeleteVpnGateway: deleteVpnGateway,
  DescribeTags: describeTags,
  DescribeTransitGatewayAttachments: describeTransitGatewayAttachments,
  DescribeTransitGateways: describeTransitGateways,
  DescribeVpcs: describeVpcs,
  DescribeVpnGateways: describeVpnGateways,
  DetachVpnGateway: detachVpnGateway,
}
