// Many of everything that is shown in pages, and how each list is asked for: for the test of pages.
import { type OperationName, operationNames } from '#contract/contract.ts'
import type { InterfaceRoute } from '#domain/routes/route.ts'
import { delay, type TestHouse, type Who } from '../../support/house.ts'
import { moreCloudGateway } from '../gateways/ground.ts'
import { membersOf } from './members.ts'

export interface List {
  readonly operation: OperationName
  readonly who: Who
  /** Where the rows stand in the answer, and what tells one from another. */
  readonly rows: string
  readonly key: string
  readonly ask: object
  /** Another question of the same account. */
  readonly other?: object
  /** Gateways are everywhere; all else is in one region. */
  readonly global?: true
  /** AWS's newest operations answer a page where none was asked for; the others answer all. */
  readonly alwaysPaged?: true
}

/** The operations that the contract gives pages. */
export const paged = operationNames.filter((name) => membersOf(name).some(({ path }) => path.join('.') === 'nextToken'))

const port = { location: 'EqDC2', bandwidth: '1Gbps' }

export async function manyOfEverything(house: TestHouse, count: number): Promise<readonly List[]> {
  const made = async (who: Who, operation: OperationName, body: object) => {
    const { status, json, text } = await house.call(who, operation, body)
    if (status !== 200) throw new Error(`${operation}: ${text}`)
    return json
  }
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const each = <Row>(make: (number: number) => Promise<Row>): Promise<Row[]> => Promise.all(numbers.map(make))

  const connections = await each((n) => made('blue', 'CreateConnection', { ...port, connectionName: `port ${n}` }))
  const { connectionId } = connections[0]
  const lag = { numberOfConnections: 1, location: port.location, connectionsBandwidth: port.bandwidth }
  const [{ lagId }] = (await each((n) => made('blue', 'CreateLag', { ...lag, lagName: `lag ${n}` }))) as [{ lagId: string }]
  const interconnects = await each((n) =>
    made('partner', 'CreateInterconnect', { location: 'EqDC2', bandwidth: '10Gbps', interconnectName: `${n}` }),
  )
  const [{ interconnectId }, { interconnectId: otherInterconnectId }] = interconnects as [
    { interconnectId: string },
    { interconnectId: string },
  ]
  const gateways = await each((n) => made('blue', 'CreateDirectConnectGateway', { directConnectGatewayName: `hub ${n}` }))
  const [hub, other] = gateways.map(({ directConnectGateway }) => directConnectGateway.directConnectGatewayId)
  await house.pass(3 * delay)

  const hosting = { ownerAccount: house.accountId.blue, bandwidth: '50Mbps', connectionName: 'hosted' }
  await each((vlan) => made('partner', 'AllocateHostedConnection', { ...hosting, connectionId: interconnectId, vlan }))
  const onHub = { virtualInterfaceName: 'office', asn: 65_001, directConnectGatewayId: hub }
  const interfaces = await each((vlan) =>
    made('blue', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface: { ...onHub, vlan } }),
  )
  const { virtualInterfaceId } = interfaces[0]
  await house.pass(3 * delay)
  for (const _ of numbers) {
    await made('blue', 'StartBgpFailoverTest', { virtualInterfaceId })
    await made('blue', 'StopBgpFailoverTest', { virtualInterfaceId })
  }
  const associatedGatewayId = await cloudGateways(house, numbers, (gatewayId) =>
    made('blue', 'CreateDirectConnectGatewayAssociation', { directConnectGatewayId: hub, gatewayId }),
  )
  const { virtualGatewayId: gatewayId } = (await made('partner', 'DescribeVirtualGateways', {})).virtualGateways[0]
  const proposal = { directConnectGatewayId: other, directConnectGatewayOwnerAccount: house.accountId.blue, gatewayId }
  await each(() => made('partner', 'CreateDirectConnectGatewayAssociationProposal', proposal))
  const [resiliencyGroupId, otherGroupId] = await groups(made, each, connections)
  const routes = numbers.map((n): InterfaceRoute => ({
    bgpPeerId: 'dxpeer-f0000001',
    cidr: `10.${n}.0.0/16`,
    direction: 'accepted',
    asPath: [65_001],
    communities: [],
    installedAt: house.now(),
  }))
  await house.store.write((tx) => tx.routes.put(virtualInterfaceId, routes))

  const blue = { who: 'blue' } as const
  return [
    { ...blue, operation: 'DescribeConnections', rows: 'connections', key: 'connectionId', ask: {}, other: { connectionId } },
    { ...blue, operation: 'DescribeLags', rows: 'lags', key: 'lagId', ask: {}, other: { lagId } },
    {
      who: 'partner',
      operation: 'DescribeInterconnects',
      rows: 'interconnects',
      key: 'interconnectId',
      ask: {},
      other: { interconnectId },
    },
    {
      who: 'partner',
      operation: 'DescribeHostedConnections',
      rows: 'connections',
      key: 'connectionId',
      ask: { connectionId: interconnectId },
      other: { connectionId: otherInterconnectId },
    },
    {
      ...blue,
      operation: 'DescribeVirtualInterfaces',
      rows: 'virtualInterfaces',
      key: 'virtualInterfaceId',
      ask: {},
      other: { connectionId },
    },
    {
      ...blue,
      operation: 'DescribeVirtualInterfaces',
      rows: 'virtualInterfaces',
      key: 'virtualInterfaceId',
      ask: { connectionId },
      other: {},
    },
    {
      ...blue,
      operation: 'DescribeDirectConnectGateways',
      rows: 'directConnectGateways',
      key: 'directConnectGatewayId',
      ask: {},
      other: { directConnectGatewayId: hub },
      global: true,
    },
    {
      ...blue,
      operation: 'DescribeDirectConnectGatewayAssociations',
      rows: 'directConnectGatewayAssociations',
      key: 'associationId',
      ask: { directConnectGatewayId: hub },
      other: { associatedGatewayId },
      global: true,
    },
    {
      ...blue,
      operation: 'DescribeDirectConnectGatewayAttachments',
      rows: 'directConnectGatewayAttachments',
      key: 'virtualInterfaceId',
      ask: { directConnectGatewayId: hub },
      other: { virtualInterfaceId },
      global: true,
    },
    {
      who: 'partner',
      operation: 'DescribeDirectConnectGatewayAssociationProposals',
      rows: 'directConnectGatewayAssociationProposals',
      key: 'proposalId',
      ask: {},
      other: { directConnectGatewayId: other },
      global: true,
    },
    {
      who: 'partner',
      operation: 'DescribeDirectConnectGatewayAssociationProposals',
      rows: 'directConnectGatewayAssociationProposals',
      key: 'proposalId',
      ask: { directConnectGatewayId: other },
      other: { associatedGatewayId: gatewayId },
      global: true,
    },
    {
      ...blue,
      operation: 'ListVirtualInterfaceTestHistory',
      rows: 'virtualInterfaceTestHistory',
      key: 'testId',
      ask: {},
      other: { virtualInterfaceId },
    },
    {
      ...blue,
      operation: 'ListVirtualInterfaceTestHistory',
      rows: 'virtualInterfaceTestHistory',
      key: 'testId',
      ask: { virtualInterfaceId },
      other: { status: 'CANCELLED' },
    },
    { ...blue, operation: 'ListResiliencyGroups', rows: 'items', key: 'resiliencyGroupId', ask: {}, global: true, alwaysPaged: true },
    {
      ...blue,
      operation: 'ListResiliencyGroupAssociations',
      rows: 'items',
      key: 'connectionArn',
      ask: { resiliencyGroupId },
      other: { resiliencyGroupId: otherGroupId },
      global: true,
      alwaysPaged: true,
    },
    {
      ...blue,
      operation: 'ListVirtualInterfaceRoutes',
      rows: 'routes',
      key: 'cidr',
      ask: { virtualInterfaceId },
      other: { virtualInterfaceId, filters: { addressFamily: 'ipv4' } },
      alwaysPaged: true,
    },
  ]
}

