// The life of a connection as tables (§5.1, §5.2): who may move it from where to where. The same
// tables print docs/states.md, and a test walks every pair of state and event.
import type { Connection, ConnectionState } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { refuse } from '#domain/fault.ts'
import type { Transitions } from '#domain/transitions.ts'

export type ConnectionEvent = 'portAssigned' | 'linkUp' | 'linkDown' | 'confirmed' | 'provisioned' | 'deleteAsked' | 'torndown'

export const dedicatedLifecycle: Transitions<ConnectionState, ConnectionEvent> = {
  requested: { portAssigned: 'pending', deleteAsked: 'deleted' },
  pending: { linkUp: 'available', deleteAsked: 'deleting' },
  available: { linkDown: 'down', deleteAsked: 'deleting' },
  down: { linkUp: 'available', deleteAsked: 'deleting' },
  deleting: { torndown: 'deleted' },
}

/** As the customer moves it. The partner's delete is the same but in `ordering` and `rejected`. */
export const hostedLifecycle: Transitions<ConnectionState, ConnectionEvent> = {
  ordering: { confirmed: 'pending', deleteAsked: 'rejected' },
  pending: { provisioned: 'available', deleteAsked: 'deleting' },
  available: { linkDown: 'down', deleteAsked: 'deleting' },
  down: { linkUp: 'available', deleteAsked: 'deleting' },
  deleting: { torndown: 'deleted' },
}

/** Where a delete leads, depending on whose word it is. In a state without a way out: nowhere new. */
export function deletedBy(connection: Connection, accountId: string): ConnectionState {
  const byPartner = connection.kind === 'hosted' && accountId === connection.parentOwner && accountId !== connection.ownerAccount
  if (byPartner && ['ordering', 'rejected'].includes(connection.connectionState)) return 'deleted'
  const table = connection.kind === 'hosted' ? hostedLifecycle : dedicatedLifecycle
  return table[connection.connectionState]?.deleteAsked ?? connection.connectionState
}

/** The customer accepts a hosted connection. */
export function confirmed(connection: Connection): ConnectionState {
  const next = connection.kind === 'hosted' ? hostedLifecycle[connection.connectionState]?.confirmed : undefined
  return next ?? refuse(connectionFaults.wrongState, 'ConfirmConnection', connection.connectionId, connection.connectionState)
}
