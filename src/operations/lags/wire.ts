// How a LAG looks on the wire (§3.2): its live members inside it, `numberOfConnections` the count
// of those. A partner's LAG has no interfaces of its own, and so no pools that they could share.
import type { WireLag } from '#contract/contract.ts'
import type { Connection } from '#domain/connections/connection.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { liveMembers } from '#domain/lags/rules.ts'
import { noUsage, type Usage } from '#domain/parents/usage.ts'
import { pools, toWire as connectionToWire } from '#operations/connections/wire.ts'
import { keysToWire } from '#operations/macsec/wire.ts'

export function toWire(row: Lag, members: readonly Connection[], usage: Usage = noUsage): WireLag {
  const live = liveMembers(members)
  return {
    connectionsBandwidth: row.connectionsBandwidth,
    numberOfConnections: live.length,
    lagId: row.lagId,
    ownerAccount: row.ownerAccount,
    lagName: row.lagName,
    lagState: row.lagState,
    location: row.location,
    region: row.region,
    minimumLinks: row.minimumLinks,
    awsDevice: row.device,
    awsDeviceV2: row.device,
    awsLogicalDeviceId: row.logicalDevice,
    connections: live.map((member) => connectionToWire(member)),
    allowsHostedConnections: row.allowsHostedConnections,
    jumboFrameCapable: row.jumboFrameCapable,
    hasLogicalRedundancy: row.hasLogicalRedundancy,
    tags: row.tags,
    providerName: row.providerName,
    macSecCapable: row.macSecCapable,
    ...(row.macSecCapable && { encryptionMode: row.encryptionMode ?? 'should_encrypt', macSecKeys: keysToWire(row.macSecKeys) }),
    ...(!row.allowsHostedConnections && row.lagState !== 'deleted' && pools(row.connectionsBandwidth, usage)),
    billingMode: row.billingMode,
  }
}
