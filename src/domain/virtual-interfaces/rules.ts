// What an interface may be: its VLAN, frame size, name, owner, extras. Each rule refuses with the
// sentence the caller will see; the console checks with the very same functions while typing.
import { megabits, printBandwidth } from '#domain/bandwidth.ts'
import { type Profile, refuse, refuseUnless } from '#domain/fault.ts'
import type { Parent } from '#domain/parents/parent.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import type { VirtualInterface, VirtualInterfaceType } from '#domain/virtual-interfaces/virtual-interface.ts'

export const looksLikeInterfaceId = (id: string): boolean => /^dxvif-[A-Za-z0-9]{8}$/.test(id)

export function mustBeInterfaceName(name: string | undefined): string {
  if (name === undefined) refuse(interfaceFaults.missing, 'virtualInterfaceName')
  refuseUnless(name.length >= 1 && name.length <= 100, interfaceFaults.badName)
  return name
}

/** OUTSCALE's page allows up to 4096 and its present API 2 to 4094; no wire carries 4095 or 4096. */
export function mustBeVlan(vlan: number | undefined, profile: Profile): number {
  if (vlan === undefined) refuse(interfaceFaults.missing, 'vlan')
  const first = profile === 'outscale' ? 2 : 1
  refuseUnless(vlan !== 4095 && vlan !== 4096, interfaceFaults.reservedVlan, vlan, first)
  refuseUnless(Number.isInteger(vlan) && vlan >= first && vlan <= 4094, interfaceFaults.badVlan, vlan, first)
  return vlan
}

/** On a hosted connection there is one VLAN, the partner's. */
export function mustBeVlanOf(parent: Parent, vlan: number): void {
  if (parent.vlan !== undefined) refuseUnless(vlan === parent.vlan, interfaceFaults.hostedVlan, vlan, parent.parentId, parent.vlan)
}

export function mustBeFreeVlan(vlan: number, parent: Parent, holder: string | undefined): void {
  refuseUnless(holder === undefined, interfaceFaults.vlanInUse, vlan, parent.parentId)
}

/** Documentation moved from 9001 to 8500 for private interfaces; both are taken and echoed. */
export const mtusOf: Readonly<Record<VirtualInterfaceType, readonly number[]>> = {
  private: [1500, 8500, 9001],
  transit: [1500, 8500],
  public: [1500],
}

interface Framed {
  readonly parentId: string
  readonly jumboFrameCapable: boolean
}

/** At OUTSCALE frames are always small. */
export function mustBeMtu(mtu: number | undefined, type: VirtualInterfaceType, parent: Framed, profile: Profile = 'aws'): number {
  const wanted = mtu ?? 1500
  const allowed = profile === 'outscale' ? [1500] : mtusOf[type]
  refuseUnless(allowed.includes(wanted), interfaceFaults.badMtu, wanted, type, allowed.join(', '))
  refuseUnless(wanted === 1500 || parent.jumboFrameCapable, interfaceFaults.noJumbo, wanted, parent.parentId)
  return wanted
}

/** Between 50 Mbps and what the port carries; hosted connections have a limit of their own already. */
export function mustBeRateLimit(rateLimit: string, parent: Parent, limitersInUse: number): string {
  refuseUnless(parent.kind !== 'hosted', interfaceFaults.noRateLimitOnHosted, parent.parentId)
  const wanted = megabits(rateLimit)
  refuseUnless(
    wanted !== undefined && wanted >= 50 && wanted <= parent.capacity,
    interfaceFaults.notLarger,
    rateLimit,
    printBandwidth(parent.capacity),
  )
  refuseUnless(limitersInUse < 10, interfaceFaults.tooManyRateLimiters, parent.parentId)
  return rateLimit
}

/** Prefixes per family that a port's interfaces share. */
export function prefixPoolOf(portBandwidth: string): number {
  const speed = megabits(portBandwidth) ?? 0
  if (speed >= 400_000) return 50_000
  return speed >= 100_000 ? 30_000 : 5_000
}

/** What an interface takes from the pool when it does not say. */
export const defaultPrefixAllocation = 100

export function mustFitPool(member: string, wanted: number, allocatedToOthers: number, parent: Parent): number {
  refuseUnless(wanted >= 1 && wanted <= 1000, interfaceFaults.badPoolCount, member, wanted)
  const left = prefixPoolOf(parent.portBandwidth) - allocatedToOthers
  refuseUnless(wanted <= left, interfaceFaults.poolExceeded, member, wanted, left, parent.parentId)
  return wanted
}

/** What an interface gets of the pool: what it asks for, or the usual share as far as the pool reaches. */
export function allocationOf(member: string, wanted: number | undefined, allocatedToOthers: number, parent: Parent): number {
  if (wanted !== undefined) return mustFitPool(member, wanted, allocatedToOthers, parent)
  return Math.max(0, Math.min(defaultPrefixAllocation, prefixPoolOf(parent.portBandwidth) - allocatedToOthers))
}

/** Hosted connections take one interface. */
export function mustHaveRoom(parent: Parent, siblings: readonly VirtualInterface[]): void {
  refuseUnless(parent.kind !== 'hosted' || siblings.length === 0, interfaceFaults.hostedFull, parent.parentId)
}

/** Not in China nor GovCloud, and only where a Direct Connect gateway joins the sites. */
export function mustTakeSiteLink(vi: {
  readonly virtualInterfaceType: VirtualInterfaceType
  readonly directConnectGatewayId?: string
  readonly region: string
}): void {
  refuseUnless(vi.virtualInterfaceType !== 'public', interfaceFaults.noSiteLink, 'the virtual interface is public')
  refuseUnless(
    vi.directConnectGatewayId !== undefined,
    interfaceFaults.noSiteLink,
    'the virtual interface is not attached to a Direct Connect gateway',
  )
  refuseUnless(!/^(cn|us-gov)-/.test(vi.region), interfaceFaults.noSiteLink, `it is not offered in region ${vi.region}`)
}

const gone = new Set(['deleting', 'deleted', 'rejected', 'expired'])

/** Holds its VLAN and addresses, and counts. */
export const isLiveInterface = (vi: VirtualInterface): boolean => !gone.has(vi.virtualInterfaceState)
