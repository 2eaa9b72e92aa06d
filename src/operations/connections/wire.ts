// How a connection looks on the wire, member by member in §3.1's order of presence. What is
// absent there is absent here: no nulls, no empty strings.
import type { Connection } from '#domain/connections/connection.ts'
import { keysToWire } from '#operations/macsec/wire.ts'
import { printBandwidth } from '#domain/bandwidth.ts'
import { prefixPoolOf } from '#domain/virtual-interfaces/rules.ts'
import { noUsage, type Usage } from '#domain/parents/usage.ts'
import type { WireConnection } from '#contract/contract.ts'

/** `viewer` absent: the owner looks. A partner never sees the tags of the customer's connection. */
export function toWire(row: Connection, usage: Usage = noUsage, viewer?: string): WireConnection {
  const provisioned = row.device !== undefined
  const owned = viewer === undefined || viewer === row.ownerAccount
  return {
    ownerAccount: row.ownerAccount,
    connectionId: row.connectionId,
    connectionName: row.connectionName,
    connectionState: row.connectionState,
    region: row.region,
    location: row.location,
    bandwidth: row.bandwidth,
    vlan: row.kind === 'hosted' ? row.vlan : undefined,
    partnerName: row.partnerName,
    loaIssueTime: row.loaIssueTime === undefined ? undefined : new Date(row.loaIssueTime),
    lagId: row.kind === 'hosted' ? hostingLag(row) : row.lagId,
    awsDevice: row.device,
    jumboFrameCapable: row.jumboFrameCapable,
    awsDeviceV2: row.device,
    awsLogicalDeviceId: row.logicalDevice,
    hasLogicalRedundancy: row.hasLogicalRedundancy,
    tags: owned ? row.tags : [],
    providerName: row.providerName,
    macSecCapable: row.macSecCapable,
    ...(row.macSecCapable && provisioned && macSec(row)),
    ...(row.kind === 'dedicated' && provisioned && pools(row.bandwidth, usage)),
    ...(row.kind === 'hosted' &&
      row.partnerInterconnectMacSecCapable !== undefined && { partnerInterconnectMacSecCapable: row.partnerInterconnectMacSecCapable }),
    billingMode: row.billingMode,
  }
}

const hostingLag = (row: Connection): string | undefined => (row.parentId?.startsWith('dxlag-') ? row.parentId : undefined)

const macSec = (row: Connection) => ({
  portEncryptionStatus:
    row.macSecKeys.some(({ state }) => state === 'associated') && row.encryptionMode !== 'no_encrypt' ? 'Encryption Up' : 'Encryption Down',
  encryptionMode: row.encryptionMode ?? 'should_encrypt',
  macSecKeys: keysToWire(row.macSecKeys),
})

/** Prefix pools and rate limiters, which a port's interfaces share. */
export function pools(portBandwidth: string, usage: Usage) {
  const size = prefixPoolOf(portBandwidth)
  return {
    rateLimiterStatus: {
      maxAllowed: 10,
      inUse: usage.rateLimiters,
      remaining: 10 - usage.rateLimiters,
      totalBandwidth: printBandwidth(usage.rateLimitedMegabits),
    },
    prefixPoolSizeIpv4: size,
    prefixPoolSizeIpv6: size,
    prefixPoolUnallocatedCountIpv4: size - usage.ipv4,
    prefixPoolUnallocatedCountIpv6: size - usage.ipv6,
  }
}
