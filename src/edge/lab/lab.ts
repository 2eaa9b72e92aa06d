// A lab: a provider edge with BIRD and the real agent, a customer's router with FRR, joined by a pair for each VLAN, all in
// two network namespaces of this machine. What the interfaces are is the supply's affair: the sandbox orders them through
// the API and hands out the text that a customer would download.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '#edge/agent/ports.ts'
import { render } from '#edge/bird/render.ts'
import { startBird } from '#edge/lab/bird.ts'
import { startFrr } from '#edge/lab/frr.ts'
import type { Frr } from '#edge/lab/frr.ts'
import { eventually } from '#edge/lab/launch.ts'
import { namespace, namespaceExists, processesIn } from '#edge/lab/namespaces.ts'
import type { Namespace } from '#edge/lab/namespaces.ts'
import { labNeeds, labVersions } from '#edge/lab/needs.ts'
import { sessionSeen } from '#edge/lab/sessions.ts'
import type { LabSession } from '#edge/lab/sessions.ts'
import { runEdge } from '#edge/run.ts'
import { defaultSettings } from '#edge/settings.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import { birdDaemon } from '#edge/world/daemon.ts'
import { run } from '#edge/world/programs.ts'
import type { ControlPlane } from '#link/control-plane.ts'
import type { DesiredPeer } from '#link/desired.ts'

export interface LabInterface {
  readonly virtualInterfaceId: string
  readonly vlan: number
  /** Epoch milliseconds at which it was confirmed. */
  readonly confirmedAt: number
  readonly customerAsn: number
  readonly peers: readonly Pick<DesiredPeer, 'bgpPeerId' | 'addressFamily' | 'providerAddress' | 'customerAddress'>[]
  /** What the customer downloads for FRR; goes to FRR untouched. */
  readonly configuration: string
  /** Prefixes that the customer shall announce beside what the text announces. */
  readonly announce: readonly string[]
}

/** Where the lab's documents and interfaces come from. */
export interface LabSupply {
  readonly edge: string
  readonly control: ControlPlane
  readonly signers: readonly string[]
  readonly openKey: (peer: DesiredPeer) => string
  /** Makes the interfaces, up to their confirmation; called once, when the edge is up. */
  order(): Promise<readonly LabInterface[]>
  /** What the control plane says of it all once the sessions were seen; goes into the report. `sessions`: how many are up. */
  told?(interfaces: readonly LabInterface[], sessions: number): Promise<unknown>
}

export interface LabArguments {
  readonly supply: LabSupply
  /** Down again as soon as everything was seen. */
  readonly once: boolean
  /** Where the report goes as JSON. */
  readonly json?: string
  readonly clock: Clock
  readonly say: (line: string) => void
  /** Ends a lab that is not `once`. */
  readonly signal: AbortSignal
  /** How long all sessions may take, milliseconds. */
  readonly patience?: number
  /** Behind the names of the namespaces, so that labs of several tests do not meet. */
  readonly tag?: string
}

/** Names of the two networks. */
export const labNamespaces = (tag = ''): { readonly edge: string; readonly customer: string } => ({
  edge: `demarc-edge${tag}`,
  customer: `demarc-customer${tag}`,
})

export interface LabReport {
  readonly ok: boolean
  readonly sessions: readonly LabSession[]
  readonly versions: Readonly<Record<string, string>>
  /** What the control plane said of it, where the supply asks it. */
  readonly api?: unknown
}

const settingsFor = (edge: string, directory: string, customer: string): EdgeSettings => ({
  ...defaultSettings,
  edge,
  routerId: '10.255.0.1',
  isolation: 'tables',
  carrier: { kind: 'veth', peerNamespace: customer, peerPrefix: 'eth0.' },
  birdLog: join(directory, 'bird.log'),
  observeMs: 500,
})

/** A namespace of a lab that died is taken away; one in which something runs is left alone. */
async function freshNamespace(name: string): Promise<Namespace> {
  if (await namespaceExists(name)) {
    if ((await processesIn(name)).length > 0) throw new Error(`A lab is running already: something runs in the namespace ${name}.`)
    await run('ip', ['netns', 'del', name])
  }
  return namespace(name)
}

async function customerLinks(clock: Clock, customer: string, interfaces: readonly LabInterface[]): Promise<void> {
  for (const { vlan } of interfaces) {
    // The agent makes the pair when the document reaches it.
    await eventually(clock, `the link of VLAN ${vlan}`, async () => {
      const ran = await run('ip', ['-n', customer, 'link', 'set', `eth0.${vlan}`, 'up'])
      return ran.status === 0
    })
  }
}

async function announce(frr: Frr, interfaces: readonly LabInterface[]): Promise<void> {
  for (const one of interfaces) {
    if (one.announce.length === 0) continue
    const networks = one.announce.flatMap((prefix) => [
      `address-family ${prefix.includes(':') ? 'ipv6' : 'ipv4'} unicast`,
      `network ${prefix}`,
      'exit-address-family',
    ])
    await frr.tell('configure terminal', `router bgp ${one.customerAsn}`, ...networks, 'end')
  }
}

