import { describe, expect, it } from 'vitest'
import { connectionActions, interfaceActions } from '../../console/src/logic/actions.ts'
import { describePath, firstBroken, pathOf, type PathFacts } from '../../console/src/logic/path.ts'
import { orderSteps } from '../../console/src/logic/order-steps.ts'
import { describeGraph, graphOf } from '../../console/src/logic/topology.ts'

const vi = {
  virtualInterfaceId: 'dxvif-1',
  virtualInterfaceName: 'North',
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  ownerAccount: '444455556666',
  connectionId: 'dxcon-1',
  vlan: 101,
  asn: 65_001,
  amazonSideAsn: 64_512,
  amazonAddress: '169.254.0.1/30',
  customerAddress: '169.254.0.2/30',
  directConnectGatewayId: 'gw-1',
  virtualGatewayId: '',
  bgpPeers: [{ bgpPeerId: 'dxpeer-1', addressFamily: 'ipv4', bgpStatus: 'up', bgpPeerState: 'available' }],
} as const
const connection = {
  connectionId: 'dxcon-1',
  connectionName: 'Port',
  connectionState: 'available',
  location: 'EqDC2',
  bandwidth: '1Gbps',
  awsDeviceV2: 'EqDC2-a',
} as const
const facts: PathFacts = {
  virtualInterface: vi,
  connection,
  gateway: { directConnectGatewayId: 'gw-1', directConnectGatewayName: 'Core', directConnectGatewayState: 'available' },
  attachment: { virtualInterfaceId: 'dxvif-1', attachmentState: 'attached' },
  associations: [{ associationState: 'associated', associatedGateway: { id: 'vgw-1' } }],
  routes: [{ cidr: '10.0.0.0/8', routeDirection: 'accepted' }],
}
const down = { ...vi, virtualInterfaceState: 'down', bgpPeers: [{ ...vi.bgpPeers[0], bgpStatus: 'down' }] } as const

describe('the path picture', () => {
  it('goes from the router to the prefixes and finds nothing broken when nothing is', () => {
    const hops = pathOf(facts)
    expect(hops.map(({ key }) => key)).toEqual(['router', 'cross', 'port', 'vlan', 'bgp', 'gateway', 'clouds', 'prefixes'])
    expect(firstBroken(hops)).toBeUndefined()
    expect(describePath(hops)).toContain('No hop is reported broken')
  })
  it('points at the port before it points at BGP', () => {
    const hops = pathOf({ ...facts, virtualInterface: down, connection: { ...connection, connectionState: 'down' } })
    expect(hops[firstBroken(hops) ?? -1]?.key).toBe('cross')
  })
  it('points at BGP when the port is up, and says what to compare', () => {
    const hops = pathOf({ ...facts, virtualInterface: down })
    const broken = hops[firstBroken(hops) ?? -1]
    expect(broken?.key).toBe('bgp')
    expect(broken?.known.join(' ')).toContain('Compare VLAN')
  })
  it('does not blame BGP for an interface that nobody has accepted yet', () => {
    const hops = pathOf({ virtualInterface: { ...down, virtualInterfaceState: 'confirming' } })
    expect(hops[firstBroken(hops) ?? -1]).toMatchObject({ key: 'vlan', word: 'Waiting for acceptance' })
  })
  it('never shows as good what nobody reported', () => {
    const hops = pathOf({ virtualInterface: { ...vi, bgpPeers: [] } })
    const cross = hops.find(({ key }) => key === 'cross')
    expect(cross?.word).toBe('Not reported')
    expect(hops.find(({ key }) => key === 'prefixes')?.sign).not.toBe('success')
  })
  it('warns when a session is up and nothing is accepted', () => {
    const hops = pathOf({ ...facts, routes: [] })
    expect(hops.at(-1)).toMatchObject({ word: 'None accepted', sign: 'warning' })
  })
  it('counts the members of a LAG that are up', () => {
    const lag = { lagId: 'dxlag-1', lagState: 'available', connections: [connection, { ...connection, connectionState: 'down' }] } as const
    const hops = pathOf({ ...facts, connection: undefined, lag })
    expect(hops[1]).toMatchObject({ title: 'Cross connects', lines: ['1 of 2 up'], sign: 'error' })
  })
})

describe('the topology', () => {
  const estate = {
    connections: [connection],
    interconnects: [],
    lags: [],
    virtualInterfaces: [vi],
    gateways: [],
    virtualGateways: [],
    associations: [],
  }
  it('joins locations, devices, connections, interfaces and gateways', () => {
    const { nodes, edges } = graphOf(estate)
    expect(nodes.map(({ id }) => id)).toEqual(['location EqDC2', 'device EqDC2-a', 'dxcon-1', 'dxvif-1', 'gw-1'])
    expect(edges).toHaveLength(4)
  })
  it('leaves out what is gone', () => {
    expect(
      graphOf({ ...estate, virtualInterfaces: [{ ...vi, virtualInterfaceState: 'deleted' }] }).nodes.map(({ id }) => id),
    ).not.toContain('dxvif-1')
  })
  it('is told in words', () => {
    expect(describeGraph(graphOf(estate))).toContain('Virtual interface North, available leads to gw-1.')
  })
})

describe('what can be done', () => {
  const reasonOf = (state: string, accountId: string, id: string) =>
    interfaceActions({ ...vi, virtualInterfaceState: state as 'down' }, accountId).find((action) => action.id === id)?.reason
  it('says why it cannot be done now', () => {
    expect(reasonOf('confirming', '444455556666', 'router')).toBe('It waits for acceptance.')
    expect(reasonOf('available', '444455556666', 'accept')).toBe('It does not wait for acceptance.')
    expect(reasonOf('pending', '444455556666', 'edit')).toContain('it is pending')
    expect(reasonOf('available', '111122223333', 'test')).toBe('Only its owner, account 444455556666, can do this.')
    expect(reasonOf('deleted', '444455556666', 'delete')).toBe('It is deleted.')
  })
  it('lets either side take an interface back that nobody accepted', () => {
    expect(reasonOf('confirming', '444455556666', 'delete')).toBeUndefined()
    expect(reasonOf('confirming', '111122223333', 'delete')).toBeUndefined()
    expect(reasonOf('rejected', '111122223333', 'delete')).toBeUndefined()
    expect(reasonOf('rejected', '444455556666', 'delete')).toBe('It is rejected already.')
  })
  it('gives a hosted connection what a port has not, and the other way round', () => {
    const hosted = { ...connection, partnerName: 'Harbor', vlan: 301, connectionState: 'ordering' } as const
    const offered = (of: typeof hosted | typeof connection) =>
      connectionActions(of)
        .filter(({ reason }) => reason === undefined)
        .map(({ id }) => id)
    expect(offered(hosted)).toEqual(['accept', 'delete'])
    expect(offered(connection)).toContain('loa')
  })
})

describe('the steps of an order', () => {
  it('go on one by one', () => {
    expect(orderSteps({ connectionState: 'pending' }, false).map(({ status }) => status)).toEqual([
      'success',
      'success',
      'in-progress',
      'pending',
    ])
    expect(orderSteps({ connectionState: 'available' }, true).every(({ status }) => status === 'success')).toBe(true)
    expect(orderSteps({ connectionState: 'down' }, false).at(-1)?.status).toBe('error')
  })
})
