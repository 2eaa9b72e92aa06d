// One interface more among many: how long the agent takes around BIRD, and BIRD itself. The sessions have no peer and no
// link, so this is the cost of configuring. The floor is the same file, written by hand and taken with one `configure`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent } from '#edge/agent/agent.ts'
import type { Daemon, Links } from '#edge/agent/ports.ts'
import { ControlSocket } from '#edge/bird/control.ts'
import { render } from '#edge/bird/render.ts'
import { namespace } from '#edge/lab/namespaces.ts'
import { systemClock } from '#edge/main.ts'
import { birdDaemon } from '#edge/world/daemon.ts'
import { diskAt } from '#edge/world/disk.ts'
import { controlPlaneInProcess } from '#link/control-plane.ts'
import type { Desired, DesiredInterface } from '#link/desired.ts'
import { partialBetween } from '#link/partial.ts'
import { newKeyPair, peerKeys, sealing } from './keys.ts'
import { signDesired } from '#link/sign.ts'
import { desired, gatewayId, peer4, privateInterface, settings as base } from '../../test/edge/support/documents.ts'
import { FakeRouter } from '../../test/edge/support/fake-router.ts'
import { fakeClock } from '../../test/edge/support/fake-clock.ts'
import { median, residentMegabytes } from './measure.ts'
import { eventually, startBird } from '../../test/lab/support/real.ts'

export interface ScaleRow {
  readonly interfaces: number
  /** From the document's arrival to `confirm`, without the 50 ms in which a burst is collected; milliseconds. */
  readonly whole: number
  /** Of that, waiting for BIRD's answers. */
  readonly bird: number
  /** Of that, BIRD's one `configure`. */
  readonly configure: number
  /** The floor: a write and one `configure` of the same text. */
  readonly floor: number
  readonly agentMegabytes: number
  readonly birdMegabytes: number
}

const ports = Array.from({ length: 40 }, (_, index) => ({
  portId: `dxcon-fport0${index + 10}`,
  members: [`eth${index}`],
  lacp: false,
  minimumLinks: 0,
  jumbo: false,
}))
const gateways = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ gatewayId: gatewayOf(index), prefixes: [`10.${index % 250}.0.0/16`] }))
const gatewayOf = (index: number) => `${gatewayId.slice(0, -6)}${index.toString(16).padStart(6, '0')}`

const made = (index: number, many: number): DesiredInterface =>
  privateInterface(index, {
    portId: ports[index % ports.length]?.portId ?? '',
    vlan: 1 + (Math.floor(index / ports.length) % 4000),
    gatewayId: gatewayOf(index % many),
    peers: [
      peer4(index, {
        providerAddress: `10.${100 + (index >> 14)}.${(index >> 6) & 255}.${(index & 63) * 4 + 1}/30`,
        customerAddress: `10.${100 + (index >> 14)}.${(index >> 6) & 255}.${(index & 63) * 4 + 2}/30`,
        authKey: sealing(`key-number-${index}`, `dxpeer-${index}`),
      }),
    ],
  })

/** Counts the time that answers take, by question. */
function timed(daemon: Daemon, spent: Map<string, number>): Daemon {
  const watch =
    <Given extends unknown[], Answer>(name: string, ask: (...given: Given) => Promise<Answer>) =>
    async (...given: Given) => {
      const start = performance.now()
      try {
        return await ask(...given)
      } finally {
        spent.set(name, (spent.get(name) ?? 0) + performance.now() - start)
      }
    }
  return {
    status: watch('status', daemon.status),
    check: watch('check', daemon.check),
    configure: watch('configure', daemon.configure),
    confirm: async () => {
      const answer = await watch('confirm', daemon.confirm)()
      spent.set('confirmed at', performance.now())
      return answer
    },
    undo: watch('undo', daemon.undo),
    sessions: watch('sessions', daemon.sessions),
    sessionsInDetail: daemon.sessionsInDetail,
    routes: daemon.routes,
  }
}

