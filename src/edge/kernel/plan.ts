// The difference between what the kernel has and what it shall have, as lines for `ip -batch` and `tc -batch`.
// What is added comes before BIRD is told, what is removed after it, so that no session is ever told to use
// a link that is not there. A plan made from a kernel that is right already is empty.
import { interfaceOfLink } from '#edge/names.ts'
import { rulePreference } from '#edge/kernel/state.ts'
import type { KernelRule, KernelState } from '#edge/kernel/state.ts'
import type { KernelWish, WishedInterface, WishedPort } from '#edge/kernel/wish.ts'
import type { EdgeSettings } from '#edge/settings.ts'

export interface KernelLine {
  /** `sysctl`: `name=value` below `net`. */
  readonly tool: 'ip' | 'tc' | 'sysctl'
  readonly text: string
  /** Whose it is: a line that fails quarantines this interface and nothing else. */
  readonly virtualInterfaceId?: string
  /** Its failure is no fault: the thing may be gone, or the kernel may not have it. */
  readonly optional?: true
}

export interface KernelPlan {
  readonly before: readonly KernelLine[]
  readonly after: readonly KernelLine[]
}

const ours = /^(?:vif|vrf|lag|mac)-/
const ip = (text: string, virtualInterfaceId?: string): KernelLine => ({
  tool: 'ip',
  text,
  ...(virtualInterfaceId !== undefined && { virtualInterfaceId }),
})
const optional = (line: KernelLine): KernelLine => ({ ...line, optional: true })

/**
 * A router that believes a customer's redirects, advertisements or foreign sources is not a border. The check of sources asks
 * the VRF's table; where there are only rules, the kernel would ask the main table, which knows no customer.
 */
const guards = (link: string, hasVrf: boolean): string[] => [
  `net/ipv4/conf/${link}/rp_filter=${hasVrf ? 1 : 0}`,
  `net/ipv4/conf/${link}/accept_redirects=0`,
  `net/ipv4/conf/${link}/send_redirects=0`,
  `net/ipv4/conf/${link}/accept_source_route=0`,
  `net/ipv4/conf/${link}/arp_ignore=1`,
  `net/ipv4/conf/${link}/proxy_arp=0`,
  `net/ipv6/conf/${link}/accept_ra=0`,
  `net/ipv6/conf/${link}/accept_redirects=0`,
]

function portLines(port: WishedPort, state: KernelState): KernelLine[] {
  const lines: KernelLine[] = []
  if (port.bond && !state.links.has(port.bond.name)) {
    const { name, minimumLinks } = port.bond
    lines.push(ip(`link add ${name} type bond mode 802.3ad lacp_rate fast miimon 100 min_links ${minimumLinks}`))
  }
  for (const member of port.members) {
    const now = state.links.get(member)
    if (port.bond && now?.master !== port.bond.name)
      lines.push(ip(`link set ${member} down`), ip(`link set ${member} master ${port.bond.name}`))
    lines.push(...linkLines(member, port.mtu, state))
  }
  if (port.bond) lines.push(...linkLines(port.bond.name, port.mtu, state))
  if (port.macSec && !state.links.has(port.macSec.name)) {
    lines.push(ip(`link add link ${port.macSec.below} ${port.macSec.name} type macsec encrypt on`), ip(`link set ${port.macSec.name} up`))
  }
  return lines
}

/** A port's own link carries no address of any kind: what comes without a tag of ours goes nowhere. */
function linkLines(link: string, mtu: number, state: KernelState): KernelLine[] {
  const now = state.links.get(link)
  return [
    ...(now?.addressless ? [] : [ip(`link set ${link} addrgenmode none`)]),
    ...(now && now.mtu >= mtu ? [] : [ip(`link set ${link} mtu ${mtu}`)]),
    ...(now?.up ? [] : [ip(`link set ${link} up`)]),
  ]
}

