// The drawers of what is the provider's own: places, devices, ports, announced work, the audit, and
// copies of everything.
import type { Link } from '#domain/audit/chain.ts'
import type { Device, Location } from '#domain/locations/location.ts'
import type { MaintenanceWindow } from '#domain/maintenance/window.ts'
import type { Port } from '#domain/ports/port.ts'
import type { Drawer } from './tx.ts'

export interface Locations {
  /** The code is matched without case. */
  find(region: string, locationCode: string): Promise<Location | undefined>
  list(region: string): Promise<readonly Location[]>
  all(): Promise<readonly Location[]>
  put(row: Location): Promise<void>
}

export interface Devices {
  find(deviceId: string): Promise<Device | undefined>
  all(): Promise<readonly Device[]>
  /** In the order in which they were put there. */
  at(region: string, locationCode: string): Promise<readonly Device[]>
  put(row: Device): Promise<void>
}

export interface Ports extends Drawer<Port> {
  at(region: string, locationCode: string): Promise<readonly Port[]>
  onDevice(deviceId: string): Promise<readonly Port[]>
  ofConnection(connectionId: string): Promise<Port | undefined>
  /** Those of connections that are gone, and not marked so yet; at most `limit`. */
  left(limit: number): Promise<readonly Port[]>
  list(): Promise<readonly Port[]>
}

export interface MaintenanceWindows extends Drawer<MaintenanceWindow> {
  list(): Promise<readonly MaintenanceWindow[]>
}

/** Every call, told once. */
export interface Audit {
  /** In the transaction of what it tells of, where there is one. */
  note(row: { readonly id: string; readonly at: number; readonly account: string; readonly body: string }): Promise<void>
  /** Those that are not in the chain yet, oldest first. Take `ranges.lockScope('audit')` before linking. */
  unlinked(limit: number): Promise<readonly { readonly id: string; readonly body: string }[]>
  link(id: string, link: Link): Promise<void>
  newest(): Promise<Link | undefined>
  /** Links behind `seq`, in order. */
  after(seq: number, limit: number): Promise<readonly Link[]>
  /** Removes the chain's beginning as far as it is older than `before` (epoch ms); at most `limit`; how many. */
  forget(before: number, limit: number): Promise<number>
}

export interface Canaries {
  /** Whether the present key opens it; nothing where there is none yet. */
  sings(): Promise<boolean | undefined>
  put(): Promise<void>
}

/** A row as it stands in its table. */
export type CopiedRow = Readonly<Record<string, string | number | null>>

/** Whole tables, for backups. */
export interface Copies {
  readonly tables: readonly string[]
  /** Nobody else writes until the end of this transaction. */
  holdStill(): Promise<void>
  migrations(): Promise<readonly string[]>
  rows(table: string): Promise<readonly CopiedRow[]>
  put(table: string, row: CopiedRow): Promise<void>
}
