// `demarc lab`: a sandbox whose first device is a real router. Everything goes the way it goes for real:
// one account allocates, the other confirms, the edge enrols with a token and gets its documents over
// HTTP, and the customer's FRR is fed with the text that DescribeRouterConfiguration returns.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { labShell, runLab, type LabSupply } from '#edge/lab/lab.ts'
import { labNeeds } from '#edge/lab/needs.ts'
import { linkMeans, systemClock } from '#edge/main.ts'
import { vault } from '#accounts/vault.ts'
import { controlPlaneOverHttps, enrol } from '#link/https.ts'
import { peerKeyPlace, unseal } from '#link/seal.ts'
import { endpointOf } from '#main/assemble.ts'
import { inviteEdge, openEdgeDoor } from '#main/edges.ts'
import { cloudOf, ordered, portUp, told } from '#main/lab-order.ts'
import { inWords } from '#main/edge.ts'
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
    supply,
    clock: systemClock,
    say,
    once: values.once,
    signal: stop.signal,
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
  const [program, ...words] = await labShell(side === 'customer' ? 'customer' : 'edge', process.env['SHELL'] ?? '/bin/sh', tag).catch(
    inWords,
  )
  const child = spawn(program, words, { stdio: 'inherit' })
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
}

/** Who orders. */
export interface LabClients {
  readonly partner: DirectConnectClient
  readonly customer: DirectConnectClient
}

/** A sandbox with a port that is up, whose device waits for its edge; disposed of with `stack`. */
export async function labSupply(stack: AsyncDisposableStack, say: (line: string) => void): Promise<LabSupply & LabClients> {
  const onFault = (error: unknown) => say(`A fault of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  let kept: Store | undefined
  const sandbox = stack.use(
    await startSandbox({
      host: '127.0.0.1',
      port: 0,
      data: ':memory:',
      delay: 0,
      profile: 'aws',
      keys: 'random',
      onFault,
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
    partner,
    customer,
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