const vrfLines = (vrf: { name: string; table: number }, state: KernelState): KernelLine[] =>
  state.links.has(vrf.name)
    ? []
    : [
        ip(`link add ${vrf.name} type vrf table ${vrf.table}`),
        ip(`link set ${vrf.name} up`),
        // Without these a miss in the VRF's table would go on to the main table.
        ip(`route replace unreachable default table ${vrf.table} metric 4278198272`),
        ip(`-6 route replace unreachable default table ${vrf.table} metric 4278198272`),
      ]

function addedLink(one: WishedInterface, carrier: EdgeSettings['carrier']): string {
  if (carrier.kind === 'vlan') return `link add link ${one.below} name ${one.link} type vlan id ${one.vlan}`
  return `link add ${one.link} type veth peer name ${carrier.peerPrefix}${one.vlan} netns ${carrier.peerNamespace}`
}

/** The link itself is as wished; an interface whose VLAN or port changed is made anew. */
function isMade(one: WishedInterface, state: KernelState, carrier: EdgeSettings['carrier']): boolean {
  const now = state.links.get(one.link)
  if (!now || now.kind !== carrier.kind) return false
  return carrier.kind === 'veth' || (now.vlan === one.vlan && now.parent === one.below)
}

function interfaceLines(
  one: WishedInterface,
  state: KernelState,
  rules: readonly KernelRule[],
  carrier: EdgeSettings['carrier'],
): KernelLine[] {
  const made = isMade(one, state, carrier)
  const now = made ? state.links.get(one.link) : undefined
  const line = (text: string) => ip(text, one.virtualInterfaceId)
  const lines: KernelLine[] = []
  if (!made && state.links.has(one.link)) lines.push(line(`link del ${one.link}`))
  if (!made) lines.push(line(addedLink(one, carrier)))
  // Into the VRF before any address: moving a link takes its IPv6 addresses away.
  if (one.master !== undefined && now?.master !== one.master) lines.push(line(`link set ${one.link} master ${one.master}`))
  if (now?.mtu !== one.mtu) lines.push(line(`link set ${one.link} mtu ${one.mtu}`))
  if (!made)
    for (const text of guards(one.link, one.table === undefined))
      lines.push({ tool: 'sysctl', text, virtualInterfaceId: one.virtualInterfaceId, optional: true })
  if (!now?.up) lines.push(line(`link set ${one.link} up`))
  for (const address of one.addresses) {
    if (!now?.addresses.includes(address)) lines.push(line(`addr add ${address} dev ${one.link}${address.includes(':') ? ' nodad' : ''}`))
  }
  return [...lines, ...ruleLines(one, rules), ...rateLines(one, made, state)]
}

function ruleLines(one: WishedInterface, rules: readonly KernelRule[]): KernelLine[] {
  const { table } = one
  if (table === undefined) return []
  const lines: KernelLine[] = []
  for (const family of [4, 6] as const) {
    const has = (wanted: number | undefined) => rules.some((rule) => rule.family === family && rule.table === wanted)
    const add = `-${family} rule add iif ${one.link} pref`
    if (!has(table)) lines.push(ip(`${add} ${rulePreference.lookup} lookup ${table}`, one.virtualInterfaceId))
    if (!has(undefined)) lines.push(ip(`${add} ${rulePreference.unreachable} unreachable`, one.virtualInterfaceId))
  }
  return lines
}

function rateLines(one: WishedInterface, made: boolean, state: KernelState): KernelLine[] {
  const now = made ? state.rates.get(one.link) : undefined
  if (now === one.rateLimit) return []
  const owner = { virtualInterfaceId: one.virtualInterfaceId, optional: true as const }
  if (one.rateLimit === undefined) return [{ tool: 'tc', text: `qdisc del dev ${one.link} root`, ...owner }]
  // Ten milliseconds at the rate, and never less than one large frame.
  const burst = Math.max(16_384, Math.ceil(one.rateLimit / 800))
  return [{ tool: 'tc', text: `qdisc replace dev ${one.link} root tbf rate ${one.rateLimit}bit burst ${burst}b latency 50ms`, ...owner }]
}

