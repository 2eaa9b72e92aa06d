// What the API's model says about values beyond their kind, and what the client package leaves
// out: lengths, ranges, patterns and enumerations of members that requests carry. Taken over from
// the model of 2026 as it stands there; a limit that is missing here is either not in the model or
// a business rule, which the domain refuses in its own words (VLAN, ASN, MTU, names, page sizes).
export interface Constraint {
  /** The least and greatest length of a text (in characters) or list, or value of a number. */
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
  readonly oneOf?: readonly string[]
  /** For a list of texts: what each must satisfy. */
  readonly items?: Constraint
}

const tagText = /^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$/u
const tagKey: Constraint = { min: 1, max: 128, pattern: tagText }
const tags: Constraint = { min: 1 }
const addressFamily: Constraint = { oneOf: ['ipv4', 'ipv6'] }
const loaContentType: Constraint = { oneOf: ['application/pdf'] }
const prefixPoolAllocatedCount: Constraint = { min: 0 }
const requestBillingMode: Constraint = {
  oneOf: ['PayAsYouGo', 'FlatRateTier1', 'FlatRateTier2', 'FlatRateTier3', 'FlatRateTier4', 'FlatRateTier5'],
}
const resiliencyGroupId: Constraint = { min: 22, max: 22, pattern: /^(dxrg|DXRG)-[0-9a-zA-Z]{17}$/u }
const resiliencyGroupName: Constraint = { min: 1, max: 255, pattern: new RegExp(String.raw`^[a-zA-Z0-9_\-]+$`, 'u') }
const idempotencyToken: Constraint = { min: 1, max: 128 }
const membership = {
  connectionIdentifiers: { min: 1, max: 50, items: { min: 1, max: 1024 } },
  resiliencyGroupId,
  clientToken: idempotencyToken,
}

/** By structure and member. */
export const constraints: Readonly<Record<string, Readonly<Record<string, Constraint>>>> = {
  Tag: { key: tagKey, value: { min: 0, max: 256, pattern: tagText } },
  TagResourceRequest: { tags },
  UntagResourceRequest: { tagKeys: { items: tagKey } },

  AllocateHostedConnectionRequest: { tags },
  CreateConnectionRequest: { tags, billingMode: requestBillingMode },
  CreateInterconnectRequest: { tags },
  CreateLagRequest: { tags, childConnectionTags: tags, billingMode: requestBillingMode },
  UpdateConnectionsBillingModeRequest: { connectionIds: { min: 1, max: 200 }, billingMode: requestBillingMode },

  NewBGPPeer: { addressFamily },
  NewPrivateVirtualInterface: {
    addressFamily,
    tags,
    prefixPoolAllocatedCountIpv4: prefixPoolAllocatedCount,
    prefixPoolAllocatedCountIpv6: prefixPoolAllocatedCount,
  },
  NewPrivateVirtualInterfaceAllocation: { addressFamily, tags },
  NewPublicVirtualInterface: { addressFamily, tags },
  NewPublicVirtualInterfaceAllocation: { addressFamily, tags },
  NewTransitVirtualInterface: {
    addressFamily,
    tags,
    prefixPoolAllocatedCountIpv4: prefixPoolAllocatedCount,
    prefixPoolAllocatedCountIpv6: prefixPoolAllocatedCount,
  },
  NewTransitVirtualInterfaceAllocation: { addressFamily, tags },
  UpdateVirtualInterfaceAttributesRequest: {
    prefixPoolAllocatedCountIpv4: prefixPoolAllocatedCount,
    prefixPoolAllocatedCountIpv6: prefixPoolAllocatedCount,
  },
  RouteFilters: { routeDirection: { oneOf: ['accepted', 'advertised'] }, addressFamily, cidrs: { min: 1, max: 10 } },

  CreateDirectConnectGatewayRequest: { tags },

  DescribeConnectionLoaRequest: { loaContentType },
  DescribeInterconnectLoaRequest: { loaContentType },
  DescribeLoaRequest: { loaContentType },
  ConfirmCustomerAgreementRequest: { agreementName: { max: 100 } },

  AssociateConnectionsToResiliencyGroupRequest: membership,
  CreateResiliencyGroupRequest: {
    resiliencyGroupName,
    intendedResiliencyModel: { oneOf: ['maximum-resiliency', 'high-resiliency', 'basic-resiliency'] },
    clientToken: idempotencyToken,
    tags,
  },
  DeleteResiliencyGroupRequest: { resiliencyGroupId },
  DisassociateConnectionsFromResiliencyGroupRequest: membership,
  GetResiliencyGroupRequest: { resiliencyGroupId },
  ListResiliencyGroupAssociationsRequest: { resiliencyGroupId },
  UpdateResiliencyGroupRequest: { resiliencyGroupId, resiliencyGroupName, clientToken: idempotencyToken },
}
