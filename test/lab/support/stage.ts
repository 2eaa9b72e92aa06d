// A provider edge with a real BIRD and the real agent in one namespace, and a namespace for customers' routers beside it.
// One veth pair stands for each VLAN. All of it is gone when the stage is disposed of.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { render } from '#edge/bird/render.ts'
import type { Bird } from '#edge/lab/bird.ts'
import { namespace } from '#edge/lab/namespaces.ts'
import type { Namespace } from '#edge/lab/namespaces.ts'
import { runEdge } from '#edge/run.ts'
import type { RunningEdge } from '#edge/run.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import { output } from '#edge/world/programs.ts'
import { controlPlaneInProcess } from '#link/control-plane.ts'
import type { InProcessControlPlane } from '#link/control-plane.ts'
import type { Desired, DesiredInterface } from '#link/desired.ts'
import type { Observed, ObservedPeer, ObservedRoute } from '#link/observed.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import { desired, openKey, tablesSettings } from '../../edge/support/documents.ts'
import { systemClock } from '#edge/main.ts'
import { eventually, startBird } from './real.ts'

export interface Stage extends AsyncDisposable {
  readonly edge: Namespace
  readonly customer: Namespace
  readonly directory: string
  readonly bird: Bird
  readonly control: InProcessControlPlane
  readonly settings: EdgeSettings
  readonly log: string[]
  readonly running: () => RunningEdge
  /** Publishes with the next revision and waits until it is applied. */
  publish(interfaces: readonly DesiredInterface[], more?: Partial<Desired>): Promise<void>
  /** Gives the customer's ends of the interfaces their addresses. */
  dress(interfaces: readonly DesiredInterface[]): Promise<void>
  readonly last: () => Observed | undefined
  peer(bgpPeerId: string): ObservedPeer | undefined
  /** The routes last told of a peer. */
  routes(bgpPeerId: string, direction: ObservedRoute['direction']): readonly ObservedRoute[]
  up(...bgpPeerIds: string[]): Promise<void>
  stopAgent(): Promise<void>
  startAgent(): Promise<void>
}

let stages = 0

export async function stage(more: Partial<EdgeSettings> = {}): Promise<Stage> {
  stages += 1
  const tag = `dm${process.pid}-${stages}`
  await using stack = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'demarc-lab-'))
  stack.defer(() => rm(directory, { recursive: true, force: true }))
  await chmod(directory, 0o755)
  const edge = stack.use(await namespace(`${tag}-edge`))
  const customer = stack.use(await namespace(`${tag}-customer`))
  const settings: EdgeSettings = {
    ...tablesSettings,
    carrier: { kind: 'veth', peerNamespace: customer.name, peerPrefix: 'eth0.' },
    birdLog: join(directory, 'bird.log'),
    observeMs: 150,
    auditMs: 1_500,
    undoSeconds: 5,
    ...more,
  }
  const bird = stack.use(await startBird(edge, directory, 'bird', render(desired([]), { settings, now: 0, openKey }).text))
  const log: string[] = []
  const peers = new Map<string, ObservedPeer>()
  const routes = new Map<string, readonly ObservedRoute[]>()
  let last: Observed | undefined
  const control = controlPlaneInProcess((observed) => {
    last = observed
    for (const peer of observed.interfaces.flatMap((one) => one.peers)) {
      peers.set(peer.bgpPeerId, peer)
      if (peer.routes) routes.set(peer.bgpPeerId, peer.routes)
    }
  })
  const signer = newKeyPair('ed25519')
  const start = () =>
    runEdge({
      clock: systemClock,
      settings,
      control,
      signers: [signer.publicKey],
      openKey,
      directory,
      birdSocket: bird.socket,
      namespace: edge.name,
      log: (line) => log.push(line),
    })
  let running = await start()
  stack.defer(async () => running[Symbol.asyncDispose]())
  let revision = 0
  const kept = stack.move()
  const dressed = new Set<string>()
  return {
    edge,
    customer,
    directory,
    bird,
    control,
    settings,
    log,
    running: () => running,
    async publish(interfaces, other = {}) {
      revision += 1
      const wanted = revision
      control.publish(signDesired(desired(interfaces, { revision, ...other }), signer.privateKey))
      await eventually(`revision ${wanted}`, () => Promise.resolve(last?.revision === wanted)).catch((thrown: unknown) => {
        throw new Error(`${String(thrown)}\n${log.join('\n')}`)
      })
    },
    async dress(interfaces) {
      const lines = interfaces
        .filter((one) => !dressed.has(one.virtualInterfaceId))
        .flatMap((one) => [
          `link set eth0.${one.vlan} up`,
          ...one.peers.map(
            (peer) => `addr replace ${peer.customerAddress} dev eth0.${one.vlan}${peer.addressFamily === 'ipv6' ? ' nodad' : ''}`,
          ),
        ])
      for (const one of interfaces) dressed.add(one.virtualInterfaceId)
      await output('ip', ['-n', customer.name, '-batch', '-'], `${lines.join('\n')}\n`)
    },
    last: () => last,
    peer: (id) => peers.get(id),
    routes: (id, direction) => (routes.get(id) ?? []).filter((route) => route.direction === direction),
    async up(...ids) {
      await eventually(`${ids.join(', ')} up`, () => Promise.resolve(ids.every((id) => peers.get(id)?.status === 'up')), 30_000).catch(
        (thrown: unknown) => {
          throw new Error(`${String(thrown)}\n${JSON.stringify(ids.map((id) => peers.get(id)))}\n${log.join('\n')}`)
        },
      )
    },
    async stopAgent() {
      await running[Symbol.asyncDispose]()
    },
    async startAgent() {
      running = await start()
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
