// A new interface from what was asked for, with everything decided but its addresses and the
// gateway: those need to be looked up. The rules that need no look-up are applied here, in one
// place for all six calls that make interfaces.
import { authKeyOf, mustBeAsn, mustBeFamily, mustNotBeOwnAsn } from '#domain/bgp-peers/rules.ts'
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import { newId, type Random } from '#domain/ids.ts'
import type { ReadyParent } from '#domain/parents/parent.ts'
import type { Settings } from '#domain/settings.ts'
import type { Tag } from '#domain/tags/tag.ts'
import { mustBeTags, type WantedTag } from '#domain/tags/rules.ts'
import { mustBeInterfaceName, mustBeMtu, mustBeVlan, mustBeVlanOf } from '#domain/virtual-interfaces/rules.ts'
import type { VirtualInterface, VirtualInterfaceState, VirtualInterfaceType } from '#domain/virtual-interfaces/virtual-interface.ts'

/** What the six requests have in common; a member that a type does not take is simply never there. */
export interface WantedInterface {
  readonly virtualInterfaceName?: string | undefined
  readonly vlan?: number | undefined
  readonly asn?: number | undefined
  readonly asnLong?: number | undefined
  readonly mtu?: number | undefined
  readonly authKey?: string | undefined
  readonly amazonAddress?: string | undefined
  readonly customerAddress?: string | undefined
  readonly addressFamily?: string | undefined
  readonly routeFilterPrefixes?: readonly { readonly cidr?: string | undefined }[] | undefined
  readonly tags?: readonly WantedTag[] | undefined
  readonly rateLimit?: string | undefined
  readonly prefixPoolAllocatedCountIpv4?: number | undefined
  readonly prefixPoolAllocatedCountIpv6?: number | undefined
}

/** Everything of an interface that can be said without looking anything up. */
export interface Draft {
  readonly virtualInterfaceName: string
  readonly vlan: number
  readonly mtu: number
  readonly asn: number
  readonly authKey: string
  readonly addressFamily: 'ipv4' | 'ipv6'
  readonly tags: readonly Tag[]
  /** Its part of the port's prefix pools; absent where it has none. */
  readonly prefixPoolAllocatedCountIpv4?: number
  readonly prefixPoolAllocatedCountIpv6?: number
}

/** Refuses what is wrong in itself. The customer's ASN is compared with our side's once that is known. */
export function draftOf(
  wanted: WantedInterface,
  type: VirtualInterfaceType,
  parent: ReadyParent,
  settings: Settings,
  random: Random,
): Draft {
  const virtualInterfaceName = mustBeInterfaceName(wanted.virtualInterfaceName)
  const vlan = mustBeVlan(wanted.vlan, settings.profile)
  mustBeVlanOf(parent, vlan)
  return {
    virtualInterfaceName,
    vlan,
    mtu: mustBeMtu(wanted.mtu, type, parent, settings.profile),
    asn: mustBeAsn(wanted, settings.profile),
    authKey: authKeyOf(wanted.authKey, random),
    addressFamily: mustBeFamily(wanted.addressFamily),
    tags: mustBeTags(wanted.tags),
  }
}

export interface Placement {
  readonly type: VirtualInterfaceType
  readonly state: VirtualInterfaceState
  readonly parent: ReadyParent
  readonly ownerAccount: string
  readonly amazonSideAsn: number
  readonly virtualGatewayId?: string
  readonly directConnectGatewayId?: string
  readonly siteLinkEnabled?: boolean
  readonly routeFilterPrefixes: readonly string[]
  readonly addresses: { readonly amazonAddress: string; readonly customerAddress: string }
}

type Moment = { readonly now: number; readonly random: Random }

export function newInterface(draft: Draft, wanted: WantedInterface, placement: Placement, { now, random }: Moment): VirtualInterface {
  const { type, state, parent } = placement
  mustNotBeOwnAsn(draft.asn, placement.amazonSideAsn)
  return {
    virtualInterfaceId: newId('dxvif', random),
    virtualInterfaceName: draft.virtualInterfaceName,
    virtualInterfaceType: type,
    virtualInterfaceState: state,
    since: now,
    createdAt: now,
    ownerAccount: placement.ownerAccount,
    connectionOwner: parent.ownerAccount,
    parentId: parent.parentId,
    region: parent.region,
    location: parent.location,
    device: parent.device,
    logicalDevice: parent.logicalDevice,
    vlan: draft.vlan,
    mtu: draft.mtu,
    jumboFrameCapable: parent.jumboFrameCapable,
    amazonSideAsn: placement.amazonSideAsn,
    ...(placement.virtualGatewayId !== undefined && { virtualGatewayId: placement.virtualGatewayId }),
    ...(placement.directConnectGatewayId !== undefined && { directConnectGatewayId: placement.directConnectGatewayId }),
    siteLinkEnabled: placement.siteLinkEnabled ?? false,
    routeFilterPrefixes: placement.routeFilterPrefixes,
    peers: [newPeer(draft, placement.addresses, type === 'public' ? 'verifying' : 'pending', parent, { now, random })],
    tags: draft.tags,
    ...(wanted.rateLimit !== undefined && { rateLimit: wanted.rateLimit }),
    ...(draft.prefixPoolAllocatedCountIpv4 !== undefined && { prefixPoolAllocatedCountIpv4: draft.prefixPoolAllocatedCountIpv4 }),
    ...(draft.prefixPoolAllocatedCountIpv6 !== undefined && { prefixPoolAllocatedCountIpv6: draft.prefixPoolAllocatedCountIpv6 }),
    unsettled: state === 'pending',
  }
}

export const newPeer = (
  draft: Pick<Draft, 'asn' | 'authKey' | 'addressFamily'>,
  addresses: { readonly amazonAddress: string; readonly customerAddress: string },
  bgpPeerState: BgpPeer['bgpPeerState'],
  place: { readonly device: string; readonly logicalDevice: string },
  { now, random }: Moment,
): BgpPeer => ({
  bgpPeerId: newId('dxpeer', random),
  asn: draft.asn,
  authKey: draft.authKey,
  addressFamily: draft.addressFamily,
  amazonAddress: addresses.amazonAddress,
  customerAddress: addresses.customerAddress,
  bgpPeerState,
  bgpStatus: 'down',
  since: now,
  statusSince: now,
  device: place.device,
  logicalDevice: place.logicalDevice,
})
