// The 4094 VLANs of a port: who uses which, which are held for somebody who has not accepted yet,
// and where the free stretches are.
import { isLive } from './states.ts'

export interface VlanHolder {
  readonly vlan: number
  readonly id: string
  readonly name: string
  readonly owner: string
  /** `held`: taken, but waiting for its owner to accept. */
  readonly use: 'used' | 'held'
}

interface InterfaceLike {
  readonly virtualInterfaceId?: string | undefined
  readonly virtualInterfaceName?: string | undefined
  readonly virtualInterfaceState?: string | undefined
  readonly ownerAccount?: string | undefined
  readonly vlan?: number | undefined
}

interface HostedLike {
  readonly connectionId?: string | undefined
  readonly connectionName?: string | undefined
  readonly connectionState?: string | undefined
  readonly ownerAccount?: string | undefined
  readonly vlan?: number | undefined
}

/** Live interfaces and hosted connections of one port by VLAN. */
export function vlanHolders(interfaces: readonly InterfaceLike[], hosted: readonly HostedLike[]): ReadonlyMap<number, VlanHolder> {
  const holders = new Map<number, VlanHolder>()
  for (const vi of interfaces) {
    if (vi.vlan === undefined || !isLive(vi.virtualInterfaceState)) continue
    const use = vi.virtualInterfaceState === 'confirming' ? 'held' : 'used'
    holders.set(vi.vlan, {
      vlan: vi.vlan,
      id: vi.virtualInterfaceId ?? '',
      name: vi.virtualInterfaceName ?? '',
      owner: vi.ownerAccount ?? '',
      use,
    })
  }
  for (const connection of hosted) {
    if (connection.vlan === undefined || !isLive(connection.connectionState)) continue
    const use = connection.connectionState === 'ordering' ? 'held' : 'used'
    holders.set(connection.vlan, {
      vlan: connection.vlan,
      id: connection.connectionId ?? '',
      name: connection.connectionName ?? '',
      owner: connection.ownerAccount ?? '',
      use,
    })
  }
  return holders
}

export const lastVlan = 4094

/** The lowest free VLAN from `from` on, going round once. */
export function nextFreeVlan(holders: ReadonlyMap<number, VlanHolder>, from = 1): number | undefined {
  for (let passed = 0; passed < lastVlan; passed += 1) {
    const vlan = ((from - 1 + passed) % lastVlan) + 1
    if (!holders.has(vlan)) return vlan
  }
  return undefined
}

/** `100, 102, 200 to 205`: the taken ones, for a sentence; shortened behind `most` stretches. */
export function printVlans(vlans: Iterable<number>, most = 12): string {
  const sorted = [...vlans].toSorted((a, b) => a - b)
  const stretches: { first: number; last: number }[] = []
  for (const vlan of sorted) {
    const open = stretches.at(-1)
    if (open !== undefined && open.last === vlan - 1) open.last = vlan
    else stretches.push({ first: vlan, last: vlan })
  }
  const words = stretches.map(({ first, last }) =>
    first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first} to ${last}`,
  )
  return words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more stretches`
}

/** The whole map in one sentence, for those who do not see it. */
export function describeVlans(holders: ReadonlyMap<number, VlanHolder>): string {
  const all = [...holders.values()]
  const vlansOf = (use: VlanHolder['use']) => all.filter((holder) => holder.use === use).map(({ vlan }) => vlan)
  const [used, held] = [vlansOf('used'), vlansOf('held')]
  const part = (word: string, vlans: readonly number[]) =>
    vlans.length === 0 ? `none ${word}` : `${vlans.length} ${word} (${printVlans(vlans)})`
  return `${lastVlan - holders.size} of ${lastVlan} VLANs are free, ${part('used', used)}, ${part('held for acceptance', held)}.`
}
