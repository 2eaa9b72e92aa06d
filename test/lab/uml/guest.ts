// Runs inside User-Mode Linux: the real agent with a real BIRD on a kernel that has VLANs, VRFs, LACP and MACsec. The customer
// is a namespace with a bond, VLANs and VRFs of its own. Prints one line of JSON for each thing it saw; the test outside judges.
import { readFile } from 'node:fs/promises'
import { render } from '#edge/bird/render.ts'
import { namespace } from '#edge/lab/namespaces.ts'
import type { Namespace } from '#edge/lab/namespaces.ts'
import { runEdge } from '#edge/run.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import { counterIn } from '#edge/world/links.ts'
import { output, run } from '#edge/world/programs.ts'
import { controlPlaneInProcess } from '#link/control-plane.ts'
import type { Observed } from '#link/observed.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import { desired, openKey, settings as base, suffix } from '../../edge/support/documents.ts'
import { systemClock } from '#edge/main.ts'
import { eventually, startBird } from '../support/real.ts'
import { customerText, directory, encrypted, ends, ends6, gateways, interfaces, ports } from './documents.ts'

const busybox = process.argv[2] ?? 'busybox'
const here: Namespace = { name: '', inside: (program, ...words) => [program, ...words], [Symbol.asyncDispose]: () => Promise.resolve() }

const saw = (what: string, value: unknown) => process.stdout.write(`SAW ${JSON.stringify([what, value])}\n`)
const ip = (lines: readonly string[], name?: string) =>
  output('ip', [...(name === undefined ? [] : ['-n', name]), '-batch', '-'], `${lines.join('\n')}\n`)

async function customerSide(name: string): Promise<void> {
  await ip([
    `link add pa type veth peer name ca netns ${name}`,
    `link add pb type veth peer name cb netns ${name}`,
    `link add pm type veth peer name cm netns ${name}`,
  ])
  await ip(
    [
      'link add lag0 type bond mode 802.3ad lacp_rate fast miimon 100',
      ...['ca', 'cb'].flatMap((link) => [`link set ${link} down`, `link set ${link} master lag0`]),
      'link set lag0 up',
      ...[1, 2].flatMap((index) => [
        `link add c${index} type vrf table ${2000 + index}`,
        `link set c${index} up`,
        `link add link lag0 name lag0.10${index} type vlan id 10${index}`,
        `link set lag0.10${index} master c${index}`,
        `link set lag0.10${index} up`,
        `addr add ${ends.customerAddress} dev lag0.10${index}`,
        `addr add ${ends6.customerAddress} dev lag0.10${index} nodad`,
      ]),
      'link set cm mtu 9100',
      'link set cm up',
    ],
    name,
  )
}

/** What a key agreement daemon would do on both ends, with keys that both know. */
async function agreeOnKeys(name: string, toCustomer: string, toEdge: string): Promise<void> {
  const mac = async (link: string, inside?: string) =>
    (
      JSON.parse(await output('ip', [...(inside === undefined ? [] : ['-n', inside]), '-j', 'link', 'show', 'dev', link])) as {
        address: string
      }[]
    )[0]?.address ?? ''
  const [edge, customer] = [await mac('pm'), await mac('cm', name)]
  await ip(
    [
      'link add link cm mac type macsec encrypt on',
      'link set mac up',
      'link add link mac name mac.103 type vlan id 103',
      'link set mac.103 up',
      'addr add 169.254.0.14/30 dev mac.103',
    ],
    name,
  )
  const keys = (link: string, peer: string, send: string, receive: string) => [
    ['macsec', 'add', link, 'tx', 'sa', '0', 'pn', '1', 'on', 'key', '01', send],
    ['macsec', 'add', link, 'rx', 'port', '1', 'address', peer],
    ['macsec', 'add', link, 'rx', 'port', '1', 'address', peer, 'sa', '0', 'pn', '1', 'on', 'key', '02', receive],
  ]
  for (const words of keys('mac-fport002', customer, toCustomer, toEdge)) await output('ip', words)
  for (const words of keys('mac', edge, toEdge, toCustomer)) await output('ip', ['-n', name, ...words])
}