/** A gateway of blue's cloud for each number, all joined to the hub; one of them is given back. */
async function cloudGateways(house: TestHouse, numbers: readonly number[], join: (gatewayId: string) => Promise<unknown>): Promise<string> {
  const ids = numbers.map((n) => `vgw-${(0xabcd0000 + n).toString(16)}`)
  for (const [index, gatewayId] of ids.entries()) {
    await moreCloudGateway(house, { gatewayId, region: 'us-east-1', cidrs: [`10.200.${index}.0/24`] })
    await join(gatewayId)
  }
  await house.pass(delay)
  return ids[0] as string
}

type Made = (
  who: Who,
  operation: OperationName,
  body: object,
) => Promise<{ readonly resiliencyGroup: { readonly resiliencyGroupId: string } }>

async function groups(
  made: Made,
  each: <T>(make: (number: number) => Promise<T>) => Promise<T[]>,
  connections: readonly { readonly connectionId: string }[],
): Promise<readonly string[]> {
  const wish = { intendedResiliencyModel: 'basic-resiliency' }
  const all = await each((n) => made('blue', 'CreateResiliencyGroup', { ...wish, resiliencyGroupName: `group-${n}` }))
  const ids = all.map(({ resiliencyGroup }) => resiliencyGroup.resiliencyGroupId)
  for (let at = 0; at < connections.length; at += 50) {
    const connectionIdentifiers = connections.slice(at, at + 50).map(({ connectionId }) => connectionId)
    await made('blue', 'AssociateConnectionsToResiliencyGroup', { resiliencyGroupId: ids[0], connectionIdentifiers })
  }
  return ids
}
