// What the kernel says it has, read from `ip -j` and `tc -j`: only links that the edge made or uses,
// and only what it would change about them.
import { cidrOf, printCidr } from '#edge/addresses.ts'
import { isOurTable } from '#edge/names.ts'

export interface KernelLink {
  readonly name: string
  /** `vlan`, `vrf`, `bond`, `macsec`, `veth`, or empty for a physical one. */
  readonly kind: string
  readonly up: boolean
  /** Whether a signal is there: carrier, not administrative state. */
  readonly light: boolean
  readonly mtu: number
  readonly master?: string
  /** The link below. */
  readonly parent?: string
  readonly vlan?: number
  readonly table?: number
  /** Of a bond: LACP has a partner. */
  readonly partner?: boolean
  readonly addressless?: boolean
  /** Global addresses, canonical. */
  readonly addresses: readonly string[]
}

/** A rule that sends what arrives on an interface to its own table, or nowhere. */
export interface KernelRule {
  readonly family: 4 | 6
  readonly link: string
  /** Absent: unreachable. */
  readonly table?: number
}

export interface KernelState {
  readonly links: ReadonlyMap<string, KernelLink>
  readonly rules: readonly KernelRule[]
  /** Bits per second of the token bucket on a link. */
  readonly rates: ReadonlyMap<string, number>
}

/** Preferences of our two rules. */
export const rulePreference = { lookup: 1_000, unreachable: 1_001 } as const

type Members = Readonly<Record<string, unknown>>
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null
const list = (value: unknown): Members[] => (Array.isArray(value) ? value.filter(isMembers) : [])
const within = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, member) => (isMembers(at) ? at[member] : undefined), value)
const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const parsed = (json: string): Members[] => (json.trim() === '' ? [] : list(JSON.parse(json)))

function addressesOf(link: Members): string[] {
  return list(link['addr_info']).flatMap((one) => {
    if (one['scope'] !== 'global') return []
    const cidr = cidrOf(`${String(one['local'])}/${String(one['prefixlen'])}`)
    return cidr ? [printCidr(cidr)] : []
  })
}

function linkFrom(link: Members): KernelLink | undefined {
  const name = textOr(link['ifname'])
  if (name === undefined) return undefined
  const flags = Array.isArray(link['flags']) ? link['flags'] : []
  const kind = textOr(within(link, 'linkinfo', 'info_kind')) ?? ''
  const info = within(link, 'linkinfo', 'info_data')
  const [master, parent] = [textOr(link['master']), textOr(link['link'])]
  const partnerMac = textOr(within(info, 'ad_info', 'partner_mac'))
  return {
    name,
    kind,
    up: flags.includes('UP'),
    light: flags.includes('LOWER_UP') && !flags.includes('NO-CARRIER'),
    mtu: numberOr(link['mtu']) ?? 0,
    ...(master !== undefined && { master }),
    ...(parent !== undefined && { parent }),
    ...(kind === 'vlan' && { vlan: numberOr(within(info, 'id')) ?? 0 }),
    ...(kind === 'vrf' && { table: Number(within(info, 'table')) }),
    ...(kind === 'bond' && { partner: partnerMac !== undefined && partnerMac !== '00:00:00:00:00:00' }),
    addressless: link['inet6_addr_gen_mode'] === 'none',
    addresses: addressesOf(link),
  }
}

function ruleFrom(rule: Members, family: 4 | 6): KernelRule | undefined {
  const link = textOr(rule['iif'])
  if (link === undefined) return undefined
  if (rule['priority'] === rulePreference.unreachable) return { family, link }
  const table = Number(rule['table'])
  return rule['priority'] === rulePreference.lookup && isOurTable(table) ? { family, link, table } : undefined
}

/**
 * Puts the answers together: `ip -j -d addr show`, `ip -j rule`, `ip -j -6 rule`, `tc -j qdisc show`
 * (rates come in bytes per second there).
 */
export function kernelStateFrom(answers: { addr: string; rules4: string; rules6: string; qdiscs: string }): KernelState {
  const links = parsed(answers.addr).map(linkFrom)
  const rules = [...parsed(answers.rules4).map((rule) => ruleFrom(rule, 4)), ...parsed(answers.rules6).map((rule) => ruleFrom(rule, 6))]
  const rates = parsed(answers.qdiscs).flatMap((qdisc): [string, number][] => {
    const rate = numberOr(within(qdisc, 'options', 'rate'))
    return qdisc['kind'] === 'tbf' && rate !== undefined ? [[String(qdisc['dev']), rate * 8]] : []
  })
  return {
    links: new Map(links.flatMap((link) => (link ? [[link.name, link] as const] : []))),
    rules: rules.filter((rule) => rule !== undefined),
    rates: new Map(rates),
  }
}
