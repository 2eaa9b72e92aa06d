// Ports on their way out, and hosted connections on their way in. What an operator does to a port
// is not here: that is the operator's, or the sandbox's autopilot's.
import { dedicatedLifecycle, hostedLifecycle } from '#domain/connections/lifecycle.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { after } from '#domain/transitions.ts'
import { moveDue, type Reconciler } from '#lifecycle/reconciler.ts'

export const deletedConnectionsGo: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.connections,
    ['deleting'],
    'take a port down',
    (row) => gone(row, world.now),
  )

function gone(row: Connection, now: number): Connection {
  const { lagId: _, lagSince: __, ...standalone } = row
  const table = row.kind === 'hosted' ? hostedLifecycle : dedicatedLifecycle
  return { ...standalone, connectionState: after(table, row.connectionState, 'torndown'), since: now }
}

export const hostedConnectionsComeUp: Reconciler = (world) =>
  moveDue(
    world,
    ({ connections }) => ({ due: (_, upTo, limit) => connections.hostedDue(upTo, limit), update: connections.update }),
    ['pending'],
    'provision a hosted connection',
    (row) => ({ ...row, connectionState: after(hostedLifecycle, row.connectionState, 'provisioned'), since: world.now, wasUp: true }),
  )
