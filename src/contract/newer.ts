// The wire schemas of what the service gained in 2026 and the pinned client package does not know
// yet: members of shapes that it has, and ten operations, in the package's own form of static
// tuples. Delete what the package brings when it catches up; test/contract/newer.test.ts says when.
import * as client from '@aws-sdk/client-direct-connect/dist-cjs/schemas/schemas_0.js'
import type { $SchemaRef, StaticListSchema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types'
import type { NewerOperations } from '#contract/newer-operations.ts'

const namespace = 'com.amazonaws.directconnect'
const string = 0
const number = 1
const timestamp = 4
const strings = 64 | string
const numbers = 64 | number

/** The first `required` members are the required ones, as in the package's own tuples. */
const structure = (name: string, members: Readonly<Record<string, $SchemaRef>>, required = 0): StaticStructureSchema =>
  required === 0
    ? [3, namespace, name, 0, Object.keys(members), Object.values(members)]
    : [3, namespace, name, 0, Object.keys(members), Object.values(members), required]
const list = (name: string, item: StaticStructureSchema): StaticListSchema => [1, namespace, name, 0, () => item]
const operation = (name: string, input: StaticStructureSchema, output: StaticStructureSchema): StaticOperationSchema => [
  9,
  namespace,
  name,
  0,
  () => input,
  () => output,
]

const rateLimiterStatus = structure('RateLimiterStatus', { maxAllowed: number, inUse: number, remaining: number, totalBandwidth: string })
const availableBillingMode = structure('AvailableBillingMode', {
  billingMode: string,
  availablePortSpeeds: strings,
  includedRegions: strings,
})
const prefixPools = {
  prefixPoolSizeIpv4: number,
  prefixPoolSizeIpv6: number,
  prefixPoolUnallocatedCountIpv4: number,
  prefixPoolUnallocatedCountIpv6: number,
}
const prefixAllocation = { prefixPoolAllocatedCountIpv4: number, prefixPoolAllocatedCountIpv6: number }
const rateLimit = { rateLimit: string }

/** By structure: members to append to those that the package lists. */
export const newerMembers: Readonly<Record<string, Readonly<Record<string, $SchemaRef>>>> = {
  Connection: { rateLimiterStatus: () => rateLimiterStatus, ...prefixPools, billingMode: string },
  Lag: { ...prefixPools, rateLimiterStatus: () => rateLimiterStatus, billingMode: string },
  DirectConnectGateway: { totalPrefixPoolAllocations: number },
  Location: { availableBillingModes: () => list('AvailableBillingModeList', availableBillingMode) },
  VirtualInterface: { ...prefixAllocation, ...rateLimit },
  CreateConnectionRequest: { billingMode: string },
  CreateLagRequest: { billingMode: string },
  NewPrivateVirtualInterface: { ...prefixAllocation, ...rateLimit },
  NewPrivateVirtualInterfaceAllocation: rateLimit,
  NewPublicVirtualInterface: rateLimit,
  NewPublicVirtualInterfaceAllocation: rateLimit,
  NewTransitVirtualInterface: { ...prefixAllocation, ...rateLimit },
  NewTransitVirtualInterfaceAllocation: rateLimit,
  UpdateVirtualInterfaceAttributesRequest: { ...prefixAllocation, ...rateLimit },
}

const tags = () => list('TagList', client.Tag$)
const page = { maxResults: number, nextToken: string }
const groupId = { resiliencyGroupId: string }
const summary = {
  ...groupId,
  resiliencyGroupArn: string,
  resiliencyGroupName: string,
  resiliencyGroupType: string,
  ownerAccount: string,
  state: string,
}
const group = structure('ResiliencyGroup', { ...summary, tags })
const groupSummary = structure('ResiliencyGroupSummary', summary)
const association = structure('ResiliencyGroupAssociation', { ...groupId, connectionArn: string, state: string })
const membership = { connectionIdentifiers: strings, ...groupId, clientToken: string }
const associations = () => list('ResiliencyGroupAssociationList', association)

const routeFilters = structure('RouteFilters', {
  routeDirection: string,
  addressFamily: string,
  cidrs: strings,
  asPath: numbers,
  communities: strings,
})
const asPathSegment = structure('AsPathSegment', { pathType: string, path: numbers })
const route = structure('Route', {
  cidr: string,
  routeDirection: string,
  addressFamily: string,
  asPath: () => list('AsPathSegmentList', asPathSegment),
  communities: strings,
  awsLogicalDeviceId: string,
  routeInstalledAt: timestamp,
})

export const newerOperations: { readonly [N in keyof NewerOperations]: StaticOperationSchema } = {
  AssociateConnectionsToResiliencyGroup: operation(
    'AssociateConnectionsToResiliencyGroup',
    structure('AssociateConnectionsToResiliencyGroupRequest', membership, 2),
    structure('AssociateConnectionsToResiliencyGroupResult', { resiliencyGroupAssociations: associations }),
  ),
  CreateResiliencyGroup: operation(
    'CreateResiliencyGroup',
    structure(
      'CreateResiliencyGroupRequest',
      { resiliencyGroupName: string, intendedResiliencyModel: string, clientToken: string, tags },
      2,
    ),
    structure('CreateResiliencyGroupResult', { resiliencyGroup: () => group }),
  ),
  DeleteResiliencyGroup: operation(
    'DeleteResiliencyGroup',
    structure('DeleteResiliencyGroupRequest', groupId, 1),
    structure('DeleteResiliencyGroupResult', { resiliencyGroup: () => group }),
  ),
  DisassociateConnectionsFromResiliencyGroup: operation(
    'DisassociateConnectionsFromResiliencyGroup',
    structure('DisassociateConnectionsFromResiliencyGroupRequest', membership, 2),
    structure('DisassociateConnectionsFromResiliencyGroupResult', { resiliencyGroupAssociations: associations }),
  ),
  GetResiliencyGroup: operation(
    'GetResiliencyGroup',
    structure('GetResiliencyGroupRequest', groupId, 1),
    structure('GetResiliencyGroupResult', { resiliencyGroup: () => group }),
  ),
  ListResiliencyGroupAssociations: operation(
    'ListResiliencyGroupAssociations',
    structure('ListResiliencyGroupAssociationsRequest', { ...groupId, ...page }, 1),
    structure('ListResiliencyGroupAssociationsResult', { items: associations, nextToken: string }),
  ),
  ListResiliencyGroups: operation(
    'ListResiliencyGroups',
    structure('ListResiliencyGroupsRequest', page),
    structure('ListResiliencyGroupsResult', { items: () => list('ResiliencyGroupSummaryList', groupSummary), nextToken: string }),
  ),
  ListVirtualInterfaceRoutes: operation(
    'ListVirtualInterfaceRoutes',
    structure('ListVirtualInterfaceRoutesRequest', { virtualInterfaceId: string, filters: () => routeFilters, ...page }),
    structure('ListVirtualInterfaceRoutesResponse', {
      virtualInterfaceId: string,
      routes: () => list('RouteList', route),
      nextToken: string,
    }),
  ),
  UpdateConnectionsBillingMode: operation(
    'UpdateConnectionsBillingMode',
    structure('UpdateConnectionsBillingModeRequest', { connectionIds: strings, billingMode: string }, 2),
    structure('UpdateConnectionsBillingModeResponse', {
      billingMode: string,
      connections: () => list('ConnectionList', client.Connection$),
    }),
  ),
  UpdateResiliencyGroup: operation(
    'UpdateResiliencyGroup',
    structure('UpdateResiliencyGroupRequest', { ...groupId, resiliencyGroupName: string, clientToken: string }, 2),
    structure('UpdateResiliencyGroupResult', { resiliencyGroup: () => group }),
  ),
}