/** Echo requests that reached this router's own stack. */
async function echoes(): Promise<number> {
  const lines = (await readFile('/proc/net/snmp', 'utf8')).split('\n').filter((line) => line.startsWith('Icmp:'))
  const at = lines[0]?.split(' ').indexOf('InEchos') ?? -1
  return Number(lines[1]?.split(' ')[at] ?? 0)
}

/** Pings the edge out of a customer's link and tells how many echoes arrived. */
async function arrived(name: string, link: string, to = '169.254.7.1'): Promise<number> {
  const before = await echoes()
  await run('ip', ['netns', 'exec', name, busybox, 'ping', '-c', '2', '-W', '1', '-i', '0.2', '-I', link, to])
  return (await echoes()) - before
}

const edgeMac = async () =>
  (JSON.parse(await output('ip', ['-j', 'link', 'show', 'dev', 'lag-fport001'])) as { address: string }[])[0]?.address ?? ''

async function strayFrames(name: string): Promise<void> {
  const mac = await edgeMac()
  saw('echoes with the right tag', await arrived(name, 'lag0.101'))
  const stray = async (what: string, link: string, make: readonly string[]) => {
    await ip(
      [
        ...make,
        `link set ${link} up`,
        `addr add 169.254.7.2/30 dev ${link}`,
        `neigh replace 169.254.7.1 lladdr ${mac} dev ${link} nud permanent`,
      ],
      name,
    )
    saw(what, await arrived(name, link))
    await ip([`link del ${link}`], name)
  }
  await stray('echoes with an unknown tag', 'bad', ['link add link lag0 name bad type vlan id 999'])
  await stray('echoes with two tags', 'twice', ['link add link lag0.101 name twice type vlan id 102'])
  await stray('echoes with a service tag', 'service', ['link add link lag0 name service type vlan protocol 802.1ad id 101'])
  await ip([`addr add 169.254.7.2/30 dev lag0`, `neigh replace 169.254.7.1 lladdr ${mac} dev lag0 nud permanent`], name)
  saw('echoes without a tag', await arrived(name, 'lag0'))
  await ip(['addr del 169.254.7.2/30 dev lag0'], name)
}

/** A source that the customer never announced, out of the right interface. */
async function spoofed(name: string): Promise<void> {
  const filtered = async () => counterIn(await readFile('/proc/net/netstat', 'utf8'), 'IPReversePathFilter')
  await ip(['addr add 198.18.9.9/32 dev lag0.101', 'route add 169.254.7.1/32 dev lag0.101 src 198.18.9.9 table 2001'], name)
  const before = await filtered()
  saw('echoes with a foreign source', await arrived(name, 'lag0.101'))
  saw('packets refused for their source', (await filtered()) - before)
  await ip(['route del 169.254.7.1/32 dev lag0.101 table 2001', 'addr del 198.18.9.9/32 dev lag0.101'], name)
}

