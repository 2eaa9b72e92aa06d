// `demarc lab`: a sandbox whose first device is a real router. Everything goes the way it goes for real:
// one account allocates, the other confirms, the edge enrols with a token and gets its documents over
// HTTP, and the customer's FRR is fed with the text that DescribeRouterConfiguration returns.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import {
  ConfirmPrivateVirtualInterfaceCommand,
  ConfirmTransitVirtualInterfaceCommand,
  AllocatePrivateVirtualInterfaceCommand,
  AllocateTransitVirtualInterfaceCommand,
  CreateBGPPeerCommand,
  CreateConnectionCommand,
  CreateDirectConnectGatewayAssociationCommand,
  CreateDirectConnectGatewayCommand,
  DescribeConnectionsCommand,
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeRouterConfigurationCommand,
  DescribeVirtualInterfacesCommand,
  DirectConnectClient,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect'
import { eventually } from '#edge/lab/launch.ts'
import { labShell, runLab, type LabInterface, type LabSupply } from '#edge/lab/lab.ts'
import { labNeeds } from '#edge/lab/needs.ts'
import { linkMeans, systemClock } from '#edge/main.ts'
import { vault } from '#accounts/vault.ts'
import { signedHeaders } from '#cli/sign.ts'
import { controlPlaneOverHttps, enrol } from '#link/https.ts'
import { list, members } from '#link/read.ts'
import { peerKeyPlace, unseal } from '#link/seal.ts'
import { endpointOf } from '#main/assemble.ts'
import { inviteEdge, openEdgeDoor } from '#main/edges.ts'
import { type Sandbox, startSandbox } from '#main/sandbox.ts'
import { clock, pause, random } from '#main/world.ts'
import { UsageFault } from '#sandbox/options.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { Store } from '#store/tx.ts'

export const labUsage = `demarc lab [--once] [--json FILE]
demarc lab shell customer|provider

  --once       down again as soon as every session was seen; the exit status is 0 only when all came up
  --json FILE  writes what was seen

Needs root on Linux, BIRD 2 and FRR. --tag NAME keeps several labs on one machine apart.
`

const customerAsn = 65_001
const routerType = 'FRRouting-FRR-8'
/** Behind the customer's router. */
const behind = { private: ['10.200.0.0/16'], transit: ['10.201.0.0/16', '2001:db8:201::/48'] } as const

export async function lab(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(labUsage)
  const { values, positionals } = parsed(args)
  const tag = values.tag === undefined ? undefined : `-${values.tag}`
  if (positionals[0] === 'shell') return shell(positionals[1], tag)
  if (positionals[0] !== undefined) throw new UsageFault(`lab does not take ${positionals[0]}.\n\n${labUsage}`)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const needs = labNeeds()
  if (needs.length > 0) {
    for (const need of needs) say(need)
    process.exitCode = 2
    return
  }
  await using stack = new AsyncDisposableStack()
  const supply = await labSupply(stack, say)
  process.exitCode = await runLab({
    ...{ supply, clock: systemClock, say, once: values.once, signal: stop.signal },
    ...(values.json !== undefined && { json: values.json }),
    ...(tag !== undefined && { tag }),
  })
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { once: { type: 'boolean', default: false }, json: { type: 'string' }, tag: { type: 'string' } },
    })
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error))
  }
}

async function shell(side: string | undefined, tag: string | undefined): Promise<void> {
  if (side !== 'customer' && side !== 'provider' && side !== 'edge') throw new UsageFault('lab shell wants customer or provider.')
  const [program, ...words] = await labShell(side === 'customer' ? 'customer' : 'edge', process.env['SHELL'] ?? '/bin/sh', tag)
  const child = spawn(program, words, { stdio: 'inherit' })
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
}

