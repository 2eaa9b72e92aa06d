// A virtual interface with its BGP peers: one VLAN on a connection or LAG. It belongs to the
// account that uses it, which for a hosted interface is not the account that owns the port.
import type { BgpPeer } from '#domain/bgp-peers/bgp-peer.ts'
import type { Tag } from '#domain/tags/tag.ts'

export type VirtualInterfaceType = 'private' | 'public' | 'transit'

export type VirtualInterfaceState =
  | 'confirming'
  | 'verifying'
  | 'pending'
  | 'available'
  | 'down'
  | 'testing'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  /** OUTSCALE only: not confirmed within seven days. */
  | 'expired'

export interface VirtualInterface {
  readonly virtualInterfaceId: string
  readonly virtualInterfaceName: string
  readonly virtualInterfaceType: VirtualInterfaceType
  readonly virtualInterfaceState: VirtualInterfaceState
  /** Epoch milliseconds at which `virtualInterfaceState` was entered. */
  readonly since: number
  readonly createdAt: number
  readonly ownerAccount: string
  /** Who owns the connection or LAG below; another account than `ownerAccount` when hosted. */
  readonly connectionOwner: string
  /** `dxcon-…` or `dxlag-…`; shown as `connectionId`. */
  readonly parentId: string
  readonly region: string
  readonly location: string
  readonly device: string
  readonly logicalDevice: string
  readonly vlan: number
  readonly mtu: number
  readonly jumboFrameCapable: boolean
  readonly amazonSideAsn: number
  readonly virtualGatewayId?: string
  readonly directConnectGatewayId?: string
  readonly siteLinkEnabled: boolean
  readonly routeFilterPrefixes: readonly string[]
  readonly peers: readonly BgpPeer[]
  readonly tags: readonly Tag[]
  readonly rateLimit?: string
  readonly prefixPoolAllocatedCountIpv4?: number
  readonly prefixPoolAllocatedCountIpv6?: number
  /** Something about it was wished that its edge has not yet said to be so. */
  readonly unsettled: boolean
  /** Why the last change of state failed or what it waits for, for people. */
  readonly stateReason?: string
}
