// Which members each request must have, once more by hand from the API's model.
import { describe, expect, test } from 'vitest'
import { type OperationName, operationNames, schemaOf } from '#contract/contract.ts'
import { decode } from '#protocol/decode.ts'

const required: { readonly [N in OperationName]: readonly string[] } = {
  AcceptDirectConnectGatewayAssociationProposal: ['directConnectGatewayId', 'proposalId', 'associatedGatewayOwnerAccount'],
  AllocateConnectionOnInterconnect: ['bandwidth', 'connectionName', 'ownerAccount', 'interconnectId', 'vlan'],
  AllocateHostedConnection: ['connectionId', 'ownerAccount', 'bandwidth', 'connectionName', 'vlan'],
  AllocatePrivateVirtualInterface: ['connectionId', 'ownerAccount', 'newPrivateVirtualInterfaceAllocation'],
  AllocatePublicVirtualInterface: ['connectionId', 'ownerAccount', 'newPublicVirtualInterfaceAllocation'],
  AllocateTransitVirtualInterface: ['connectionId', 'ownerAccount', 'newTransitVirtualInterfaceAllocation'],
  AssociateConnectionWithLag: ['connectionId', 'lagId'],
  AssociateConnectionsToResiliencyGroup: ['connectionIdentifiers', 'resiliencyGroupId'],
  AssociateHostedConnection: ['connectionId', 'parentConnectionId'],
  AssociateMacSecKey: ['connectionId'],
  AssociateVirtualInterface: ['virtualInterfaceId', 'connectionId'],
  ConfirmConnection: ['connectionId'],
  ConfirmCustomerAgreement: [],
  ConfirmPrivateVirtualInterface: ['virtualInterfaceId'],
  ConfirmPublicVirtualInterface: ['virtualInterfaceId'],
  ConfirmTransitVirtualInterface: ['virtualInterfaceId', 'directConnectGatewayId'],
  CreateBGPPeer: [],
  CreateConnection: ['location', 'bandwidth', 'connectionName'],
  CreateDirectConnectGateway: ['directConnectGatewayName'],
  CreateDirectConnectGatewayAssociation: ['directConnectGatewayId'],
  CreateDirectConnectGatewayAssociationProposal: ['directConnectGatewayId', 'directConnectGatewayOwnerAccount', 'gatewayId'],
  CreateInterconnect: ['interconnectName', 'bandwidth', 'location'],
  CreateLag: ['numberOfConnections', 'location', 'connectionsBandwidth', 'lagName'],
  CreatePrivateVirtualInterface: ['connectionId', 'newPrivateVirtualInterface'],
  CreatePublicVirtualInterface: ['connectionId', 'newPublicVirtualInterface'],
  CreateResiliencyGroup: ['resiliencyGroupName', 'intendedResiliencyModel'],
  CreateTransitVirtualInterface: ['connectionId', 'newTransitVirtualInterface'],
  DeleteBGPPeer: [],
  DeleteConnection: ['connectionId'],
  DeleteDirectConnectGateway: ['directConnectGatewayId'],
  DeleteDirectConnectGatewayAssociation: [],
  DeleteDirectConnectGatewayAssociationProposal: ['proposalId'],
  DeleteInterconnect: ['interconnectId'],
  DeleteLag: ['lagId'],
  DeleteResiliencyGroup: ['resiliencyGroupId'],
  DeleteVirtualInterface: ['virtualInterfaceId'],
  DescribeConnectionLoa: ['connectionId'],
  DescribeConnections: [],
  DescribeConnectionsOnInterconnect: ['interconnectId'],
  DescribeCustomerMetadata: [],
  DescribeDirectConnectGatewayAssociationProposals: [],
  DescribeDirectConnectGatewayAssociations: [],
  DescribeDirectConnectGatewayAttachments: [],
  DescribeDirectConnectGateways: [],
  DescribeHostedConnections: ['connectionId'],
  DescribeInterconnectLoa: ['interconnectId'],
  DescribeInterconnects: [],
  DescribeLags: [],
  DescribeLoa: ['connectionId'],
  DescribeLocations: [],
  DescribeRouterConfiguration: ['virtualInterfaceId'],
  DescribeTags: ['resourceArns'],
  DescribeVirtualGateways: [],
  DescribeVirtualInterfaces: [],
  DisassociateConnectionFromLag: ['connectionId', 'lagId'],
  DisassociateConnectionsFromResiliencyGroup: ['connectionIdentifiers', 'resiliencyGroupId'],
  DisassociateMacSecKey: ['connectionId', 'secretARN'],
  GetResiliencyGroup: ['resiliencyGroupId'],
  ListResiliencyGroupAssociations: ['resiliencyGroupId'],
  ListResiliencyGroups: [],
  ListVirtualInterfaceRoutes: [],
  ListVirtualInterfaceTestHistory: [],
  StartBgpFailoverTest: ['virtualInterfaceId'],
  StopBgpFailoverTest: ['virtualInterfaceId'],
  TagResource: ['resourceArn', 'tags'],
  UntagResource: ['resourceArn', 'tagKeys'],
  UpdateConnection: ['connectionId'],
  UpdateConnectionsBillingMode: ['connectionIds', 'billingMode'],
  UpdateDirectConnectGateway: ['directConnectGatewayId', 'newDirectConnectGatewayName'],
  UpdateDirectConnectGatewayAssociation: [],
  UpdateLag: ['lagId'],
  UpdateResiliencyGroup: ['resiliencyGroupId', 'resiliencyGroupName'],
  UpdateVirtualInterfaceAttributes: ['virtualInterfaceId'],
}

