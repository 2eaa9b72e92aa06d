import type { Connection } from '#domain/connections/connection.ts'
import { newId, type Random } from '#domain/ids.ts'
import type { Location } from '#domain/locations/location.ts'
import type { Tag } from '#domain/tags/tag.ts'

export interface WantedConnection {
  readonly connectionName: string
  readonly bandwidth: string
  readonly location: Location
  readonly ownerAccount: string
  readonly providerName?: string | undefined
  readonly requestMACSec?: boolean | undefined
  readonly billingMode?: string | undefined
  readonly tags: readonly Tag[]
}

/** A port as it is ordered: no device yet, and nothing known of its optics. */
export const newConnection = (wanted: WantedConnection, { now, random }: { now: number; random: Random }): Connection => ({
  kind: 'dedicated',
  connectionId: newId('dxcon', random),
  connectionName: wanted.connectionName,
  connectionState: 'requested',
  since: now,
  createdAt: now,
  ownerAccount: wanted.ownerAccount,
  region: wanted.location.region,
  location: wanted.location.locationCode,
  bandwidth: wanted.bandwidth,
  ...(wanted.providerName !== undefined && wanted.providerName !== '' && { providerName: wanted.providerName }),
  wasUp: false,
  jumboFrameCapable: false,
  hasLogicalRedundancy: 'unknown',
  tags: wanted.tags,
  ...(wanted.billingMode !== undefined && { billingMode: wanted.billingMode }),
  requestMACSec: wanted.requestMACSec ?? false,
  macSecCapable: false,
  macSecKeys: [],
})
