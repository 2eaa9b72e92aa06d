// From a confirmed document to sessions that are up, with real routers on both sides; and the same by hand: the lines for the
// kernel in one batch, the file in one `configure`.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ControlSocket } from '#edge/bird/control.ts'
import { planned } from '#edge/bird/plan.ts'
import { render } from '#edge/bird/render.ts'
import { namespace } from '#edge/lab/namespaces.ts'
import { kernelPlan } from '#edge/kernel/plan.ts'
import { kernelWish } from '#edge/kernel/wish.ts'
import { runEdge } from '#edge/run.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import { birdDaemon } from '#edge/world/daemon.ts'
import { kernelLinks } from '#edge/world/links.ts'
import { output, run } from '#edge/world/programs.ts'
import { controlPlaneInProcess } from '#link/control-plane.ts'
import type { Desired, DesiredInterface } from '#link/desired.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import { desired, openKey, peer4, privateInterface, tablesSettings } from '../../test/edge/support/documents.ts'
import { customerText } from '../../test/lab/support/hostile-bird.ts'
import { downloaded } from '../../test/lab/support/rendered.ts'
import { median, residentMegabytes } from './measure.ts'
import { systemClock } from '#edge/main.ts'
import { eventually, launch, startBird, startFrr } from '../../test/lab/support/real.ts'

let stages = 0

async function stage() {
  stages += 1
  const stack = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'demarc-bench-'))
  stack.defer(() => rm(directory, { recursive: true, force: true }))
  await chmod(directory, 0o755)
  const edge = stack.use(await namespace(`dmb${process.pid}e${stages}`))
  const customer = stack.use(await namespace(`dmb${process.pid}c${stages}`))
  const settings: EdgeSettings = {
    ...tablesSettings,
    carrier: { kind: 'veth', peerNamespace: customer.name, peerPrefix: 'eth0.' },
    birdLog: join(directory, 'bird.log'),
    bfd: false,
    observeMs: 60_000,
    auditMs: 3_600_000,
  }
  const bird = stack.use(await startBird(edge, directory, 'bird', render(desired([]), { settings, now: 0, openKey }).text))
  return { stack, directory, edge, customer, settings, bird }
}

type Stage = Awaited<ReturnType<typeof stage>>

const numbered = (index: number): DesiredInterface =>
  privateInterface(index, {
    vlan: 1 + index,
    peers: [
      peer4(index, {
        providerAddress: `10.${200 + (index >> 12)}.${(index >> 4) & 255}.${(index & 15) * 4 + 1}/30`,
        customerAddress: `10.${200 + (index >> 12)}.${(index >> 4) & 255}.${(index & 15) * 4 + 2}/30`,
      }),
    ],
  })

/** The customer's ends, as soon as the pairs are there. */
async function dress(on: Stage, interfaces: readonly DesiredInterface[]): Promise<void> {
  const last = interfaces.at(-1)
  await eventually(
    'the pairs',
    async () => (await run('ip', ['-n', on.customer.name, 'link', 'show', 'dev', `eth0.${last?.vlan}`])).status === 0,
    120_000,
  )
  const lines = interfaces.flatMap((one) => [
    `link set eth0.${one.vlan} up`,
    `addr add ${one.peers[0]?.customerAddress} dev eth0.${one.vlan}`,
  ])
  await output('ip', ['-n', on.customer.name, '-batch', '-'], `${lines.join('\n')}\n`)
}

const neighbours = '/proc/sys/net/ipv4/neigh/default/gc_thresh3'

/** The kernel allows 1,024 neighbours on the whole machine; a router with more sessions is set so, and this one for as long as it lasts. */
async function roomForNeighbours(): Promise<AsyncDisposable> {
  const before = await readFile(neighbours, 'utf8')
  await writeFile(neighbours, '65536')
  return { [Symbol.asyncDispose]: () => writeFile(neighbours, before) }
}

async function established(on: Stage, count: number): Promise<number> {
  await using daemon = birdDaemon(on.bird.socket)
  await eventually(`${count} sessions`, async () => (await daemon.sessions()).filter((one) => one.established).length >= count, 120_000)
  return performance.now()
}

/** What a person would do: the kernel's lines, the file, one `configure`. */
async function byHand(on: Stage, document: Desired): Promise<void> {
  const rendered = render(document, { settings: on.settings, now: 0, openKey })
  const { wish } = kernelWish(document, planned(document, on.settings, new Map()), on.settings)
  const links = kernelLinks(on.edge.name)
  const plan = kernelPlan(await links.read(), wish, on.settings.carrier)
  await links.run(plan.before)
  const file = join(on.directory, 'hand.conf')
  await writeFile(file, rendered.text)
  await using control = await ControlSocket.open(on.bird.socket)
  await control.ask(`configure "${file}"`)
}

interface Way {
  publish(document: Desired): Promise<void>
  /** Everything that was asked for is done. */
  idle(): Promise<void>
}

/** BIRD has nothing left to do, either. */
async function quiet(on: Stage): Promise<void> {
  await using daemon = birdDaemon(on.bird.socket)
  await eventually('BIRD is quiet', async () => !(await daemon.status()).reconfiguring && (await daemon.sessions()).length === 0)
}

