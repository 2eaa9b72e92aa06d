// What the service gained in 2026, listed once more by hand: each member must be known to us and not
// yet to the client package. When the second half fails after an upgrade, the package has caught up:
// delete the member or operation from src/contract/newer*.ts and from here.
import * as client from '@aws-sdk/client-direct-connect/dist-cjs/schemas/schemas_0.js'
import { describe, expect, test } from 'vitest'
import { operationNames, schemaOf } from '#contract/contract.ts'
import { newerMembers, newerOperations } from '#contract/newer.ts'
import type { Shape, StructureShape } from '#contract/shapes.ts'

const pools = ['prefixPoolSizeIpv4', 'prefixPoolSizeIpv6', 'prefixPoolUnallocatedCountIpv4', 'prefixPoolUnallocatedCountIpv6']
const allocated = ['prefixPoolAllocatedCountIpv4', 'prefixPoolAllocatedCountIpv6']

const members: Readonly<Record<string, readonly string[]>> = {
  Connection: ['rateLimiterStatus', ...pools, 'billingMode'],
  Lag: [...pools, 'rateLimiterStatus', 'billingMode'],
  DirectConnectGateway: ['totalPrefixPoolAllocations'],
  Location: ['availableBillingModes'],
  VirtualInterface: [...allocated, 'rateLimit'],
  CreateConnectionRequest: ['billingMode'],
  CreateLagRequest: ['billingMode'],
  NewPrivateVirtualInterface: [...allocated, 'rateLimit'],
  NewPrivateVirtualInterfaceAllocation: ['rateLimit'],
  NewPublicVirtualInterface: ['rateLimit'],
  NewPublicVirtualInterfaceAllocation: ['rateLimit'],
  NewTransitVirtualInterface: [...allocated, 'rateLimit'],
  NewTransitVirtualInterfaceAllocation: ['rateLimit'],
  UpdateVirtualInterfaceAttributesRequest: [...allocated, 'rateLimit'],
}

const operations: Readonly<Record<string, { readonly input: readonly string[]; readonly output: readonly string[] }>> = {
  AssociateConnectionsToResiliencyGroup: {
    input: ['connectionIdentifiers', 'resiliencyGroupId', 'clientToken'],
    output: ['resiliencyGroupAssociations'],
  },
  CreateResiliencyGroup: {
    input: ['resiliencyGroupName', 'intendedResiliencyModel', 'clientToken', 'tags'],
    output: ['resiliencyGroup'],
  },
  DeleteResiliencyGroup: { input: ['resiliencyGroupId'], output: ['resiliencyGroup'] },
  DisassociateConnectionsFromResiliencyGroup: {
    input: ['connectionIdentifiers', 'resiliencyGroupId', 'clientToken'],
    output: ['resiliencyGroupAssociations'],
  },
  GetResiliencyGroup: { input: ['resiliencyGroupId'], output: ['resiliencyGroup'] },
  ListResiliencyGroupAssociations: { input: ['resiliencyGroupId', 'maxResults', 'nextToken'], output: ['items', 'nextToken'] },
  ListResiliencyGroups: { input: ['maxResults', 'nextToken'], output: ['items', 'nextToken'] },
  ListVirtualInterfaceRoutes: {
    input: ['virtualInterfaceId', 'filters', 'maxResults', 'nextToken'],
    output: ['virtualInterfaceId', 'routes', 'nextToken'],
  },
  UpdateConnectionsBillingMode: { input: ['connectionIds', 'billingMode'], output: ['billingMode', 'connections'] },
  UpdateResiliencyGroup: { input: ['resiliencyGroupId', 'resiliencyGroupName', 'clientToken'], output: ['resiliencyGroup'] },
}

/** Structures that only the newer operations or members know. */
const structures: Readonly<Record<string, readonly string[]>> = {
  RateLimiterStatus: ['maxAllowed', 'inUse', 'remaining', 'totalBandwidth'],
  AvailableBillingMode: ['billingMode', 'availablePortSpeeds', 'includedRegions'],
  ResiliencyGroup: [
    'resiliencyGroupId',
    'resiliencyGroupArn',
    'resiliencyGroupName',
    'resiliencyGroupType',
    'ownerAccount',
    'state',
    'tags',
  ],
  ResiliencyGroupSummary: [
    'resiliencyGroupId',
    'resiliencyGroupArn',
    'resiliencyGroupName',
    'resiliencyGroupType',
    'ownerAccount',
    'state',
  ],
  ResiliencyGroupAssociation: ['resiliencyGroupId', 'connectionArn', 'state'],
  Route: ['cidr', 'routeDirection', 'addressFamily', 'asPath', 'communities', 'awsLogicalDeviceId', 'routeInstalledAt'],
  RouteFilters: ['routeDirection', 'addressFamily', 'cidrs', 'asPath', 'communities'],
  AsPathSegment: ['pathType', 'path'],
}

function collect(shape: Shape, into: Map<string, StructureShape>): Map<string, StructureShape> {
  if (shape.kind === 'list') return collect(shape.item, into)
  if (shape.kind !== 'structure') return into
  into.set(shape.name, shape)
  for (const member of shape.members) collect(member.shape, into)
  return into
}

const ours = new Map<string, StructureShape>()
for (const name of operationNames) {
  collect(schemaOf(name).input, ours)
  collect(schemaOf(name).output, ours)
}
const namesIn = (structure: StructureShape | undefined) => structure?.members.map(({ name }) => name)
const theirs = client as unknown as Readonly<Record<string, readonly unknown[]>>

describe('known to us', () => {
  test('the tables list exactly what is listed here', () => {
    expect(Object.fromEntries(Object.entries(newerMembers).map(([name, added]) => [name, Object.keys(added)]))).toEqual(members)
    expect(Object.keys(newerOperations)).toEqual(Object.keys(operations))
  })
  test.each(Object.entries(members))('%s ends with its newer members', (name, added) => {
    expect(namesIn(ours.get(name))?.slice(-added.length)).toEqual(added)
  })
  test.each(Object.entries(structures))('%s has its members', (name, listed) => {
    expect(namesIn(ours.get(name))).toEqual(listed)
  })
  test.each(Object.entries(operations))('%s takes and gives its members', (name, { input, output }) => {
    const shape = schemaOf(operationNames.find((one) => one === name) ?? 'DeleteLag')
    expect([namesIn(shape.input), namesIn(shape.output)]).toEqual([input, output])
  })
  test('every member that the package knows is still there', () => {
    const known = [...ours.keys()].filter((name) => theirs[`${name}$`])
    const namesThere = (name: string) => theirs[`${name}$`]?.[4] as readonly string[]
    expect(known.length).toBeGreaterThan(120)
    expect(known.map((name) => namesIn(ours.get(name))?.slice(0, namesThere(name).length))).toEqual(known.map(namesThere))
  })
})

describe('not yet known to the client package (else delete ours)', () => {
  test.each(Object.entries(members))('members of %s', (name, added) => {
    const known = theirs[`${name}$`]?.[4] as readonly string[]
    expect(added.filter((member) => known.includes(member))).toEqual([])
  })
  test.each([...Object.keys(operations), ...Object.keys(structures)])('%s', (name) => {
    expect(theirs[`${name}$`]).toBeUndefined()
  })
})
