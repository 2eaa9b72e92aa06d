// Finds an interface its place: VLAN, peer subnet, announced prefixes and shares of the port. It
// reads under the parent's lock and refuses; `claimPlace` then writes what was found free.
import { candidateIpv4, candidateIpv6 } from '#domain/addresses/peer-candidates.ts'
import { mustBePeerAddresses, type PeerAddresses } from '#domain/addresses/peer-addresses.ts'
import { mustBeRouteFilterPrefixes, type Prefix } from '#domain/addresses/route-filter.ts'
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Random } from '#domain/ids.ts'
import type { ReadyParent } from '#domain/parents/parent.ts'
import { noUsage } from '#domain/parents/usage.ts'
import type { Settings } from '#domain/settings.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { type Draft, draftOf, type WantedInterface } from '#domain/virtual-interfaces/maker.ts'
import { mustBeWithinQuota } from '#domain/virtual-interfaces/quotas.ts'
import { allocationOf, isLiveInterface, mustBeFreeVlan, mustBeRateLimit, mustHaveRoom } from '#domain/virtual-interfaces/rules.ts'
import { announcedScope, peerScope } from '#domain/virtual-interfaces/scopes.ts'
import type { VirtualInterface, VirtualInterfaceType } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { Tx } from '#store/tx.ts'

export interface Place {
  readonly draft: Draft
  readonly addresses: PeerAddresses
  readonly prefixes: readonly Prefix[]
}

interface World {
  readonly tx: Tx
  readonly random: Random
  readonly settings: Settings
}

export async function findPlace(world: World, parent: ReadyParent, type: VirtualInterfaceType, wanted: WantedInterface): Promise<Place> {
  const { tx, settings } = world
  const draft = draftOf(wanted, type, parent, settings, world.random)
  const given = mustBePeerAddresses({ ...wanted, addressFamily: draft.addressFamily }, type, settings)
  const prefixes =
    type === 'public'
      ? mustBeRouteFilterPrefixes(
          wanted.routeFilterPrefixes?.map(({ cidr }) => cidr),
          draft.addressFamily,
          settings,
        )
      : []

  mustBeFreeVlan(draft.vlan, parent, await tx.vlans.holder(parent.parentId, draft.vlan))
  const allocation = await shareOf(world, parent, type, wanted)
  const addresses = await freeAddresses(world, parent.parentId, draft.addressFamily, given)
  await mustBeUnannounced(tx, parent.region, prefixes)
  return { draft: { ...draft, ...allocation }, addresses, prefixes }
}

/** Rate limiters, quotas and the prefix pool: what the interfaces of one port share, and this one's part of the pool. */
async function shareOf(
  { tx, settings }: World,
  parent: ReadyParent,
  type: VirtualInterfaceType,
  wanted: WantedInterface,
): Promise<Partial<Draft>> {
  const { quotas } = settings
  if (parent.kind === 'hosted' || Object.keys(quotas).length > 0) {
    const siblings = (await tx.virtualInterfaces.on(parent.parentId)).filter(isLiveInterface)
    mustHaveRoom(parent, siblings)
    mustBeWithinQuota(parent, type, siblings, quotas)
  }
  const usage = (await tx.virtualInterfaces.usageOf([parent.parentId])).get(parent.parentId) ?? noUsage
  if (wanted.rateLimit !== undefined) mustBeRateLimit(wanted.rateLimit, parent, usage.rateLimiters)
  if (type === 'public' || parent.kind === 'hosted') return {}
  const ipv4 = allocationOf('prefixPoolAllocatedCountIpv4', wanted.prefixPoolAllocatedCountIpv4, usage.ipv4, parent)
  const ipv6 = allocationOf('prefixPoolAllocatedCountIpv6', wanted.prefixPoolAllocatedCountIpv6, usage.ipv6, parent)
  return {
    ...(ipv4 > 0 && { prefixPoolAllocatedCountIpv4: ipv4 }),
    ...(ipv6 > 0 && { prefixPoolAllocatedCountIpv6: ipv6 }),
  }
}

/** The pair that was asked for, if nobody has it, or the first free one of the pool. */
export async function freeAddresses(
  { tx, random }: World,
  parentId: string,
  family: 'ipv4' | 'ipv6',
  given: PeerAddresses | undefined,
): Promise<PeerAddresses> {
  const scope = peerScope(parentId)
  if (given !== undefined) {
    refuseUnless((await tx.ranges.overlapping(scope, given.range)) === undefined, peerFaults.overlap, given.customerAddress, parentId)
    return given
  }
  for (const candidate of family === 'ipv4' ? candidateIpv4(random) : candidateIpv6(random)) {
    if ((await tx.ranges.overlapping(scope, candidate.range)) === undefined) return candidate
  }
  return refuse(peerFaults.poolEmpty, parentId)
}

/** §6 asks it of IPv4 alone. */
const exclusive = (prefixes: readonly Prefix[]): readonly Prefix[] => prefixes.filter(({ cidr }) => !cidr.includes(':'))

async function mustBeUnannounced(tx: Tx, region: string, prefixes: readonly Prefix[]): Promise<void> {
  const scope = announcedScope(region)
  const asked = exclusive(prefixes)
  if (asked.length > 0) await tx.ranges.lockScope(scope)
  for (const { cidr, range } of asked) {
    refuseUnless((await tx.ranges.overlapping(scope, range)) === undefined, interfaceFaults.prefixTaken, cidr)
  }
}

/** Writes the interface and everything it holds. */
export async function claimPlace(tx: Tx, vi: VirtualInterface, place: Place): Promise<void> {
  await tx.vlans.claim(vi.parentId, vi.vlan, vi.virtualInterfaceId)
  const [peer] = vi.peers
  if (peer !== undefined) await tx.ranges.claim(peerScope(vi.parentId), place.addresses.range, peer.bgpPeerId)
  for (const { range } of exclusive(place.prefixes)) await tx.ranges.claim(announcedScope(vi.region), range, vi.virtualInterfaceId)
  await tx.virtualInterfaces.insert(vi)
}