/** Structures inside requests; those of a transit interface and a BGP peer require nothing. */
const nested: readonly (readonly [OperationName, object, readonly string[]])[] = [
  ['AllocatePrivateVirtualInterface', { newPrivateVirtualInterfaceAllocation: {} }, ['virtualInterfaceName', 'vlan']],
  ['AllocatePublicVirtualInterface', { newPublicVirtualInterfaceAllocation: {} }, ['virtualInterfaceName', 'vlan']],
  ['AllocateTransitVirtualInterface', { newTransitVirtualInterfaceAllocation: {} }, []],
  ['CreatePrivateVirtualInterface', { newPrivateVirtualInterface: {} }, ['virtualInterfaceName', 'vlan']],
  ['CreatePublicVirtualInterface', { newPublicVirtualInterface: {} }, ['virtualInterfaceName', 'vlan']],
  ['CreateTransitVirtualInterface', { newTransitVirtualInterface: {} }, []],
  ['CreateBGPPeer', { newBGPPeer: {} }, []],
]

const attempt = (name: OperationName, input: object, profile: 'aws' | 'outscale' = 'aws'): unknown => {
  try {
    return decode(name, new TextEncoder().encode(JSON.stringify(input)), profile)
  } catch (error) {
    return error
  }
}

function asAws(paths: readonly string[]): object {
  if (paths.length === 0) return {}
  const sentences = paths.map((path) => `Value null at '${path}' failed to satisfy constraint: Member must not be null`).join('; ')
  return { code: 'ValidationException', message: `${paths.length} validation error${paths.length === 1 ? '' : 's'} detected: ${sentences}` }
}

describe('an empty request lacks', () => {
  test.each(operationNames)('what %s requires', (name) => {
    expect(attempt(name, {})).toMatchObject(asAws(required[name]))
    if (required[name].length === 0) expect(attempt(name, {})).toEqual({})
  })

  test.each(operationNames)('what %s requires, where every member is null', (name) => {
    const nulls = Object.fromEntries(schemaOf(name).input.members.map((member) => [member.name, null]))
    expect(attempt(name, nulls)).toMatchObject(asAws(required[name]))
    if (required[name].length === 0) expect(attempt(name, nulls)).toEqual({})
  })

  test.each(operationNames.filter((name) => required[name].length > 0))('the first that %s requires, says OUTSCALE', (name) => {
    expect(attempt(name, {}, 'outscale')).toMatchObject({
      code: 'DirectConnectClientException',
      message: `Field ${required[name][0]} is required`,
    })
  })
})

describe('a structure inside a request', () => {
  test.each(nested)('%s %j', (name, inner, missing) => {
    const [outer] = Object.keys(inner)
    const filled = Object.fromEntries(required[name].filter((member) => member !== outer).map((member) => [member, 'x']))
    const fault = attempt(name, { ...filled, ...inner })
    const paths = missing.map((member) => `${outer}.${member}`)
    expect(fault).toMatchObject(paths.length > 0 ? asAws(paths) : { ...filled, ...inner })
  })
})