export async function oneMore(interfaces: number, rounds: number): Promise<ScaleRow> {
  await using stack = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'demarc-bench-'))
  stack.defer(() => rm(directory, { recursive: true, force: true }))
  const inside = stack.use(await namespace(`dmb${process.pid}`))
  const settings = {
    ...base,
    isolation: 'tables' as const,
    members: {},
    birdLog: join(directory, 'bird.log'),
    bfd: false,
    batchMs: 0,
    observeMs: 3_600_000,
    auditMs: 3_600_000,
  }
  const keys = peerKeys()
  const bird = stack.use(await startBird(inside, directory, 'bird', render(desired([]), { settings, now: 0, openKey: keys }).text))
  const spent = new Map<string, number>()
  const real = stack.use(birdDaemon(bird.socket))
  // The kernel's links are another floor; here they are in memory.
  const router = new FakeRouter(fakeClock())
  const links: Links = {
    read: () => Promise.resolve(router.kernel()),
    run: (lines) => Promise.resolve(lines.flatMap((line) => (router.runLine(line), []))),
    md5Failures: () => Promise.resolve(0),
  }
  const signer = newKeyPair('ed25519')
  const control = controlPlaneInProcess(() => undefined)
  let appliedAt = 0
  const log = (line: string) => {
    if (line.includes('is on the router')) appliedAt = performance.now()
    else throw new Error(line)
  }
  const world = { daemon: timed(real, spent), links, clock: systemClock, disk: await diskAt(directory), log }
  const agent = stack.use(await Agent.start({ settings, world, control, signers: [signer.publicKey], openKey: keys }))
  const many = Math.max(1, Math.floor(interfaces / 10))
  let last: Desired = desired(
    Array.from({ length: interfaces }, (_, index) => made(index, many)),
    { ports, gateways: gateways(many), edge: settings.edge },
  )
  control.publish(signDesired(last, signer.privateKey))
  await eventually('the first document', () => Promise.resolve(agent.applied !== undefined), 120_000)
  await agent.idle()
  const rows: { whole: number; bird: number; configure: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const next: Desired = { ...last, revision: last.revision + 1, interfaces: [...last.interfaces, made(interfaces + round, many)] }
    const signed = signDesired(partialBetween(last, next), signer.privateKey)
    last = next
    spent.clear()
    appliedAt = 0
    const start = performance.now()
    control.publish(signed)
    await eventually('the change', () => Promise.resolve(appliedAt > 0), 60_000)
    const confirmedAt = spent.get('confirmed at') ?? Number.NaN
    spent.delete('confirmed at')
    rows.push({
      whole: confirmedAt - start,
      bird: [...spent.values()].reduce((sum, one) => sum + one, 0),
      configure: spent.get('configure') ?? 0,
    })
    await agent.idle()
  }
  const floor = await byHand(bird.socket, directory, agent.applied?.rendered.text ?? '', rounds)
  return {
    interfaces,
    whole: median(rows.map((row) => row.whole)),
    bird: median(rows.map((row) => row.bird)),
    configure: median(rows.map((row) => row.configure)),
    floor,
    agentMegabytes: process.memoryUsage.rss() / 2 ** 20,
    birdMegabytes: await residentMegabytes(bird.launched.pid),
  }
}

async function byHand(socket: string, directory: string, text: string, rounds: number): Promise<number> {
  await using control = await ControlSocket.open(socket)
  const file = join(directory, 'hand.conf')
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Every second time without its last session, so that there is something to do.
    const wanted = round % 2 === 0 ? text.slice(0, text.lastIndexOf('protocol bgp ')) : text
    const start = performance.now()
    await writeFile(file, wanted)
    await control.ask(`configure "${file}"`)
    took.push(performance.now() - start)
    await eventually('BIRD settles', async () => !(await control.ask('show status')).lines.some((line) => /in progress/.test(line.text)))
  }
  return median(took)
}