/** A sandbox with a port that is up, whose device waits for its edge; disposed of with `stack`. */
export async function labSupply(stack: AsyncDisposableStack, say: (line: string) => void): Promise<LabSupply> {
  const onFault = (error: unknown) => say(`A fault of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  let kept: Store | undefined
  const sandbox = stack.use(
    await startSandbox({
      ...{ host: '127.0.0.1', port: 0, data: ':memory:', delay: 0, profile: 'aws', keys: 'random', onFault },
      openStore: async (ring) => (kept = await openSqlite({ path: ':memory:', sealer: vault(ring), clock, pause })),
    }),
  )
  const store = kept
  if (store === undefined) throw new Error('The sandbox did not open its store.')
  const [partner, customer] = [clientOf(stack, sandbox, 0), clientOf(stack, sandbox, 1)]
  const port = await portUp(partner)
  say(`The sandbox answers at ${sandbox.endpoint}; ${port.connectionId} is up on ${port.device}.`)

  const server = await openEdgeDoor(stack, { store, clock, onFault, tls: undefined, host: '127.0.0.1', port: 0 })
  const address = { url: endpointOf(server) }
  const identity = await enrol(address, await inviteEdge(store, port.device, clock(), random), linkMeans)
  say(`The edge of ${identity.edge} is enrolled.`)
  const customerId = sandbox.accounts[1]?.accountId ?? ''
  const cloud = await cloudOf(store, customerId, sandbox.region)
  return {
    edge: identity.edge,
    signers: identity.signers,
    openKey: (peer) => unseal(peer.authKey, identity.sealing.privateKey, peerKeyPlace(identity.edge, peer.bgpPeerId)),
    control: controlPlaneOverHttps(address, identity, linkMeans, say),
    order: () => ordered(partner, customer, port.connectionId, customerId, cloud),
    told: (interfaces, sessions) => told(sandbox, customer, interfaces, sessions),
  }
}

function clientOf(stack: AsyncDisposableStack, { endpoint, region, accounts }: Sandbox, nth: number): DirectConnectClient {
  const { accessKeyId = '', secretAccessKey = '' } = accounts[nth] ?? {}
  const client = new DirectConnectClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } })
  stack.defer(() => client.destroy())
  return client
}

async function portUp(partner: DirectConnectClient): Promise<{ readonly connectionId: string; readonly device: string }> {
  const made = await partner.send(new CreateConnectionCommand({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'lab' }))
  const connectionId = made.connectionId ?? ''
  const device = await eventually(systemClock, 'the port', async () => {
    const { connections = [] } = await partner.send(new DescribeConnectionsCommand({ connectionId }))
    return connections[0]?.connectionState === 'available' ? connections[0].awsDeviceV2 : undefined
  })
  return { connectionId, device }
}

/** A gateway of the customer's that leads to one of the cloud's. */
async function gatewayTo(customer: DirectConnectClient, name: string, asn: number, cloud: { id: string; prefixes?: readonly string[] }) {
  const { directConnectGateway } = await customer.send(
    new CreateDirectConnectGatewayCommand({ directConnectGatewayName: name, amazonSideAsn: asn }),
  )
  const directConnectGatewayId = directConnectGateway?.directConnectGatewayId ?? ''
  await eventually(systemClock, 'the association', async () => {
    await customer.send(
      new CreateDirectConnectGatewayAssociationCommand({
        ...{ directConnectGatewayId, gatewayId: cloud.id },
        ...(cloud.prefixes && { addAllowedPrefixesToDirectConnectGateway: cloud.prefixes.map((cidr) => ({ cidr })) }),
      }),
    )
    return true
  })
  await eventually(systemClock, 'the association', async () => {
    const { directConnectGatewayAssociations: all = [] } = await customer.send(
      new DescribeDirectConnectGatewayAssociationsCommand({ directConnectGatewayId }),
    )
    return all.every(({ associationState }) => associationState === 'associated')
  })
  return directConnectGatewayId
}

/** A private interface in IPv4, and a transit one in both families. */
async function ordered(
  partner: DirectConnectClient,
  customer: DirectConnectClient,
  connectionId: string,
  ownerAccount: string,
  { vgw, tgw }: Cloud,
): Promise<readonly LabInterface[]> {
  const transitPrefixes = ['10.100.0.0/16', '2001:db8:100::/48']
  const privateGateway = await gatewayTo(customer, 'lab', 64_512, { id: vgw })
  const transitGateway = await gatewayTo(customer, 'lab transit', 64_513, { id: tgw, prefixes: transitPrefixes })

  const first = await partner.send(
    new AllocatePrivateVirtualInterfaceCommand({
      ...{ connectionId, ownerAccount },
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'lab', vlan: 101, asn: customerAsn, addressFamily: 'ipv4' },
    }),
  )
  const second = await partner.send(
    new AllocateTransitVirtualInterfaceCommand({
      ...{ connectionId, ownerAccount },
      newTransitVirtualInterfaceAllocation: { virtualInterfaceName: 'lab transit', vlan: 102, asn: customerAsn, addressFamily: 'ipv4' },
    }),
  )
  const [privateId, transitId] = [first.virtualInterfaceId ?? '', second.virtualInterface?.virtualInterfaceId ?? '']
  await customer.send(new ConfirmPrivateVirtualInterfaceCommand({ virtualInterfaceId: privateId, directConnectGatewayId: privateGateway }))
  const privateAt = clock()
  await customer.send(new ConfirmTransitVirtualInterfaceCommand({ virtualInterfaceId: transitId, directConnectGatewayId: transitGateway }))
  const transitAt = clock()
  await customer.send(new CreateBGPPeerCommand({ virtualInterfaceId: transitId, newBGPPeer: { asn: customerAsn, addressFamily: 'ipv6' } }))
  return [
    await downloaded(customer, privateId, privateAt, behind.private),
    await downloaded(customer, transitId, transitAt, behind.transit),
  ]
}

async function downloaded(
  customer: DirectConnectClient,
  virtualInterfaceId: string,
  confirmedAt: number,
  announce: readonly string[],
): Promise<LabInterface> {
  const [vi] = await described(customer, virtualInterfaceId)
  const { customerRouterConfig = '' } = await customer.send(
    new DescribeRouterConfigurationCommand({ virtualInterfaceId, routerTypeIdentifier: routerType }),
  )
  const peers = (vi?.bgpPeers ?? []).map(({ bgpPeerId = '', addressFamily, amazonAddress = '', customerAddress = '' }) => ({
    bgpPeerId,
    addressFamily: addressFamily === 'ipv6' ? ('ipv6' as const) : ('ipv4' as const),
    providerAddress: amazonAddress,
    customerAddress,
  }))
  return { virtualInterfaceId, vlan: vi?.vlan ?? 0, confirmedAt, customerAsn, peers, configuration: customerRouterConfig, announce }
}

async function described(customer: DirectConnectClient, virtualInterfaceId: string): Promise<readonly VirtualInterface[]> {
  const { virtualInterfaces = [] } = await customer.send(new DescribeVirtualInterfacesCommand({ virtualInterfaceId }))
  return virtualInterfaces
}

interface Cloud {
  readonly vgw: string
  readonly tgw: string
}

async function cloudOf(store: Store, accountId: string, region: string): Promise<Cloud> {
  const all = await store.read((tx) => tx.cloudGateways.ownedBy(accountId, region))
  const first = (kind: string) => all.find((each) => each.kind === kind)?.gatewayId ?? ''
  return { vgw: first('virtualPrivateGateway'), tgw: first('transitGateway') }
}

/** The official client does not know this operation yet. */
async function routesOf({ endpoint, region, accounts }: Sandbox, virtualInterfaceId: string): Promise<readonly unknown[]> {
  const { accessKeyId = '', secretAccessKey = '' } = accounts[1] ?? {}
  const body = JSON.stringify({ virtualInterfaceId })
  const target = 'OvertureService.ListVirtualInterfaceRoutes'
  const host = new URL(endpoint).host
  const headers = signedHeaders({
    accessKeyId,
    secretAccessKey,
    region,
    service: 'directconnect',
    host,
    target,
    body,
    now: new Date(clock()),
  })
  const answer = members(await (await fetch(endpoint, { method: 'POST', headers, body })).json(), 'the answer')
  return list(answer['routes'], 'routes', (route) => route)
}

/** What the customer is told over the API, once it is told of all that is up, or after ten seconds. */
async function told(sandbox: Sandbox, customer: DirectConnectClient, interfaces: readonly LabInterface[], sessions: number) {
  const look = () =>
    Promise.all(
      interfaces.map(async ({ virtualInterfaceId }) => {
        const [vi] = await described(customer, virtualInterfaceId)
        const bgpPeers = (vi?.bgpPeers ?? []).map(({ bgpPeerId, addressFamily, bgpPeerState, bgpStatus }) => ({
          bgpPeerId,
          addressFamily,
          bgpPeerState,
          bgpStatus,
        }))
        return {
          virtualInterfaceId,
          virtualInterfaceState: vi?.virtualInterfaceState,
          bgpPeers,
          routes: await routesOf(sandbox, virtualInterfaceId),
        }
      }),
    )
  const isWhole = (seen: Awaited<ReturnType<typeof look>>) =>
    seen.flatMap(({ bgpPeers }) => bgpPeers).filter(({ bgpStatus }) => bgpStatus === 'up').length === sessions &&
    seen.every(({ routes, bgpPeers }) => routes.length >= 2 * bgpPeers.length)
  await eventually(systemClock, 'news over the API', async () => isWhole(await look()), 10_000).catch(() => undefined)
  return look()
}