const hand = (on: Stage): Way => ({ publish: (document) => byHand(on, document), idle: () => Promise.resolve() })

async function withAgent(on: Stage): Promise<Way> {
  const signer = newKeyPair('ed25519')
  const control = controlPlaneInProcess(() => undefined)
  const edge = on.stack.use(
    await runEdge({
      clock: systemClock,
      settings: on.settings,
      control,
      signers: [signer.publicKey],
      openKey,
      directory: on.directory,
      birdSocket: on.bird.socket,
      namespace: on.edge.name,
      log: () => undefined,
    }),
  )
  return {
    publish: (document) => {
      control.publish(signDesired(document, signer.privateKey))
      return Promise.resolve()
    },
    idle: () => edge.agent.idle(),
  }
}

const frrOf = (on: Stage, one: DesiredInterface) =>
  startFrr(on.customer, on.directory, on.customer.name, downloaded(one, 'FRRouting-FRR-8'))

/** Dials from before its link is there. */
async function speakerOf(on: Stage, one: DesiredInterface): Promise<AsyncDisposable> {
  const [peer] = one.peers
  if (!peer) throw new Error('no peer')
  const [local = '', remote = ''] = [peer.customerAddress, peer.providerAddress].map((text) => text.split('/')[0] ?? '')
  const speaker = launch(
    on.customer.inside('python3', join(import.meta.dirname, 'speaker.py'), local, remote, openKey(peer), String(peer.asn)),
  )
  await dress(on, [one])
  return speaker
}

/** The customer is there already and dials all the time; its link and address come with the interface. */
async function rounds(kind: 'agent' | 'hand', peer: 'dials at once' | 'FRR', count: number): Promise<number> {
  const on = await stage()
  await using _stack = on.stack
  const one = numbered(1)
  const way = kind === 'agent' ? await withAgent(on) : hand(on)
  const took: number[] = []
  for (let round = 0; round < count; round += 1) {
    // The customer's router stands ready before the interface is confirmed, on a link that the first round made.
    await way.publish(desired([], { revision: round * 2 + 1, removed: [one.virtualInterfaceId] }))
    await eventually(
      'nothing',
      async () => (await run('ip', ['-n', on.edge.name, 'link', 'show', 'dev', 'vif-f0000001'])).status !== 0 || kind === 'hand',
    )
    if (kind === 'hand') await run('ip', ['-n', on.edge.name, 'link', 'del', 'vif-f0000001'])
    await quiet(on)
    await way.idle()
    const start = performance.now()
    const publishing = way.publish(desired([one], { revision: round * 2 + 2, issuedAt: round }))
    const customer = peer === 'FRR' ? dress(on, [one]).then(() => frrOf(on, one)) : speakerOf(on, one)
    await publishing
    took.push((await established(on, 1)) - start)
    await (await customer)[Symbol.asyncDispose]()
  }
  return median(took)
}

export async function fromConfirm(peer: 'dials at once' | 'FRR', count: number): Promise<{ agent: number; floor: number }> {
  return { floor: await rounds('hand', peer, count), agent: await rounds('agent', peer, count) }
}

async function burstBy(kind: 'agent' | 'hand', count: number) {
  const on = await stage()
  await using _stack = on.stack
  const interfaces = Array.from({ length: count }, (_, index) => numbered(index))
  const way = kind === 'agent' ? await withAgent(on) : hand(on)
  const text = customerText(
    interfaces.map((one) => ({ one, peer: one.peers[0] ?? peer4(0), behaviour: { options: 'passive on;' } })),
    join(on.directory, 'customer.log'),
  )
  const start = performance.now()
  const publishing = way.publish(desired(interfaces))
  const dressing = dress(on, interfaces).then(() => startBird(on.customer, on.directory, 'customer', text))
  await publishing
  await using _customer = await dressing
  const end = await established(on, count)
  const birdMegabytes = await residentMegabytes(on.bird.launched.pid)
  const agentMegabytes = process.memoryUsage.rss() / 2 ** 20
  // The control plane is away and comes back with one interface more.
  const again = performance.now()
  if (kind === 'agent') await way.publish(desired([...interfaces, numbered(count)], { revision: 2 }))
  await using daemon = birdDaemon(on.bird.socket)
  if (kind === 'agent') await eventually('one more', async () => (await daemon.sessions()).length === count + 1, 60_000)
  const converged = performance.now() - again
  const lost = count - (await daemon.sessions()).filter((one) => one.established && one.age > 0).length
  return { took: end - start, birdMegabytes, agentMegabytes, converged, lost }
}

export async function burst(count: number) {
  await using _room = await roomForNeighbours()
  const floor = await burstBy('hand', count)
  const agent = await burstBy('agent', count)
  return {
    agent: agent.took,
    floor: floor.took,
    agentMegabytes: agent.agentMegabytes,
    birdMegabytes: agent.birdMegabytes,
    lost: agent.lost,
    converged: agent.converged,
  }
}
