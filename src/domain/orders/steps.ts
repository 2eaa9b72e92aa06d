// One step of an order each: what becomes of the connection and its port. The same functions serve
// a person at the command line and the rules of the autopilot.
import { portSpeedOf } from '#domain/bandwidth.ts'
import type { Connection, ConnectionState } from '#domain/connections/connection.ts'
import { type ConnectionEvent, dedicatedLifecycle } from '#domain/connections/lifecycle.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { interconnectLifecycle } from '#domain/interconnects/lifecycle.ts'
import type { Device, Location } from '#domain/locations/location.ts'
import { orderFaults } from '#domain/orders/faults.ts'
import { type OrderEvent, orderLifecycle, type OrderStep, type PortOrder, stepOf } from '#domain/orders/order.ts'
import type { Port } from '#domain/ports/port.ts'

export interface Stepping {
  /** Epoch milliseconds. */
  readonly now: number
  readonly note?: string | undefined
  readonly reason?: string | undefined
}

/** Notes beyond this many push out the oldest. */
const notesKept = 50

export function mustBeOrder(connection: Connection | undefined, connectionId: string): Connection {
  if (connection === undefined || connection.kind === 'hosted') refuse(orderFaults.notFound, connectionId)
  return connection
}

/** The order after an event; refuses where the step does not allow it. */
function after(connection: Connection, event: OrderEvent, { now, note, reason }: Stepping): PortOrder {
  const step = stepOf(connection)
  const next = orderLifecycle[step]?.[event]
  if (next === undefined) {
    const steps = Object.entries(orderLifecycle).filter(([, events]) => event in events)
    refuse(orderFaults.wrongStep, event, connection.connectionId, step, steps.map(([name]) => name).join(', '))
  }
  const { reason: before, ...order }: PortOrder = connection.order ?? { step, since: now, notes: [] }
  const kept = reason ?? (next === 'informationAsked' ? before : undefined)
  const notes = note === undefined ? order.notes : [...order.notes, { at: now, text: note }].slice(-notesKept)
  return { ...order, step: next, since: now, notes, ...(kept !== undefined && { reason: kept }) }
}

export const stepped = (connection: Connection, event: OrderEvent, stepping: Stepping): Connection => ({
  ...connection,
  order: after(connection, event, stepping),
})

function moved(connection: Connection, event: ConnectionEvent, now: number): Connection {
  const table = connection.kind === 'interconnect' ? interconnectLifecycle : dedicatedLifecycle
  const connectionState: ConnectionState = table[connection.connectionState]?.[event] ?? connection.connectionState
  return connectionState === connection.connectionState ? connection : { ...connection, connectionState, since: now }
}

export interface Reservation {
  readonly device: Pick<Device, 'deviceId' | 'logicalDeviceId'>
  readonly port?: Port | undefined
  readonly location: Location | undefined
}

/** On a device, and on a port of it where the provider keeps an inventory: the device's fields appear now. */
export function reserved(connection: Connection, { device, port, location }: Reservation, stepping: Stepping): Connection {
  const order = after(connection, 'reserve', stepping)
  const offered = location?.availableMacSecPortSpeeds.includes(portSpeedOf(connection.bandwidth)) ?? false
  const macSecCapable = connection.requestMACSec && offered && (port?.macSecCapable ?? true)
  return {
    ...moved(connection, 'portAssigned', stepping.now),
    device: device.deviceId,
    logicalDevice: device.logicalDeviceId,
    jumboFrameCapable: true,
    macSecCapable,
    ...(macSecCapable && { encryptionMode: connection.encryptionMode ?? 'should_encrypt' }),
    order: { ...order, ...(port !== undefined && { portId: port.portId }) },
  }
}

export function loaIssued(connection: Connection, stepping: Stepping): Connection {
  const order = after(connection, 'issueLoa', stepping)
  return { ...connection, loaIssueTime: stepping.now, order: { ...order, loaIssuedAt: order.loaIssuedAt ?? stepping.now } }
}

export const crossConnected = (connection: Connection, crossConnectReference: string, stepping: Stepping): Connection => ({
  ...connection,
  order: { ...after(connection, 'crossConnect', stepping), crossConnectReference },
})

export const inService = (connection: Connection, stepping: Stepping): Connection => ({
  ...moved(connection, 'linkUp', stepping.now),
  wasUp: true,
  order: after(connection, 'enterService', stepping),
})

/** Rejected by a person, or lapsed since a question was not answered: either way the connection goes. */
export function givenUp(connection: Connection, event: 'reject' | 'lapse', stepping: Stepping): Connection {
  const order = after(connection, event, stepping)
  const { lagId: _, lagSince: __, ...standalone } = moved(connection, 'deleteAsked', stepping.now)
  return { ...standalone, order }
}

export const isAt = (connection: Connection, ...steps: readonly OrderStep[]): boolean => steps.includes(stepOf(connection))

export interface Choice {
  readonly devices: readonly Device[]
  /** Those of the location; none at all where the provider keeps no inventory. */
  readonly ports: readonly Port[]
  /** The device of the LAG that it joins. */
  readonly lagDevice?: string | undefined
}

/** The first free port that fits, on the LAG's device or the first one that takes new ports. */
export function chosenPort(connection: Connection, { devices, ports, lagDevice }: Choice): Omit<Reservation, 'location'> | undefined {
  const speed = portSpeedOf(connection.bandwidth)
  const open = devices.filter(({ deviceId, drained }) => (lagDevice === undefined ? !drained : deviceId === lagDevice))
  if (ports.length === 0) return open[0] && { device: open[0] }
  for (const device of open) {
    const fitting = ports.filter((port) => port.deviceId === device.deviceId && port.portState === 'free' && port.speed === speed)
    const port = connection.requestMACSec ? (fitting.find(({ macSecCapable }) => macSecCapable) ?? fitting[0]) : fitting[0]
    if (port !== undefined) return { device, port }
  }
  return undefined
}

/** A port that somebody named. */
export function mustFit(connection: Connection, port: Port, lagDevice: string | undefined): void {
  const speed = portSpeedOf(connection.bandwidth)
  const { portId, portState } = port
  refuseUnless(portState === 'free', orderFaults.portNotFree, portId, portState)
  refuseUnless(port.speed === speed, orderFaults.portDoesNotFit, portId, `its speed is ${port.speed} and ${speed} is ordered`)
  const here = port.region === connection.region && port.locationCode.toLowerCase() === connection.location.toLowerCase()
  refuseUnless(here, orderFaults.portDoesNotFit, portId, `it is at ${port.locationCode} and the order is for ${connection.location}`)
  refuseUnless(
    lagDevice === undefined || lagDevice === port.deviceId,
    orderFaults.portDoesNotFit,
    portId,
    `the LAG is on device ${lagDevice}`,
  )
}
