// How an interconnect looks on the wire: a connection's members under their other names, without
// those that only make sense for a connection.
import type { WireInterconnect } from '#contract/contract.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { toWire } from '#operations/connections/wire.ts'

export function interconnectToWire(row: Connection): WireInterconnect {
  const port = toWire(row)
  return {
    interconnectId: port.connectionId,
    interconnectName: port.connectionName,
    // Only the row's type, shared with hosted connections, says that it could be one of these two.
    interconnectState: row.connectionState === 'ordering' || row.connectionState === 'rejected' ? undefined : row.connectionState,
    region: port.region,
    location: port.location,
    bandwidth: port.bandwidth,
    loaIssueTime: port.loaIssueTime,
    lagId: port.lagId,
    awsDevice: port.awsDevice,
    jumboFrameCapable: port.jumboFrameCapable,
    awsDeviceV2: port.awsDeviceV2,
    awsLogicalDeviceId: port.awsLogicalDeviceId,
    hasLogicalRedundancy: port.hasLogicalRedundancy,
    tags: port.tags,
    providerName: port.providerName,
    macSecCapable: port.macSecCapable,
    portEncryptionStatus: port.portEncryptionStatus,
    encryptionMode: port.encryptionMode,
    macSecKeys: port.macSecKeys,
  }
}
