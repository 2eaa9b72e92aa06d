// The queue of ordered ports, and each step that staff takes.
import type { Connection } from '#domain/connections/connection.ts'
import { refuse } from '#domain/fault.ts'
import { mustBeText } from '#domain/operator/rules.ts'
import { orderFaults } from '#domain/orders/faults.ts'
import { dueAt, stepOf } from '#domain/orders/order.ts'
import {
  chosenPort,
  crossConnected,
  givenUp,
  inService,
  loaIssued,
  mustBeOrder,
  mustFit,
  reserved,
  type Stepping,
  stepped,
} from '#domain/orders/steps.ts'
import { portSpeedOf } from '#domain/bandwidth.ts'
import { type PortEvent, portAfter } from '#domain/ports/port.ts'
import { operatorOperation } from '#operations/operator/operation.ts'
import type { Tx } from '#store/tx.ts'

function orderToWire(row: Connection, now: number) {
  const { connectionId, connectionName, kind, ownerAccount, region, location, bandwidth, connectionState, order, device, lagId } = row
  const due = dueAt(row)
  return {
    connectionId,
    connectionName,
    kind,
    ownerAccount,
    region,
    location,
    bandwidth,
    connectionState,
    step: stepOf(row),
    since: new Date(order?.since ?? row.since),
    notes: (order?.notes ?? []).map(({ at, text }) => ({ at: new Date(at), text })),
    ...(order?.portId !== undefined && { portId: order.portId }),
    ...(device !== undefined && { device }),
    ...(lagId !== undefined && { lagId }),
    ...(order?.reason !== undefined && { reason: order.reason }),
    ...(order?.crossConnectReference !== undefined && { crossConnectReference: order.crossConnectReference }),
    ...(order?.loaIssuedAt !== undefined && { loaIssuedAt: new Date(order.loaIssuedAt) }),
    ...(due !== undefined && { dueAt: new Date(due), overdue: due < now }),
  }
}

export const listOrders = operatorOperation('ListOrders', async ({ input, tx, now }) => {
  const rows = (await tx.connections.inStates(['requested', 'pending'])).filter(({ kind }) => kind !== 'hosted')
  const orders = rows.map((row) => orderToWire(row, now))
  return { orders: orders.filter(({ step }) => input.step === undefined || step === input.step) }
})

interface Step {
  readonly tx: Tx
  readonly connectionId: string
  readonly stepping: Stepping
  /** What happens to the port that it is on. */
  readonly port?: PortEvent
  readonly next: (order: Connection, stepping: Stepping) => Connection
}

async function take({ tx, connectionId, stepping, port: event, next }: Step) {
  const order = mustBeOrder(await tx.connections.lock(connectionId), connectionId)

  if (stepping.note !== undefined) mustBeText('note', stepping.note, 1000)
  if (stepping.reason !== undefined) mustBeText('reason', stepping.reason, 1000)
  const changed = next(order, stepping)

  await tx.connections.update(changed)
  const port = event === undefined || order.order?.portId === undefined ? undefined : await tx.ports.lock(order.order.portId)
  if (port !== undefined && event !== undefined) await tx.ports.update(portAfter(port, event, stepping.now))
  return { order: orderToWire(changed, stepping.now) }
}

export const approveOrder = operatorOperation('ApproveOrder', ({ input: { connectionId, note }, tx, now }) =>
  take({ tx, connectionId, stepping: { now, note }, next: (order, stepping) => stepped(order, 'approve', stepping) }),
)

export const rejectOrder = operatorOperation('RejectOrder', ({ input: { connectionId, reason }, tx, now }) =>
  take({ tx, connectionId, stepping: { now, reason }, next: (order, stepping) => givenUp(order, 'reject', stepping) }),
)

export const askForInformation = operatorOperation('AskForInformation', ({ input: { connectionId, reason }, tx, now }) =>
  take({ tx, connectionId, stepping: { now, reason }, next: (order, stepping) => stepped(order, 'ask', stepping) }),
)

export const noteAnswer = operatorOperation('NoteAnswer', ({ input: { connectionId, note }, tx, now }) =>
  take({ tx, connectionId, stepping: { now, note }, next: (order, stepping) => stepped(order, 'answer', stepping) }),
)

export const reservePort = operatorOperation('ReservePort', async ({ input: { connectionId, portId, note }, tx, now }) => {
  // Read: the order and the port, both held, and what else there is at the place.
  const order = mustBeOrder(await tx.connections.lock(connectionId), connectionId)
  const lag = order.lagId === undefined ? undefined : await tx.lags.find(order.lagId)
  const devices = await tx.devices.at(order.region, order.location)
  const location = await tx.locations.find(order.region, order.location)
  const named = portId === undefined ? undefined : ((await tx.ports.lock(portId)) ?? refuse(orderFaults.noPort, portId))

  // Decide.
  if (named !== undefined) mustFit(order, named, lag?.device)
  const ports = named === undefined ? await tx.ports.at(order.region, order.location) : [named]
  const open =
    named === undefined
      ? devices
      : devices.filter(({ deviceId }) => deviceId === named.deviceId).map((device) => ({ ...device, drained: false }))
  const chosen =
    chosenPort(order, { devices: open, ports, lagDevice: lag?.device }) ??
    refuse(orderFaults.noFreePort, order.location, portSpeedOf(order.bandwidth))
  const port = chosen.port && (await tx.ports.lock(chosen.port.portId))
  if (port !== undefined && port.portState !== 'free') refuse(orderFaults.portNotFree, port.portId, port.portState)
  const changed = reserved(order, { ...chosen, location }, { now, note })

  // Write.
  if (port !== undefined) await tx.ports.update(portAfter(port, 'reserve', now, { connectionId }))
  await tx.connections.update(changed)
  return { order: orderToWire(changed, now) }
})

export const issueLoa = operatorOperation('IssueLoa', ({ input: { connectionId, note }, tx, now }) =>
  take({ tx, connectionId, stepping: { now, note }, port: 'issueLoa', next: loaIssued }),
)

export const noteCrossConnect = operatorOperation('NoteCrossConnect', ({ input: { connectionId, reference }, tx, now }) =>
  take({
    tx,
    connectionId,
    stepping: { now },
    port: 'patch',
    next: (order, stepping) => crossConnected(order, mustBeText('reference', reference), stepping),
  }),
)

export const noteLight = operatorOperation('NoteLight', ({ input: { connectionId, note }, tx, now }) =>
  take({ tx, connectionId, stepping: { now, note }, port: 'seeLight', next: (order, stepping) => stepped(order, 'seeLight', stepping) }),
)

export const putInService = operatorOperation('PutInService', ({ input: { connectionId, note }, tx, now }) =>
  take({ tx, connectionId, stepping: { now, note }, port: 'enterService', next: inService }),
)
