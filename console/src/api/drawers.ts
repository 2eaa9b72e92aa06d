// Which questions an event makes old: the server says in which drawer something changed, and every
// question whose answer is made from that drawer is asked again.
import type { OperationName } from './contract.ts'

export type Drawer =
  | 'connections'
  | 'lags'
  | 'virtualInterfaces'
  | 'gateways'
  | 'associations'
  | 'proposals'
  | 'cloudGateways'
  | 'resiliencyGroups'
  | 'failoverTests'

const connectionQuestions: readonly OperationName[] = [
  'DescribeConnections',
  'DescribeHostedConnections',
  'DescribeInterconnects',
  'DescribeLags',
  'ListResiliencyGroupAssociations',
]

export const questionsOf: Readonly<Record<Drawer, readonly OperationName[]>> = {
  connections: connectionQuestions,
  lags: connectionQuestions,
  virtualInterfaces: [
    'DescribeVirtualInterfaces',
    'DescribeDirectConnectGatewayAttachments',
    'ListVirtualInterfaceRoutes',
    'ListVirtualInterfaceTestHistory',
    'DescribeRouterConfiguration',
    'DescribeConnections',
    'DescribeLags',
    'DescribeDirectConnectGateways',
  ],
  gateways: ['DescribeDirectConnectGateways', 'DescribeDirectConnectGatewayAttachments', 'DescribeDirectConnectGatewayAssociations'],
  associations: [
    'DescribeDirectConnectGatewayAssociations',
    'DescribeDirectConnectGatewayAssociationProposals',
    'DescribeDirectConnectGateways',
  ],
  proposals: ['DescribeDirectConnectGatewayAssociationProposals', 'DescribeDirectConnectGatewayAssociations'],
  cloudGateways: ['DescribeVirtualGateways', 'DescribeDirectConnectGatewayAssociations'],
  resiliencyGroups: ['ListResiliencyGroups', 'GetResiliencyGroup', 'ListResiliencyGroupAssociations'],
  failoverTests: ['ListVirtualInterfaceTestHistory', 'DescribeVirtualInterfaces'],
}

export const isDrawer = (name: unknown): name is Drawer => typeof name === 'string' && Object.hasOwn(questionsOf, name)
