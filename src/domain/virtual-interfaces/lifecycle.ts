// The life of a virtual interface as a table (§5.4): who moves it from where to where. The same
// table prints docs/states.md, and a test walks every pair of state and event.
import type { Profile } from '#domain/fault.ts'
import type { Transitions } from '#domain/transitions.ts'
import type { VirtualInterface, VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'

export type InterfaceEvent =
  | 'confirmed'
  | 'publicConfirmed'
  | 'verified'
  | 'refused'
  | 'sessionUp'
  | 'sessionsDown'
  | 'changed'
  | 'testStarted'
  | 'testEnded'
  | 'ownerDeletes'
  | 'connectionOwnerDeletes'
  | 'withdrawn'
  | 'lapsed'

export const interfaceLifecycle: Transitions<VirtualInterfaceState, InterfaceEvent> = {
  confirming: {
    confirmed: 'pending',
    publicConfirmed: 'verifying',
    ownerDeletes: 'rejected',
    connectionOwnerDeletes: 'deleting',
    lapsed: 'expired',
  },
  verifying: { verified: 'pending', refused: 'rejected', ownerDeletes: 'deleting', connectionOwnerDeletes: 'deleting' },
  pending: { sessionUp: 'available', sessionsDown: 'down', ownerDeletes: 'deleting', connectionOwnerDeletes: 'deleting' },
  available: {
    sessionsDown: 'down',
    changed: 'pending',
    testStarted: 'testing',
    ownerDeletes: 'deleting',
    connectionOwnerDeletes: 'deleting',
  },
  down: {
    sessionUp: 'available',
    changed: 'pending',
    testStarted: 'testing',
    ownerDeletes: 'deleting',
    connectionOwnerDeletes: 'deleting',
  },
  testing: { testEnded: 'down', ownerDeletes: 'deleting', connectionOwnerDeletes: 'deleting' },
  rejected: { ownerDeletes: 'deleting', connectionOwnerDeletes: 'deleting' },
  expired: { ownerDeletes: 'deleted', connectionOwnerDeletes: 'deleted' },
  deleting: { withdrawn: 'deleted' },
}

/**
 * Where a delete leads. An interface that its owner never confirmed is rejected by the owner and
 * withdrawn by the connection's owner; OUTSCALE knows no such difference and deletes it at once.
 */
export function deletedBy(vi: VirtualInterface, accountId: string, profile: Profile): VirtualInterfaceState {
  if (profile === 'outscale' && vi.virtualInterfaceState === 'confirming') return 'deleted'
  const event = accountId === vi.ownerAccount ? 'ownerDeletes' : 'connectionOwnerDeletes'
  return interfaceLifecycle[vi.virtualInterfaceState]?.[event] ?? vi.virtualInterfaceState
}
