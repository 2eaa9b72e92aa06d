// The account's network in five columns: locations, edge devices, connections and LAGs, virtual
// interfaces, gateways. Each column keeps the order of what it hangs on, which is enough to keep
// the lines of so shallow a graph from crossing much.
import type { Association, Connection, Gateway, Interconnect, Lag, VirtualGateway, VirtualInterface } from '../api/contract.ts'
import { isLive, shownState, type Sign } from './states.ts'

export interface Node {
  readonly id: string
  readonly column: number
  readonly title: string
  readonly detail: string
  readonly sign: Sign
  readonly word: string
  /** Where the node's own page is, if it has one. */
  readonly link?: string
}

export interface Edge {
  readonly from: string
  readonly to: string
  readonly sign: Sign
}

export interface Graph {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
}

export interface Estate {
  readonly connections: readonly Connection[]
  readonly interconnects: readonly Interconnect[]
  readonly lags: readonly Lag[]
  readonly virtualInterfaces: readonly VirtualInterface[]
  readonly gateways: readonly Gateway[]
  readonly virtualGateways: readonly VirtualGateway[]
  readonly associations: readonly Association[]
}

export const columns = ['Location', 'Edge device', 'Connection', 'Virtual interface', 'Gateway', 'Virtual gateway'] as const

class GraphBuilder {
  readonly nodes = new Map<string, Node>()
  readonly edges: Edge[] = []

  node(node: Omit<Node, 'sign' | 'word'> & { readonly state?: string | undefined }): void {
    if (this.nodes.has(node.id)) return
    const { state, ...rest } = node
    const { sign, word } = state === undefined ? { sign: 'info' as const, word: '' } : shownState(state)
    this.nodes.set(node.id, { ...rest, sign, word })
  }

  edge(from: string, to: string, sign: Sign): void {
    if (!this.edges.some((edge) => edge.from === from && edge.to === to)) this.edges.push({ from, to, sign })
  }
}

interface PortLike {
  readonly id: string
  readonly name: string
  readonly state: string | undefined
  readonly location: string | undefined
  readonly device: string | undefined
  readonly bandwidth: string | undefined
  readonly link: string
}

function addPort(graph: GraphBuilder, { id, name, state, location = '', device, bandwidth = '', link }: PortLike): void {
  const { sign } = shownState(state)
  graph.node({ id: `location ${location}`, column: 0, title: location, detail: '' })
  graph.node({ id, column: 2, title: name, detail: bandwidth, state, link })
  if (device === undefined) return graph.edge(`location ${location}`, id, sign)
  graph.node({ id: `device ${device}`, column: 1, title: device, detail: '' })
  graph.edge(`location ${location}`, `device ${device}`, 'info')
  graph.edge(`device ${device}`, id, sign)
}

function addPorts(graph: GraphBuilder, { connections, interconnects, lags }: Estate): void {
  for (const lag of lags) {
    if (!isLive(lag.lagState)) continue
    const members = `${lag.numberOfConnections ?? 0} × ${lag.connectionsBandwidth}`
    addPort(graph, {
      id: lag.lagId ?? '',
      name: lag.lagName ?? '',
      state: lag.lagState,
      location: lag.location,
      device: lag.awsDeviceV2 ?? lag.awsDevice,
      bandwidth: members,
      link: `/lags/${lag.lagId}`,
    })
  }
  for (const c of connections) {
    if (!isLive(c.connectionState) || c.lagId !== undefined) continue
    addPort(graph, {
      id: c.connectionId ?? '',
      name: c.connectionName ?? '',
      state: c.connectionState,
      location: c.location,
      device: c.awsDeviceV2 ?? c.awsDevice,
      bandwidth: c.bandwidth,
      link: `/connections/${c.connectionId}`,
    })
  }
  for (const i of interconnects) {
    if (!isLive(i.interconnectState) || i.lagId !== undefined) continue
    addPort(graph, {
      id: i.interconnectId ?? '',
      name: i.interconnectName ?? '',
      state: i.interconnectState,
      location: i.location,
      device: i.awsDeviceV2 ?? i.awsDevice,
      bandwidth: `${i.bandwidth} trunk`,
      link: `/interconnects/${i.interconnectId}`,
    })
  }
}

