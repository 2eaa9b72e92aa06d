// The kernel's difference: what is missing is added in an order that works, what is right is left alone, what is
// no longer wanted goes last. The state is what `ip -j` prints; the lines are what `ip -batch` takes.
import { expect, test } from 'vitest'
import { planned } from '#edge/bird/plan.ts'
import { kernelPlan } from '#edge/kernel/plan.ts'
import type { KernelPlan } from '#edge/kernel/plan.ts'
import { kernelStateFrom } from '#edge/kernel/state.ts'
import type { KernelState } from '#edge/kernel/state.ts'
import { kernelWish } from '#edge/kernel/wish.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { Desired } from '#link/desired.ts'
import { fakeClock } from './support/fake-clock.ts'
import { FakeRouter } from './support/fake-router.ts'
import { desired, peer4, peer6, privateInterface, settings, tablesSettings } from './support/documents.ts'

const empty: KernelState = { links: new Map(), rules: [], rates: new Map() }
const plan = (document: Desired, state: KernelState, given: EdgeSettings = settings): KernelPlan =>
  kernelPlan(state, kernelWish(document, planned(document, given, new Map()), given).wish, given.carrier)
const texts = (lines: KernelPlan['before']) => lines.filter((line) => line.tool !== 'sysctl').map((line) => line.text)

function after(document: Desired, given: EdgeSettings = settings, router = new FakeRouter(fakeClock())): FakeRouter {
  const { before, after: late } = plan(document, router.kernel(), given)
  for (const line of [...before, ...late]) expect([line.text, router.runLine(line)]).toEqual([line.text, undefined])
  return router
}

const one = desired([privateInterface(1, { peers: [peer4(1), peer6(1)], mtu: 8500, rateLimit: 50_000_000 })])

test('an interface is made on its port, put into its VRF before it has addresses, and limited', () => {
  const vrf = 'vrf-43eee4b051'
  const lines = plan(one, empty).before
  expect(texts(lines)).toEqual([
    `link add ${vrf} type vrf table 1139729584`,
    `link set ${vrf} up`,
    'route replace unreachable default table 1139729584 metric 4278198272',
    '-6 route replace unreachable default table 1139729584 metric 4278198272',
    'link set eth1 addrgenmode none',
    'link set eth1 mtu 1500',
    'link set eth1 up',
    'link add link eth1 name vif-f0000001 type vlan id 102',
    `link set vif-f0000001 master ${vrf}`,
    'link set vif-f0000001 mtu 8500',
    'link set vif-f0000001 up',
    'addr add 169.254.0.5/30 dev vif-f0000001',
    'addr add fd00:7:1::1/125 dev vif-f0000001 nodad',
    'qdisc replace dev vif-f0000001 root tbf rate 50000000bit burst 62500b latency 50ms',
  ])
  expect(lines.filter((line) => line.tool === 'sysctl').map((line) => line.text)).toContain('net/ipv4/conf/vif-f0000001/rp_filter=1')
})

test('without VRFs an interface has rules of its own, and a veth pair stands for its VLAN', () => {
  expect(texts(plan(desired([privateInterface(1)]), empty, tablesSettings).before)).toEqual([
    'link add vif-f0000001 type veth peer name eth1.102 netns customer',
    'link set vif-f0000001 mtu 1500',
    'link set vif-f0000001 up',
    'addr add 169.254.0.5/30 dev vif-f0000001',
    '-4 rule add iif vif-f0000001 pref 1000 lookup 1139729584',
    '-4 rule add iif vif-f0000001 pref 1001 unreachable',
    '-6 rule add iif vif-f0000001 pref 1000 lookup 1139729584',
    '-6 rule add iif vif-f0000001 pref 1001 unreachable',
  ])
})

test.each([
  ['VRFs', settings],
  ['tables', tablesSettings],
])('a kernel that is right already is left alone, with %s', (_, given) => {
  const router = after(one, given)
  expect(plan(one, router.kernel(), given)).toEqual({ before: [], after: [] })
})

test('a LAG is a bond of its members, with LACP and its minimum of links', () => {
  const ports = [{ portId: 'dxlag-fport001', members: ['eth1', 'eth2'], lacp: true, minimumLinks: 1, jumbo: true }]
  const lines = texts(
    plan(desired([privateInterface(1, { portId: 'dxlag-fport001' })], { ports }), new FakeRouter(fakeClock()).kernel()).before,
  )
  expect(lines).toEqual(
    expect.arrayContaining([
      'link add lag-fport001 type bond mode 802.3ad lacp_rate fast miimon 100 min_links 1',
      'link set eth1 down',
      'link set eth1 master lag-fport001',
      'link set lag-fport001 mtu 9100',
      'link add link lag-fport001 name vif-f0000001 type vlan id 102',
    ]),
  )
  expect(lines.indexOf('link set eth2 master lag-fport001')).toBeLessThan(
    lines.indexOf('link add link lag-fport001 name vif-f0000001 type vlan id 102'),
  )
})

test('an encrypted port carries its VLANs above the encryption', () => {
  const macSec = { mode: 'must_encrypt' as const, keys: [] }
  const ports = [{ portId: 'dxcon-fport001', members: ['dxcon-fport001'], lacp: false, minimumLinks: 0, jumbo: false, macSec }]
  expect(texts(plan(desired([privateInterface(1)], { ports }), empty).before)).toEqual(
    expect.arrayContaining([
      'link add link eth1 mac-fport001 type macsec encrypt on',
      'link add link mac-fport001 name vif-f0000001 type vlan id 102',
    ]),
  )
})

