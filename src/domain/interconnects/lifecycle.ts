// The life of an interconnect as a table (§5.3): a port like any other, except that a deletion has
// no way down through `deleting`: no interface sits on it, and its answer is `deleted` at once.
import type { ConnectionState } from '#domain/connections/connection.ts'
import type { ConnectionEvent } from '#domain/connections/lifecycle.ts'
import type { Transitions } from '#domain/transitions.ts'

export const interconnectLifecycle: Transitions<ConnectionState, ConnectionEvent> = {
  requested: { portAssigned: 'pending', deleteAsked: 'deleted' },
  pending: { linkUp: 'available', deleteAsked: 'deleted' },
  available: { linkDown: 'down', deleteAsked: 'deleted' },
  down: { linkUp: 'available', deleteAsked: 'deleted' },
}
