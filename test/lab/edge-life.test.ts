// The life of interfaces on a real edge: FRR as the customer's router, fed with the text it downloaded, both families, MD5,
// BFD. Then what may happen to them: a second peer, a failover test, removal, and everything around them dying.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Frr } from '#edge/lab/frr.ts'
import { birdDaemon } from '#edge/world/daemon.ts'
import { output, run } from '#edge/world/programs.ts'
import type { DesiredInterface } from '#link/desired.ts'
import { peer4, peer6, privateInterface, publicInterface } from '../edge/support/documents.ts'
import { missingFor, mustRunInCi } from './support/ability.ts'
import { customerText } from './support/hostile-bird.ts'
import { downloaded } from './support/rendered.ts'
import { stage } from './support/stage.ts'
import type { Stage } from './support/stage.ts'
import { eventually, startBird, startFrr } from './support/real.ts'

const missing = missingFor('bird', 'frr', 'ip')
mustRunInCi('life on a real edge', missing)

const idsOf = (one: DesiredInterface) => one.peers.map((peer) => peer.bgpPeerId)

/** Sessions by protocol with the age that they have, from BIRD itself. */
async function ages(on: Stage): Promise<Map<string, number>> {
  await using daemon = birdDaemon(on.bird.socket)
  return new Map((await daemon.sessions()).map((session) => [session.protocol, session.established ? session.age : -1]))
}

const protocolOf = (id: string) => id.replace('dxpeer-', 'peer_')

