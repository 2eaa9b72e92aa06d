// A link aggregation group: up to four ports of one device that carry interfaces together.
// Members point at the LAG (`connection.lagId`), so a LAG row knows no member list.
import type { EncryptionMode } from '#domain/connections/connection.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import type { Tag } from '#domain/tags/tag.ts'

export type LagState = 'requested' | 'pending' | 'available' | 'down' | 'deleting' | 'deleted'

export interface Lag {
  readonly lagId: string
  readonly lagName: string
  readonly lagState: LagState
  readonly since: number
  readonly createdAt: number
  readonly ownerAccount: string
  readonly region: string
  readonly location: string
  readonly connectionsBandwidth: string
  readonly minimumLinks: number
  readonly device: string
  readonly logicalDevice: string
  readonly wasUp: boolean
  /** A partner's LAG: it carries hosted connections and no interfaces of its own. */
  readonly allowsHostedConnections: boolean
  readonly jumboFrameCapable: boolean
  readonly hasLogicalRedundancy: 'unknown' | 'yes' | 'no'
  readonly providerName?: string
  readonly tags: readonly Tag[]
  readonly requestMACSec: boolean
  readonly macSecCapable: boolean
  readonly encryptionMode?: EncryptionMode
  readonly macSecKeys: readonly MacSecKey[]
  readonly billingMode?: string
  /** How many members were ever requested for it, to number the names of new ones. */
  readonly requestedMembers: number
}
