// A connection is a port of the provider's, or (hosted) a VLAN on a partner's port. Interconnects
// are ports too, share the id space and turn into connections' LAG members and back, so they are
// the same row with another `kind`.
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import type { PortOrder } from '#domain/orders/order.ts'
import type { Tag } from '#domain/tags/tag.ts'

export type ConnectionKind = 'dedicated' | 'hosted' | 'interconnect'

export type ConnectionState = 'ordering' | 'requested' | 'pending' | 'available' | 'down' | 'deleting' | 'deleted' | 'rejected'

export type EncryptionMode = 'no_encrypt' | 'should_encrypt' | 'must_encrypt'

export interface Connection {
  readonly kind: ConnectionKind
  readonly connectionId: string
  readonly connectionName: string
  readonly connectionState: ConnectionState
  /** Epoch milliseconds at which `connectionState` was entered. */
  readonly since: number
  readonly createdAt: number
  readonly ownerAccount: string
  readonly region: string
  readonly location: string
  readonly bandwidth: string
  readonly providerName?: string
  /** The port's edge device; absent while `requested`. */
  readonly device?: string
  readonly logicalDevice?: string
  /** Whether the port was up at least once: one that never was is not reported `down`. */
  readonly wasUp: boolean
  readonly jumboFrameCapable: boolean
  readonly hasLogicalRedundancy: 'unknown' | 'yes' | 'no'
  readonly lagId?: string
  /** When it joined `lagId`, in epoch milliseconds: leaving at once is refused for a moment. */
  readonly lagSince?: number
  /** The LAG that counts it among its links that are up. Where that is not so any more, or not yet, the LAG has to look again. */
  readonly countedIn?: string
  readonly tags: readonly Tag[]
  readonly loaIssueTime?: number
  readonly billingMode?: string
  /** What the operator did about it; never shown to the customer. */
  readonly order?: PortOrder

  // Hosted connections only.
  /** The interconnect or LAG that carries it. */
  readonly parentId?: string
  /** Who owns the parent: the partner. */
  readonly parentOwner?: string
  readonly partnerName?: string
  readonly vlan?: number
  readonly partnerInterconnectMacSecCapable?: boolean

  // MACsec.
  readonly requestMACSec: boolean
  readonly macSecCapable: boolean
  readonly encryptionMode?: EncryptionMode
  readonly macSecKeys: readonly MacSecKey[]
}