test('what is removed goes after BIRD, interfaces before what is below them', () => {
  const router = after(one)
  const { before, after: late } = plan(desired([]), router.kernel())
  expect(before.filter((line) => line.virtualInterfaceId !== undefined)).toEqual([])
  expect(late.map((line) => line.text)).toEqual([
    'link del vif-f0000001',
    'link del vrf-43eee4b051',
    'route flush table 1139729584',
    '-6 route flush table 1139729584',
  ])
})

test('without VRFs, the rules and the routes of a removed interface go too', () => {
  const router = after(one, tablesSettings)
  const gone = after(desired([]), tablesSettings, router)
  expect(gone.rules).toEqual([])
  expect([...gone.links.keys()].filter((name) => name.startsWith('vif-'))).toEqual([])
})

test('an address that is no longer wanted goes after BIRD, a new one comes before', () => {
  const router = after(one)
  const readdressed = desired([privateInterface(1, { peers: [peer4(9)], mtu: 8500, rateLimit: 50_000_000 })])
  const { before, after: late } = plan(readdressed, router.kernel())
  expect(texts(before)).toEqual(['addr add 169.254.0.37/30 dev vif-f0000001'])
  expect(texts(late)).toEqual(['addr del 169.254.0.5/30 dev vif-f0000001', 'addr del fd00:7:1::1/125 dev vif-f0000001'])
})

test('another VLAN means another link, another MTU does not', () => {
  const router = after(one)
  const changed = (more: Parameters<typeof privateInterface>[1]) =>
    texts(
      plan(desired([privateInterface(1, { peers: [peer4(1), peer6(1)], mtu: 8500, rateLimit: 50_000_000, ...more })]), router.kernel())
        .before,
    )
  expect(changed({ mtu: 1500 })).toEqual(['link set vif-f0000001 mtu 1500'])
  expect(changed({ vlan: 7 }).slice(0, 2)).toEqual(['link del vif-f0000001', 'link add link eth1 name vif-f0000001 type vlan id 7'])
})

test('links of others are never touched', () => {
  const router = new FakeRouter(fakeClock())
  for (const name of ['eth9', 'docker0', 'vif0', 'vrfx'])
    router.links.set(name, { name, kind: '', up: true, light: true, mtu: 1500, addresses: ['192.0.2.1/24'] })
  const { before, after: late } = plan(desired([]), router.kernel())
  expect([...before, ...late].filter((line) => /eth9|docker0|vif0|vrfx/.test(line.text))).toEqual([])
})

test('an interface whose port has a member that is no link is set aside', () => {
  const ports = [{ portId: 'dxcon-fport001', members: ['-batch /etc/shadow'], lacp: false, minimumLinks: 0, jumbo: false }]
  const document = desired([privateInterface(1)], { ports })
  expect([...kernelWish(document, planned(document, settings, new Map()), settings).faults.values()]).toEqual([
    'a member of its port is not a link of this router',
  ])
})

test('what `ip -j` and `tc -j` print is read', () => {
  const addr = JSON.stringify([
    {},
    {
      ifname: 'vif-f0000001',
      link: 'eth1',
      flags: ['UP', 'LOWER_UP'],
      mtu: 1500,
      master: 'vrf-43eee4b051',
      inet6_addr_gen_mode: 'eui64',
      linkinfo: { info_kind: 'vlan', info_data: { id: 102 } },
      addr_info: [
        { family: 'inet', local: '169.254.0.5', prefixlen: 30, scope: 'global' },
        { family: 'inet6', local: 'fe80::1', prefixlen: 64, scope: 'link' },
      ],
    },
    { ifname: 'vrf-43eee4b051', flags: ['UP'], mtu: 65575, linkinfo: { info_kind: 'vrf', info_data: { table: 1139729584 } } },
    {
      ifname: 'lag-fport001',
      flags: ['NO-CARRIER', 'UP'],
      mtu: 9100,
      linkinfo: { info_kind: 'bond', info_data: { ad_info: { partner_mac: '00:00:00:00:00:00' } } },
    },
  ])
  const rules4 = JSON.stringify([
    { priority: 1000, src: 'all', iif: 'vif-f0000001', table: '1139729584' },
    { priority: 1001, src: 'all', iif: 'vif-f0000001', action: 'unreachable' },
    { priority: 32766, src: 'all', table: 'main' },
  ])
  const qdiscs = JSON.stringify([{ kind: 'tbf', dev: 'vif-f0000001', root: true, options: { rate: 6250000, burst: 62500 } }])
  const state = kernelStateFrom({ addr, rules4, rules6: '', qdiscs })
  expect(state.links.get('vif-f0000001')).toMatchObject({
    kind: 'vlan',
    vlan: 102,
    parent: 'eth1',
    master: 'vrf-43eee4b051',
    addresses: ['169.254.0.5/30'],
    light: true,
  })
  expect(state.links.get('vrf-43eee4b051')).toMatchObject({ table: 1_139_729_584 })
  expect(state.links.get('lag-fport001')).toMatchObject({ light: false, partner: false })
  expect(state.rules).toEqual([
    { family: 4, link: 'vif-f0000001', table: 1_139_729_584 },
    { family: 4, link: 'vif-f0000001' },
  ])
  expect(state.rates.get('vif-f0000001')).toBe(50_000_000)
})
