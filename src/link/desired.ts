// What an edge device shall be: the whole wish for one router in one document. The control plane
// writes it, the edge agent reads it, and neither needs anything else of the other. Only ids,
// numbers, re-printed addresses and keys are in it; no text that a customer typed.

export const linkVersion = 1

export interface Desired {
  readonly version: typeof linkVersion
  /** The device this document is for; an agent refuses another's. */
  readonly edge: string
  /** Rises with every change; an agent never applies a lower one than it has. */
  readonly revision: number
  /** Epoch milliseconds. */
  readonly issuedAt: number
  /** Whether `interfaces` is all there is; a partial document adds and replaces by id and removes `removed`. */
  readonly complete: boolean
  /** Partial only: the revision that it builds on; an agent that has another one waits for a complete document. */
  readonly base?: number
  /** What public interfaces are told, and what nobody may announce; absent: nothing. In a partial document: as before. */
  readonly publicSide?: DesiredPublicSide
  /** The operator's word that this document may remove more sessions at once than the agent allows by itself. */
  readonly mayRemoveMany?: true
  readonly ports: readonly DesiredPort[]
  readonly gateways: readonly DesiredGateway[]
  readonly interfaces: readonly DesiredInterface[]
  /** Interfaces that shall be gone from the router; always explicit, never by omission alone. */
  readonly removed: readonly string[]
}

/** The provider's own addresses on the public side. */
export interface DesiredPublicSide {
  /** Advertised to public interfaces, canonical, with how near they are to this edge. */
  readonly prefixes: readonly { readonly prefix: string; readonly scope: 'region' | 'continent' | 'world' }[]
  /** The provider's own space: never accepted from a customer, on any public interface. */
  readonly ownSpace: readonly string[]
}

/** A port, or a LAG of several, that interfaces sit on. */
export interface DesiredPort {
  /** `dxcon-…` or `dxlag-…`. */
  readonly portId: string
  readonly members: readonly string[]
  readonly lacp: boolean
  readonly minimumLinks: number
  readonly jumbo: boolean
  readonly macSec?: {
    readonly mode: 'should_encrypt' | 'must_encrypt'
    readonly keys: readonly { readonly ckn: string; readonly cak: SealedKey }[]
  }
}

/** A routing instance: a Direct Connect gateway, or a virtual private gateway with direct interfaces. */
export interface DesiredGateway {
  readonly gatewayId: string
  /** Originated towards the interfaces of this gateway: VPC CIDRs or allowed prefixes, canonical. */
  readonly prefixes: readonly string[]
}

export interface DesiredInterface {
  readonly virtualInterfaceId: string
  readonly type: 'private' | 'public' | 'transit'
  readonly portId: string
  readonly vlan: number
  readonly mtu: number
  /** Its routing instance; absent for public interfaces, which share the provider's public one. */
  readonly gatewayId?: string
  readonly providerAsn: number
  /** Routes of other SiteLink interfaces of the same gateway are exchanged too. */
  readonly siteLink: boolean
  /** Public only: what the customer may announce. */
  readonly acceptedPrefixes: readonly string[]
  readonly prefixLimit: { readonly ipv4: number; readonly ipv6: number }
  /** Bits per second in each direction; absent: the port's own speed. */
  readonly rateLimit?: number
  readonly peers: readonly DesiredPeer[]
  /** Epoch milliseconds of the wish, so that an answer can say how long it took. */
  readonly since: number
}

export interface DesiredPeer {
  readonly bgpPeerId: string
  readonly addressFamily: 'ipv4' | 'ipv6'
  readonly asn: number
  /** CIDR, host part kept. */
  readonly providerAddress: string
  readonly customerAddress: string
  readonly authKey: SealedKey
  /** TTL security (RFC 5082), where the customer's router does it too; absent: off. */
  readonly ttlSecurity?: true
  /** A failover test holds it down until then (epoch ms), whether or not the control plane is there. */
  readonly heldDownUntil?: number
  readonly since: number
}

/** A key as it travels: sealed to the edge (`x25519:…`), or plain in process (`plain:…`). */
export type SealedKey = string