function addInterfaces(graph: GraphBuilder, { virtualInterfaces }: Estate): void {
  for (const vi of virtualInterfaces) {
    if (!isLive(vi.virtualInterfaceState)) continue
    const id = vi.virtualInterfaceId ?? ''
    const { sign } = shownState(vi.virtualInterfaceState)
    graph.node({
      id,
      column: 3,
      title: vi.virtualInterfaceName ?? '',
      detail: `${vi.virtualInterfaceType} · VLAN ${vi.vlan}`,
      state: vi.virtualInterfaceState,
      link: `/virtual-interfaces/${id}`,
    })
    const port = vi.connectionId ?? ''
    if (!graph.nodes.has(port))
      addPort(graph, {
        id: port,
        name: port,
        state: undefined,
        location: vi.location,
        device: vi.awsDeviceV2,
        bandwidth: 'another account’s',
        link: '',
      })
    graph.edge(port, id, sign)
    const target = vi.virtualInterfaceType === 'public' ? 'public' : vi.directConnectGatewayId || vi.virtualGatewayId
    if (target === undefined || target === '') continue
    if (target === 'public') graph.node({ id: 'public', column: 4, title: 'Public network', detail: `AS ${vi.amazonSideAsn}` })
    graph.edge(id, target, sign)
  }
}

function addGateways(graph: GraphBuilder, { gateways, virtualGateways, associations }: Estate): void {
  for (const gateway of gateways) {
    const id = gateway.directConnectGatewayId ?? ''
    graph.node({
      id,
      column: 4,
      title: gateway.directConnectGatewayName ?? '',
      detail: `AS ${gateway.amazonSideAsn}`,
      state: gateway.directConnectGatewayState,
      link: `/gateways/${id}`,
    })
  }
  for (const { virtualGatewayId = '', virtualGatewayState } of virtualGateways)
    graph.node({
      id: virtualGatewayId,
      column: 5,
      title: virtualGatewayId,
      detail: '',
      state: virtualGatewayState,
      link: '/virtual-gateways',
    })
  for (const { associatedGateway, directConnectGatewayId = '', associationState } of associations) {
    const id = associatedGateway?.id ?? ''
    if (id === '' || associationState === 'disassociated') continue
    graph.node({ id, column: 5, title: id, detail: associatedGateway?.ownerAccount ?? '' })
    graph.edge(directConnectGatewayId, id, shownState(associationState).sign)
  }
}

/** A foreign gateway behind a line has no page here, but its end of the line is drawn. */
function addLooseEnds(graph: GraphBuilder): void {
  for (const { to } of graph.edges) if (!graph.nodes.has(to)) graph.node({ id: to, column: 4, title: to, detail: 'another account’s' })
}

export function graphOf(estate: Estate): Graph {
  const graph = new GraphBuilder()
  addPorts(graph, estate)
  addInterfaces(graph, estate)
  addGateways(graph, estate)
  addLooseEnds(graph)
  return { nodes: inOrder([...graph.nodes.values()], graph.edges), edges: graph.edges.filter(({ from }) => graph.nodes.has(from)) }
}

/** Column by column, each node near what it hangs on. */
function inOrder(nodes: readonly Node[], edges: readonly Edge[]): readonly Node[] {
  const place = new Map<string, number>()
  const ordered: Node[] = []
  for (let column = 0; column < columns.length; column += 1) {
    const weighed = nodes
      .filter((node) => node.column === column)
      .map((node, index) => {
        const before = edges.filter(({ to }) => to === node.id).flatMap(({ from }) => place.get(from) ?? [])
        return { node, weight: before.length === 0 ? 1e6 + index : before.reduce((sum, value) => sum + value, 0) / before.length }
      })
      .toSorted((a, b) => a.weight - b.weight)
    for (const [index, { node }] of weighed.entries()) place.set(node.id, index)
    ordered.push(...weighed.map(({ node }) => node))
  }
  return ordered
}

/** The network in words: each thing with what it leads to. */
export function describeGraph({ nodes, edges }: Graph): readonly string[] {
  const titles = new Map(nodes.map((node) => [node.id, node.title]))
  return nodes.map((node) => {
    const to = edges.filter(({ from }) => from === node.id).map((edge) => titles.get(edge.to) ?? edge.to)
    const state = node.word === '' ? '' : `, ${node.word.toLowerCase()}`
    return `${columns[node.column]} ${node.title}${state}${to.length === 0 ? '' : ` leads to ${to.join(', ')}`}.`
  })
}