const howToLook = (socket: string, frr: string): string[] => [
  'Look inside:',
  '  demarc lab shell edge        a shell in the provider edge’s network',
  `  birdc -s ${socket} show protocols`,
  '  demarc lab shell customer    a shell in the customer’s network',
  `  vtysh --vty_socket ${frr} -c "show bgp summary"`,
]

function tell(say: LabArguments['say'], sessions: readonly LabSession[]): void {
  for (const one of sessions) {
    const took = one.millisecondsFromConfirm === undefined ? '' : `, ${one.millisecondsFromConfirm} ms after it was confirmed`
    say(
      `${one.virtualInterfaceId} ${one.family}: edge ${one.edge}, customer ${one.customer}${took}, ${one.prefixesFromCustomer} prefixes in, ${one.prefixesFromEdge} out`,
    )
  }
}

/** Brings it up, says what it does, waits, and takes it down. Resolves to the exit status: 0 only when every session came up. */
export async function runLab(given: LabArguments): Promise<number> {
  const { say, supply } = given
  const needs = labNeeds()
  if (needs.length > 0) {
    for (const need of needs) say(need)
    return 2
  }
  const names = labNamespaces(given.tag)
  await using stack = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'demarc-lab-'))
  stack.defer(() => rm(directory, { recursive: true, force: true }))
  // FRR's daemons read their file as their own user.
  await chmod(directory, 0o755)
  const edge = stack.use(await freshNamespace(names.edge))
  const customer = stack.use(await freshNamespace(names.customer))
  const settings = settingsFor(supply.edge, directory, customer.name)
  const nothing = {
    version: 1,
    edge: supply.edge,
    revision: 0,
    issuedAt: 0,
    complete: true,
    ports: [],
    gateways: [],
    interfaces: [],
    removed: [],
  } as const
  const bird = stack.use(
    await startBird(given.clock, edge, directory, 'bird', render(nothing, { settings, now: 0, openKey: supply.openKey }).text),
  )
  say(`BIRD runs in ${edge.name}.`)
  stack.use(
    await runEdge({
      clock: given.clock,
      settings,
      control: supply.control,
      signers: supply.signers,
      openKey: supply.openKey,
      directory,
      birdSocket: bird.socket,
      namespace: edge.name,
      log: say,
    }),
  )
  const interfaces = await supply.order()
  say(`Ordered and confirmed: ${interfaces.map((one) => one.virtualInterfaceId).join(', ')}.`)
  await customerLinks(given.clock, customer.name, interfaces)
  const frr = stack.use(
    await startFrr(given.clock, customer, directory, customer.name, interfaces.map((one) => one.configuration).join('\n')),
  )
  await announce(frr, interfaces)
  say(`FRR runs in ${customer.name}, with the configuration that the customer downloads.`)
  const seen = await watched(given, interfaces, frr, bird.socket)
  const up = seen.sessions.filter((one) => one.edge === 'Established').length
  const api = await supply.told?.(interfaces, up)
  const report: LabReport = api === undefined ? seen : { ...seen, api }
  tell(say, report.sessions)
  if (given.json !== undefined) await writeFile(given.json, `${JSON.stringify(report, null, 2)}\n`)
  if (!given.once && !given.signal.aborted) {
    for (const line of howToLook(bird.socket, `/var/run/frr/${customer.name}`)) say(line)
    await new Promise<void>((resolve) => given.signal.addEventListener('abort', () => resolve(), { once: true }))
  }
  say('Taking it down.')
  return report.ok ? 0 : 1
}

const announces = (interfaces: readonly LabInterface[], { virtualInterfaceId, family }: LabSession): boolean =>
  interfaces.some(
    (one) => one.virtualInterfaceId === virtualInterfaceId && one.announce.some((prefix) => prefix.includes(':') === (family === 'ipv6')),
  )

/** Looks at both sides until every session is up on both, or the time is over. */
async function watched(given: LabArguments, interfaces: readonly LabInterface[], frr: Frr, socket: string): Promise<LabReport> {
  await using daemon = birdDaemon(socket)
  let sessions: readonly LabSession[] = []
  const look = async () => {
    sessions = await sessionSeen(interfaces, daemon, frr, given.clock.now())
    return (
      given.signal.aborted ||
      sessions.every(
        (one) =>
          one.edge === 'Established' &&
          one.customer === 'Established' &&
          one.prefixesFromEdge > 0 &&
          (one.prefixesFromCustomer > 0 || !announces(interfaces, one)),
      )
    )
  }
  await eventually(given.clock, 'every session', look, given.patience ?? 60_000).catch(() => undefined)
  const ok = sessions.length > 0 && sessions.every((one) => one.edge === 'Established' && one.customer === 'Established')
  return { ok, sessions, versions: await labVersions() }
}

/** The program that opens a shell in one of the two networks; for whoever starts it with the terminal. */
export async function labShell(side: 'edge' | 'customer', shell: string, tag?: string): Promise<readonly [string, ...string[]]> {
  const name = labNamespaces(tag)[side]
  if (!(await namespaceExists(name))) throw new Error('No lab is running: start one with demarc lab.')
  return ['ip', 'netns', 'exec', name, shell]
}