async function main(): Promise<void> {
  await using customer = await namespace('customer')
  await output(
    'sysctl',
    ['-q', '-e', '-p', '-'],
    'net.ipv4.ip_forward=1\nnet.ipv6.conf.all.forwarding=1\nnet.ipv6.conf.default.accept_dad=0\n',
  )
  await customerSide(customer.name)
  const settings: EdgeSettings = {
    ...base,
    isolation: 'vrf',
    members: {},
    birdLog: `${directory}/bird.log`,
    observeMs: 400,
    auditMs: 60_000,
  }
  await using bird = await startBird(here, directory, 'bird', render(desired([]), { settings, now: 0, openKey }).text)
  let last: Observed | undefined
  const routes = new Map<string, string[]>()
  const control = controlPlaneInProcess((observed) => {
    last = observed
    for (const peer of observed.interfaces.flatMap((one) => one.peers)) {
      if (peer.routes)
        routes.set(
          peer.bgpPeerId,
          peer.routes.filter((route) => route.direction === 'accepted').map((route) => route.cidr),
        )
    }
  })
  const signer = newKeyPair('ed25519')
  await using edge = await runEdge({
    clock: systemClock,
    settings,
    control,
    signers: [signer.publicKey],
    openKey,
    directory,
    birdSocket: bird.socket,
    log: (line) => saw('log', line),
  })
  const all = [...interfaces, encrypted]
  control.publish(signDesired(desired(all, { revision: 1, ports, gateways }), signer.privateKey))
  await eventually('the document is applied', () => Promise.resolve(last?.revision === 1), 60_000)
  saw(
    'faults',
    last?.interfaces.map((one) => one.fault),
  )
  await using _customerBird = await startBird(customer, directory, 'customer', customerText)
  const isUp = (id: string) => last?.interfaces.flatMap((one) => one.peers).find((peer) => peer.bgpPeerId === id)?.status === 'up'
  const plain = interfaces.flatMap((one) => one.peers.map((peer) => peer.bgpPeerId))
  await eventually(
    'all sessions',
    () => Promise.resolve(plain.every(isUp) && plain.every((id) => (routes.get(id)?.length ?? 0) > 0)),
    60_000,
  )
  saw('sessions', plain.filter(isUp).length)
  saw(
    'accepted',
    plain.map((id) => routes.get(id)),
  )
  saw(
    'lacp',
    last?.ports.find((port) => port.portId === 'dxlag-fport001'),
  )
  const links = JSON.parse(await output('ip', ['-j', '-d', 'link', 'show'])) as { ifname: string; master?: string }[]
  const vrfOf = (index: number) => links.find((link) => link.ifname === `vif-${suffix(index)}`)?.master ?? ''
  saw('VRFs differ', vrfOf(1) !== vrfOf(2) && vrfOf(1).startsWith('vrf-'))
  const reach = async (index: number, to: string) => (await run('ip', ['route', 'get', to, 'vrf', vrfOf(index)])).status === 0
  saw('reaches', [await reach(1, '10.1.0.1'), await reach(1, '10.2.0.1'), await reach(2, '10.2.0.1'), await reach(2, '10.1.0.1')])
  saw('again, nothing to do', (await edge.agent.idle(), edge.agent.applied?.changed))

  saw('encrypted without keys', isUp(encrypted.peers[0]?.bgpPeerId ?? ''))
  await agreeOnKeys(customer.name, '00112233445566778899aabbccddeeff', 'ffeeddccbbaa99887766554433221100')
  await eventually('the encrypted session', () => Promise.resolve(isUp(encrypted.peers[0]?.bgpPeerId ?? '')), 40_000).catch(() => undefined)
  saw('encrypted with keys', isUp(encrypted.peers[0]?.bgpPeerId ?? ''))
  saw(
    'encrypted packets',
    /stats:.*OutPktsEncrypted/.test((await output('ip', ['-s', 'macsec', 'show', 'mac-fport002'])).replaceAll('\n', ' ')),
  )

  await strayFrames(customer.name)
  await spoofed(customer.name)

  await ip(['link set ca down'], customer.name)
  await eventually(
    'the lost member',
    async () => /pa.*(?:NO-CARRIER|state DOWN)/.test(await output('ip', ['-o', 'link', 'show', 'pa'])),
    10_000,
  )
  await eventually('another look', () => Promise.resolve(last?.ports.some((port) => port.lacp === 'up')), 10_000)
  saw('with one member', { up: plain.filter(isUp).length, echoes: await arrived(customer.name, 'lag0.101') })

  control.publish(
    signDesired(desired([], { revision: 2, ports: [], gateways, removed: all.map((one) => one.virtualInterfaceId) }), signer.privateKey),
  )
  await eventually('the removal', () => Promise.resolve(last?.revision === 2), 30_000)
  const left = (JSON.parse(await output('ip', ['-j', 'link', 'show'])) as { ifname: string }[]).map((link) => link.ifname)
  saw(
    'left behind',
    left.filter((name) => /^(?:vif|vrf|lag|mac)-/.test(name)),
  )
}

try {
  await main()
  saw('end', true)
} catch (thrown) {
  saw('end', thrown instanceof Error ? thrown.stack : String(thrown))
}
process.exit(0)