/** Lines of one kind together, so that a thousand interfaces need as many programs as one: links, guards, addresses, rules, rates. */
function rank({ tool, text }: KernelLine): number {
  if (tool === 'sysctl') return 1
  if (tool === 'tc') return 5
  if (text.startsWith('-4')) return 3
  if (text.startsWith('-6')) return 4
  return text.startsWith('addr') || text.endsWith(' up') ? 2 : 0
}

function staleRules(wish: KernelWish, state: KernelState): KernelLine[] {
  const tables = new Map(wish.interfaces.map((one) => [one.link, one.table]))
  const stale = state.rules.filter((rule) => {
    const table = tables.get(rule.link)
    return table === undefined || (rule.table !== undefined && rule.table !== table)
  })
  return stale.map(({ family, link, table }) =>
    optional(
      ip(
        table === undefined
          ? `-${family} rule del iif ${link} pref ${rulePreference.unreachable} unreachable`
          : `-${family} rule del iif ${link} pref ${rulePreference.lookup} lookup ${table}`,
      ),
    ),
  )
}

/** BIRD leaves its kernel routes when it goes; a table that no interface uses any more is emptied here. */
function staleTables(wish: KernelWish, state: KernelState): KernelLine[] {
  const wanted = new Set([...wish.vrfs.map((vrf) => vrf.table), ...wish.interfaces.map((one) => one.table)])
  const has = new Set([...state.rules.map((rule) => rule.table), ...[...state.links.values()].map((link) => link.table)])
  const stale = [...has].filter((table) => table !== undefined && !wanted.has(table))
  return stale.flatMap((table) => [optional(ip(`route flush table ${table}`)), optional(ip(`-6 route flush table ${table}`))])
}

function staleAddresses(wish: KernelWish, state: KernelState, carrier: EdgeSettings['carrier']): KernelLine[] {
  return wish.interfaces.flatMap((one) => {
    if (!isMade(one, state, carrier)) return []
    const stale = state.links.get(one.link)?.addresses.filter((address) => !one.addresses.includes(address)) ?? []
    return stale.map((address) => optional(ip(`addr del ${address} dev ${one.link}`, one.virtualInterfaceId)))
  })
}

function staleLinks(wish: KernelWish, state: KernelState): KernelLine[] {
  const wanted = new Set([
    ...wish.interfaces.map((one) => one.link),
    ...wish.vrfs.map((vrf) => vrf.name),
    ...wish.ports.flatMap((port) => [port.bond?.name, port.macSec?.name]),
  ])
  // Interfaces before the bonds and encrypted links below them, VRFs last.
  const height = (name: string) => ['vif', 'mac', 'lag', 'vrf'].indexOf(name.slice(0, 3))
  const stale = [...state.links.keys()].filter((name) => ours.test(name) && !wanted.has(name))
  return stale
    .toSorted((a, b) => height(a) - height(b) || (a < b ? -1 : 1))
    .map((name) => optional(ip(`link del ${name}`, interfaceOfLink(name))))
}

export function kernelPlan(state: KernelState, wish: KernelWish, carrier: EdgeSettings['carrier']): KernelPlan {
  const rules = Map.groupBy(state.rules, (rule) => rule.link)
  return {
    before: [
      ...wish.vrfs.flatMap((vrf) => vrfLines(vrf, state)),
      ...wish.ports.flatMap((port) => portLines(port, state)),
      ...wish.interfaces
        .flatMap((one) => interfaceLines(one, state, rules.get(one.link) ?? [], carrier))
        .toSorted((a, b) => rank(a) - rank(b)),
    ],
    after: [...staleRules(wish, state), ...staleAddresses(wish, state, carrier), ...staleLinks(wish, state), ...staleTables(wish, state)],
  }
}
