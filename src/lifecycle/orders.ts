// Orders: what time does to them whoever operates the ports, and the rules of an operator on
// autopilot, who does what a provider's staff would do, each step after its delay. Ports of a
// location go to the same device until it is drained, so that they can share a LAG.
import type { Connection } from '#domain/connections/connection.ts'
import { isLive } from '#domain/connections/rules.ts'
import { answerWithin, lightWithin } from '#domain/orders/order.ts'
import { chosenPort, givenUp, inService, isAt, reserved } from '#domain/orders/steps.ts'
import { dedicatedLifecycle } from '#domain/connections/lifecycle.ts'
import { type PortEvent, portAfter } from '#domain/ports/port.ts'
import { after } from '#domain/transitions.ts'
import { moveDue, type Reconciler } from '#lifecycle/reconciler.ts'
import type { Tx } from '#store/tx.ts'

/** Autopilot: approves and reserves in one step. */
export const orderedPortsAreReserved: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.connections,
    ['requested'],
    'reserve a port',
    (row, tx) => portReserved(row, tx, world.now),
  )

async function portReserved(row: Connection, tx: Tx, now: number): Promise<Connection | undefined> {
  if (!isAt(row, 'requested', 'approved')) return undefined
  const lag = row.lagId === undefined ? undefined : await tx.lags.find(row.lagId)
  const devices = await tx.devices.at(row.region, row.location)
  const ports = await tx.ports.at(row.region, row.location)
  const chosen = chosenPort(row, { devices, ports, lagDevice: lag?.device })
  if (chosen === undefined) return undefined
  const port = chosen.port && (await tx.ports.lock(chosen.port.portId))
  // Somebody else was quicker; the next pass chooses again.
  if (port !== undefined && port.portState !== 'free') return undefined
  if (port !== undefined) await tx.ports.update(portAfter(port, 'reserve', now, { connectionId: row.connectionId }))
  const location = await tx.locations.find(row.region, row.location)
  return reserved(row, { ...chosen, location }, { now })
}

/** Autopilot: the cross connect is there, light is seen, the port is in service. */
export const linksComeUp: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.connections,
    ['pending'],
    'bring up the link',
    async (row, tx) => {
      if (row.kind === 'hosted') return undefined
      await portMoved(tx, row, 'enterService', world.now)
      return inService(row, { now: world.now })
    },
  )

/** Autopilot: a cross connect that ceased is taken out at once. */
export const ceasedPortsAreCleared: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.ports,
    ['toCease'],
    'take a port down',
    (port) => portAfter(port, 'clear', world.now),
  )

/** The port that an order is on, if the provider keeps an inventory. */
export async function portMoved(tx: Tx, { order }: Connection, event: PortEvent, now: number, note?: string): Promise<void> {
  const port = order?.portId === undefined ? undefined : await tx.ports.lock(order.portId)
  if (port !== undefined) await tx.ports.update(portAfter(port, event, now, note === undefined ? {} : { note }))
}

const batch = 100

/** Of connections that are gone. */
export const portsAreLeft: Reconciler = async (world) => {
  if ((await world.store.read((tx) => tx.ports.left(1))).length === 0) return 0
  return world.store.write(async (tx) => {
    const left = await tx.ports.left(batch)
    for (const { portId } of left) {
      const port = await tx.ports.lock(portId)
      if (port !== undefined) await tx.ports.update(portAfter(port, 'leave', world.now))
    }
    return left.length
  })
}

/** Seven days without an answer. */
export const unansweredOrdersLapse: Reconciler = (world) =>
  moveDue(
    { ...world, delay: () => answerWithin },
    (tx) => tx.connections,
    ['requested'],
    'reserve a port',
    (row) =>
      row.order?.step === 'informationAsked' && row.order.since + answerWithin <= world.now
        ? givenUp(row, 'lapse', { now: world.now })
        : undefined,
  )

/** After ninety days comes a notice of ten. */
const noticeOf = 10 * 86_400_000

export const unlitPortsAreGivenUp: Reconciler = (world) =>
  moveDue(
    { ...world, delay: () => lightWithin + noticeOf },
    (tx) => tx.connections,
    ['pending'],
    'take a port down',
    async (row, tx) => {
      const { order } = row
      if (row.kind !== 'dedicated' || order?.loaIssuedAt === undefined || order.loaIssuedAt + lightWithin + noticeOf > world.now)
        return undefined
      const uses = [
        ...(await tx.connections.hostedOn(row.connectionId)).filter(isLive),
        ...(await tx.virtualInterfaces.on(row.connectionId)).filter((vi) => vi.virtualInterfaceState !== 'deleted'),
      ]
      if (uses.length > 0) return undefined
      return { ...row, connectionState: after(dedicatedLifecycle, row.connectionState, 'deleteAsked'), since: world.now }
    },
  )
