// What an interface sits on: a dedicated connection, a hosted connection or a LAG, seen alike.
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { megabits } from '#domain/bandwidth.ts'
import { parentFaults } from '#domain/parents/faults.ts'
import type { Lag } from '#domain/lags/lag.ts'

export interface Parent {
  readonly parentId: string
  readonly kind: 'dedicated' | 'hosted' | 'interconnect' | 'lag'
  readonly ownerAccount: string
  readonly region: string
  readonly location: string
  readonly state: string
  /** Absent while the port is only requested. */
  readonly device?: string
  readonly logicalDevice?: string
  readonly jumboFrameCapable: boolean
  readonly hasLogicalRedundancy: 'unknown' | 'yes' | 'no'
  /** A hosted connection's one VLAN. */
  readonly vlan?: number
  /** Megabits per second, all members of a LAG together. */
  readonly capacity: number
  readonly allowsHostedConnections: boolean
  /** The speed of one port, which decides the size of its prefix pools. */
  readonly portBandwidth: string
}

export const parentOfConnection = (connection: Connection): Parent => ({
  parentId: connection.connectionId,
  kind: connection.kind,
  ownerAccount: connection.ownerAccount,
  region: connection.region,
  location: connection.location,
  state: connection.connectionState,
  ...(connection.device !== undefined && { device: connection.device }),
  ...(connection.logicalDevice !== undefined && { logicalDevice: connection.logicalDevice }),
  jumboFrameCapable: connection.jumboFrameCapable,
  hasLogicalRedundancy: connection.hasLogicalRedundancy,
  ...(connection.kind === 'hosted' && connection.vlan !== undefined && { vlan: connection.vlan }),
  capacity: megabits(connection.bandwidth) ?? 0,
  allowsHostedConnections: connection.kind === 'interconnect',
  portBandwidth: connection.bandwidth,
})

export const parentOfLag = (lag: Lag, members: readonly Connection[]): Parent => ({
  parentId: lag.lagId,
  kind: 'lag',
  ownerAccount: lag.ownerAccount,
  region: lag.region,
  location: lag.location,
  state: lag.lagState,
  device: lag.device,
  logicalDevice: lag.logicalDevice,
  jumboFrameCapable: lag.jumboFrameCapable,
  hasLogicalRedundancy: lag.hasLogicalRedundancy,
  capacity: (megabits(lag.connectionsBandwidth) ?? 0) * members.length,
  allowsHostedConnections: lag.allowsHostedConnections,
  portBandwidth: lag.connectionsBandwidth,
})

/** A parent that takes interfaces now: up, or down after having been up; its device is known then. */
export type ReadyParent = Parent & { readonly device: string; readonly logicalDevice: string }

/** AWS refuses anything but available; a port that is down for a moment keeps taking orders here. */
export function mustTakeInterfaces(parent: Parent): ReadyParent {
  const { device, logicalDevice } = parent
  const ready = ['available', 'down'].includes(parent.state)
  if (!ready || device === undefined || logicalDevice === undefined) refuse(connectionFaults.notAvailable, parent.parentId, parent.state)
  return { ...parent, device, logicalDevice }
}

/** The interfaces of a LAG member are the LAG's. */
export function mustBeByItself(connection: Connection): Connection {
  if (connection.lagId !== undefined) refuse(parentFaults.memberPort, connection.connectionId, connection.lagId)
  return connection
}

/** Partners' ports carry hosted connections, and only those carry interfaces. */
export function mustNotBePartnerPort(parent: Parent): void {
  refuseUnless(!parent.allowsHostedConnections, parentFaults.partnerPort, parent.parentId)
}