describe.skipIf(missing !== undefined)('interfaces on a real edge, with FRR as the customer', () => {
  const stack = new AsyncDisposableStack()
  let on: Stage
  let frr: Frr
  const dual = publicInterface(1, { acceptedPrefixes: ['203.0.113.0/24', '2001:db8:5::/48'], peers: [peer4(1), peer6(1)] })
  // The second interface's customer is a BIRD, so that two kinds of routers stand beside each other.
  const steady = privateInterface(2, { peers: [peer4(2)] })
  const publicSide = {
    prefixes: [
      { prefix: '198.51.100.0/24', scope: 'region' as const },
      { prefix: '2001:db8:100::/48', scope: 'region' as const },
    ],
    ownSpace: [],
  }

  beforeAll(async () => {
    on = stack.use(await stage())
    await on.publish([dual, steady], { publicSide })
    await on.dress([steady])
    await output('ip', ['-n', on.customer.name, 'link', 'set', `eth0.${dual.vlan}`, 'up'])
    // Two routers in one namespace: FRR takes no part in the steady one's session.
    stack.use(
      await startBird(
        on.customer,
        on.directory,
        'steady',
        customerText(
          [{ one: steady, peer: steady.peers[0] ?? peer4(2), behaviour: { routes: ['10.2.0.0/16'] } }],
          join(on.directory, 'steady.log'),
        ),
      ),
    )
    frr = stack.use(await startFrr(on.customer, on.directory, `${on.customer.name}-frr`, downloaded(dual, 'FRRouting-FRR-8')))
    await on.up(...idsOf(dual), ...idsOf(steady))
  })
  afterAll(() => stack.disposeAsync())

  test('both families come up with the downloaded configuration, with MD5, and BFD watches them', async () => {
    const peers = (await frr.json('show bfd peers json')) as readonly { readonly status: string }[]
    await eventually('BFD', async () => ((await frr.json('show bfd peers json')) as typeof peers).every((peer) => peer.status === 'up'))
    expect(peers).toHaveLength(2)
    const sockets = await output('ip', ['netns', 'exec', on.edge.name, 'ss', '-tnoi', 'state', 'established'])
    expect(sockets).toContain('md5keys:')
  })

  test('routes go both ways in both families', async () => {
    const [four = '', six = ''] = idsOf(dual)
    await eventually('routes', () => Promise.resolve(on.routes(four, 'accepted').length === 1 && on.routes(six, 'accepted').length === 1))
    expect(on.routes(four, 'accepted')[0]).toMatchObject({ cidr: '203.0.113.0/24', communities: ['7224:9300'] })
    expect(on.routes(six, 'accepted')[0]).toMatchObject({ cidr: '2001:db8:5::/48' })
    expect(on.routes(four, 'advertised')[0]).toMatchObject({
      cidr: '198.51.100.0/24',
      asPath: [64_512, 64_512, 64_512],
      communities: ['7224:8100', '65535:65281'],
    })
    expect(await frr.tell('show bgp ipv4 unicast')).toContain('198.51.100.0/24')
    expect(await frr.tell('show bgp ipv6 unicast')).toContain('2001:db8:100::/48')
    expect(await output('ip', ['-n', on.edge.name, 'route', 'show', 'table', 'all'])).toMatch(/203\.0\.113\.0\/24 via 169\.254\.0\.6/)
  })

  test('a second peer comes and goes without the first one noticing', async () => {
    const before = await ages(on)
    const second = peer4(30)
    const more = { ...steady, peers: [...steady.peers, second] }
    await on.publish([dual, more], { publicSide })
    const text = customerText([{ one: more, peer: second, behaviour: { routes: ['10.30.0.0/16'] } }], join(on.directory, 'second.log'))
    await output('ip', ['-n', on.customer.name, 'addr', 'add', second.customerAddress, 'dev', `eth0.${steady.vlan}`])
    const customer = await startBird(on.customer, on.directory, 'second', text)
    await on.up(second.bgpPeerId)
    await customer[Symbol.asyncDispose]()
    await on.publish([dual, steady], { publicSide })
    const after = await ages(on)
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted())
    for (const [protocol, age] of before) expect(after.get(protocol)).toBeGreaterThan(age)
    expect(await output('ip', ['-n', on.edge.name, 'addr', 'show'])).not.toContain(second.providerAddress)
  })

  test('a failover test takes its peer down and gives it back at its deadline, with nobody telling the edge', async () => {
    const [four = '', six = ''] = idsOf(dual)
    const until = Date.now() + 2_500
    const tested = { ...dual, peers: dual.peers.map((peer) => (peer.bgpPeerId === four ? { ...peer, heldDownUntil: until } : peer)) }
    const before = await ages(on)
    await on.publish([tested, steady], { publicSide })
    on.control.cut(true)
    await eventually('down', async () => (await ages(on)).get(protocolOf(four)) === -1)
    await eventually('withdrawn', async () => !(await frr.tell('show bgp ipv4 unicast')).includes('198.51.100.0/24'))
    const down = await ages(on)
    expect(down.get(protocolOf(six))).toBeGreaterThan(before.get(protocolOf(six)) ?? 0)
    await eventually('back', async () => (await ages(on)).get(protocolOf(four)) !== -1)
    expect(Date.now()).toBeGreaterThanOrEqual(until)
    on.control.cut(false)
    await on.up(four, six)
    await on.publish([dual, steady], { publicSide })
  })

  test('an interface that the kernel refuses is set aside alone', async () => {
    const before = await ages(on)
    // The customer's end of its pair has the name of one that is there.
    const twin = privateInterface(40, { vlan: steady.vlan, portId: 'dxcon-fport002' })
    const ports = ['dxcon-fport001', 'dxcon-fport002'].map((portId) => ({
      portId,
      members: ['eth1'],
      lacp: false,
      minimumLinks: 0,
      jumbo: false,
    }))
    const fresh = privateInterface(41)
    await on.publish([dual, steady, twin, fresh], { publicSide, ports })
    const seen = new Map(on.last()?.interfaces.map((one) => [one.virtualInterfaceId, one]))
    expect(seen.get(twin.virtualInterfaceId)).toMatchObject({ programmed: false, fault: expect.stringMatching(/kernel refused/) })
    expect(seen.get(fresh.virtualInterfaceId)).toMatchObject({ programmed: true })
    const after = await ages(on)
    for (const [protocol, age] of before) expect(after.get(protocol)).toBeGreaterThan(age)
    await on.publish([dual, steady], { publicSide, removed: [twin.virtualInterfaceId, fresh.virtualInterfaceId] })
  })

  test('an agent that starts again changes nothing, and neither does a control plane that is gone', async () => {
    const before = await ages(on)
    await on.stopAgent()
    on.control.cut(true)
    const text = await output('cat', [join(on.directory, 'bird.conf')])
    await on.startAgent()
    expect(on.running().agent.applied?.changed).toBe(false)
    expect(await output('cat', [join(on.directory, 'bird.conf')])).toBe(text)
    on.control.cut(false)
    const after = await ages(on)
    for (const [protocol, age] of before) expect(after.get(protocol)).toBeGreaterThan(age)
  })

  test('a change that nobody confirms is undone by BIRD, and made again by the agent that comes back', async () => {
    const before = await ages(on)
    await on.stopAgent()
    const file = join(on.directory, 'half.conf')
    const text = await output('cat', [join(on.directory, 'bird.conf')])
    // What an agent leaves that dies right after `configure`: a file on probation that lacks the steady session's neighbour.
    const half = text.replace(/^protocol bgp peer_f0000001[\s\S]*?^\}\n/m, '').replace(/demarc-[0-9a-f]{12}/, 'demarc-000000000000')
    await output('tee', [file], half)
    await output('birdc', ['-s', on.bird.socket, `configure "${file}" timeout 1`])
    expect((await ages(on)).has('peer_f0000001')).toBe(false)
    await eventually('undone', async () => (await ages(on)).has('peer_f0000001'))
    await on.startAgent()
    await on.up(...idsOf(dual))
    expect((await ages(on)).get('peer_f0000002')).toBeGreaterThan(before.get('peer_f0000002') ?? 0)
  })

  test('BIRD killed and started again: forwarding stays, sessions come back by themselves', async () => {
    const routes = () => output('ip', ['-n', on.edge.name, 'route', 'show', 'table', 'all', 'proto', 'bird'])
    const forwarding = await routes()
    expect(forwarding).toContain('10.2.0.0/16 via')
    await on.bird.launched.kill()
    expect(await routes()).toBe(forwarding)
    await on.bird.restart(true)
    const { promise: over, resolve: end } = Promise.withResolvers<void>()
    let holes = 0
    let looks = 0
    const state = { isOver: false }
    const watching = (async () => {
      while (!state.isOver) {
        looks += 1
        if (!(await routes()).includes('10.2.0.0/16 via')) holes += 1
      }
      end()
    })()
    await eventually('all sessions are new', async () => [...(await ages(on)).values()].every((age) => age >= 0 && age < 20_000))
    await on.up(...idsOf(dual), ...idsOf(steady))
    state.isOver = true
    await Promise.all([watching, over])
    expect(looks).toBeGreaterThan(5)
    expect(holes).toBe(0)
  })

  test('a removed interface leaves nothing behind, and the other one does not notice', async () => {
    await on.up(...idsOf(steady))
    const before = await ages(on)
    await on.publish([steady], { removed: [dual.virtualInterfaceId] })
    await eventually('gone', () => Promise.resolve(on.last()?.removed.includes(dual.virtualInterfaceId)))
    const everything = [
      await output('ip', ['-n', on.edge.name, 'addr', 'show']),
      await output('ip', ['-n', on.edge.name, 'rule']),
      await output('ip', ['-n', on.edge.name, '-6', 'rule']),
      await output('ip', ['-n', on.edge.name, 'route', 'show', 'table', 'all']),
      await output('ip', ['-n', on.edge.name, '-6', 'route', 'show', 'table', 'all']),
      await output('birdc', ['-s', on.bird.socket, 'show protocols']),
      (await run('ip', ['-n', on.customer.name, 'link', 'show'])).stdout,
    ].join('\n')
    expect(everything).not.toMatch(/f0000001|203\.0\.113|2001:db8:5:|198\.51\.100|2001:db8:100:/)
    expect(everything).not.toMatch(new RegExp(`eth0\\.${dual.vlan}\\b`))
    expect(everything).toContain('f0000002')
    expect((await ages(on)).get('peer_f0000002')).toBeGreaterThan(before.get('peer_f0000002') ?? 0)
  })
})
