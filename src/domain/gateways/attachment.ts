// How an interface's life looks from its Direct Connect gateway (§5.6): not kept anywhere, but read
// off the interface.
import { isForgotten } from '#domain/visibility.ts'
import type { VirtualInterface, VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'

export type AttachmentState = 'attaching' | 'attached' | 'detaching' | 'detached'

const states: Readonly<Partial<Record<VirtualInterfaceState, AttachmentState>>> = {
  pending: 'attaching',
  available: 'attached',
  down: 'attached',
  testing: 'attached',
  deleting: 'detaching',
  deleted: 'detached',
}

/** Nothing where there is no gateway, no attachment yet, or none any more for fifteen minutes. */
export function attachmentState(vi: VirtualInterface, now: number): AttachmentState | undefined {
  if (vi.directConnectGatewayId === undefined || isForgotten(vi.virtualInterfaceState, vi.since, now)) return undefined
  return states[vi.virtualInterfaceState]
}
