// A new LAG, the ports that are requested for it, and what a port becomes when it joins or leaves.
// A partner's interconnect is a plain member while it is in a LAG, since the LAG carries the hosted
// connections then; when it leaves it is an interconnect again.
import type { Connection } from '#domain/connections/connection.ts'
import { newConnection } from '#domain/connections/maker.ts'
import { newId, type Random } from '#domain/ids.ts'
import type { Lag } from '#domain/lags/lag.ts'
import type { Location } from '#domain/locations/location.ts'
import type { Tag } from '#domain/tags/tag.ts'

export interface WantedLag {
  readonly lagName: string
  readonly connectionsBandwidth: string
  readonly location: Location
  readonly ownerAccount: string
  readonly device: { readonly device: string; readonly logicalDevice: string }
  /** The port that the LAG begins with, if it begins with one that is there. */
  readonly from?: Connection
  /** How many more are requested. */
  readonly requestedMembers: number
  readonly providerName?: string | undefined
  readonly requestMACSec?: boolean | undefined
  readonly billingMode?: string | undefined
  readonly tags: readonly Tag[]
}

type Moment = { readonly now: number; readonly random: Random }

/** `pending` whatever its members are: they are counted next. It has its device at once. */
export const newLag = (wanted: WantedLag, { now, random }: Moment): Lag => ({
  lagId: newId('dxlag', random),
  lagName: wanted.lagName,
  lagState: 'pending',
  since: now,
  createdAt: now,
  ownerAccount: wanted.ownerAccount,
  region: wanted.location.region,
  location: wanted.location.locationCode,
  connectionsBandwidth: wanted.connectionsBandwidth,
  minimumLinks: 0,
  ...wanted.device,
  wasUp: false,
  allowsHostedConnections: wanted.from?.kind === 'interconnect',
  jumboFrameCapable: wanted.from?.jumboFrameCapable ?? false,
  hasLogicalRedundancy: wanted.from?.hasLogicalRedundancy ?? 'unknown',
  ...(wanted.providerName !== undefined && wanted.providerName !== '' && { providerName: wanted.providerName }),
  tags: wanted.tags,
  requestMACSec: wanted.requestMACSec ?? false,
  macSecCapable: wanted.requestMACSec ?? false,
  ...(wanted.requestMACSec === true && { encryptionMode: 'should_encrypt' }),
  macSecKeys: [],
  ...(wanted.billingMode !== undefined && { billingMode: wanted.billingMode }),
  requestedMembers: wanted.requestedMembers,
})

/** The ports that are requested with the LAG, numbered from 1, in this order. They are born in it, so nothing of them is in transition. */
export const requestedMembers = (lag: Lag, location: Location, tags: readonly Tag[], { now, random }: Moment): readonly Connection[] =>
  Array.from({ length: lag.requestedMembers }, (_, index) => {
    const wanted = {
      connectionName: `Requested Connection ${index + 1} for Lag ${lag.lagId}`,
      bandwidth: lag.connectionsBandwidth,
      location,
      ownerAccount: lag.ownerAccount,
      providerName: lag.providerName,
      requestMACSec: lag.requestMACSec,
      billingMode: lag.billingMode,
      tags,
    }
    return { ...newConnection(wanted, { now: now + index, random }), since: now, lagId: lag.lagId }
  })

/** Keys and encryption mode are the LAG's; a member's own are replaced by them. */
export const withLagKeys = (member: Connection, lag: Lag): Connection => {
  const { encryptionMode: _, ...rest } = member
  return { ...rest, macSecKeys: lag.macSecKeys, ...(lag.encryptionMode !== undefined && { encryptionMode: lag.encryptionMode }) }
}

export const joined = (connection: Connection, lag: Lag, now: number): Connection =>
  withLagKeys({ ...connection, kind: 'dedicated', lagId: lag.lagId, lagSince: now }, lag)

/** By itself again. It keeps the keys that it has, so its link stays encrypted as it was. */
export function left(connection: Connection, lag: Lag): Connection {
  const { lagId: _, lagSince: __, ...standalone } = connection
  return lag.allowsHostedConnections ? { ...standalone, kind: 'interconnect' } : standalone
}
