// Announced work, and whom it touches: worked out when it is asked for, since interfaces come and go.
import { refuseUnless } from '#domain/fault.ts'
import { newUuid } from '#domain/ids.ts'
import { type MaintenanceWindow, windowAt, windowLifecycle } from '#domain/maintenance/window.ts'
import { operatorFaults } from '#domain/operator/faults.ts'
import { mustBeText, mustBeThere } from '#domain/operator/rules.ts'
import { operatorOperation } from '#operations/operator/operation.ts'
import type { Tx } from '#store/tx.ts'

/** Interfaces on the device; where ports are named, those on their connections and on what these carry. */
async function touchedBy(tx: Tx, { deviceId, portIds }: MaintenanceWindow) {
  const interfaces = (await tx.virtualInterfaces.onDevice(deviceId)).filter(
    ({ virtualInterfaceState }) => !['deleted', 'rejected'].includes(virtualInterfaceState),
  )
  const wanted = portIds.length === 0 ? undefined : await parentsOn(tx, portIds)
  return interfaces
    .filter(({ parentId }) => wanted === undefined || wanted.has(parentId))
    .map(({ virtualInterfaceId, ownerAccount, parentId, vlan }) => ({ virtualInterfaceId, ownerAccount, connectionId: parentId, vlan }))
}

async function parentsOn(tx: Tx, portIds: readonly string[]): Promise<ReadonlySet<string>> {
  const parents = new Set<string>()
  for (const portId of portIds) {
    const { connectionId } = (await tx.ports.find(portId)) ?? {}
    const connection = connectionId === undefined ? undefined : await tx.connections.find(connectionId)
    if (connection === undefined) continue
    for (const parentId of [connection.connectionId, ...(connection.lagId === undefined ? [] : [connection.lagId])]) {
      parents.add(parentId)
      for (const hosted of await tx.connections.hostedOn(parentId)) parents.add(hosted.connectionId)
    }
  }
  return parents
}

async function windowToWire(tx: Tx, stored: MaintenanceWindow, now: number) {
  const window = windowAt(stored, now)
  const { windowId, deviceId, portIds, reason, startsAt, endsAt, windowState } = window
  return {
    windowId,
    deviceId,
    reason,
    windowState,
    portIds,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    interfaces: await touchedBy(tx, window),
  }
}

export const scheduleMaintenance = operatorOperation('ScheduleMaintenance', async ({ input, tx, now, random }) => {
  mustBeThere(await tx.devices.find(input.deviceId), 'device', input.deviceId)
  const { portIds = [] } = input
  for (const portId of portIds) {
    const port = mustBeThere(await tx.ports.find(portId), 'port', portId)
    refuseUnless(port.deviceId === input.deviceId, operatorFaults.badValue, 'portIds', portId, `a port of device ${input.deviceId}`)
  }

  const [startsAt, endsAt] = [input.startsAt.getTime(), input.endsAt.getTime()]
  refuseUnless(endsAt > startsAt, operatorFaults.badValue, 'endsAt', input.endsAt.toISOString(), 'after startsAt')
  refuseUnless(endsAt > now, operatorFaults.badValue, 'endsAt', input.endsAt.toISOString(), 'in the future')
  const window: MaintenanceWindow = {
    windowId: `maint-${newUuid(random)}`,
    deviceId: input.deviceId,
    portIds,
    reason: mustBeText('reason', input.reason, 1000),
    startsAt,
    endsAt,
    windowState: 'scheduled',
    since: now,
    createdAt: now,
  }

  await tx.maintenanceWindows.insert(window)
  return { window: await windowToWire(tx, window, now) }
})

export const listMaintenance = operatorOperation('ListMaintenance', async ({ tx, now }) => {
  const rows = await tx.maintenanceWindows.list()
  return { windows: await Promise.all(rows.map((row) => windowToWire(tx, row, now))) }
})

export const cancelMaintenance = operatorOperation('CancelMaintenance', async ({ input, tx, now }) => {
  const window = windowAt(mustBeThere(await tx.maintenanceWindows.lock(input.windowId), 'maintenance window', input.windowId), now)

  const windowState = windowLifecycle[window.windowState]?.cancel
  refuseUnless(windowState, operatorFaults.wrongState, 'maintenance window', window.windowId, window.windowState, 'it is over')
  const changed: MaintenanceWindow = { ...window, windowState, since: now }

  await tx.maintenanceWindows.update(changed)
  return { window: await windowToWire(tx, changed, now) }
})
