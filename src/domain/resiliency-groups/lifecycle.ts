// The lives of a resiliency group and of a connection's place in it, as tables (§25).
import type { GroupAssociationState, ResiliencyGroupState } from '#domain/resiliency-groups/resiliency-group.ts'
import type { Transitions } from '#domain/transitions.ts'

export type ResiliencyGroupEvent = 'prepared' | 'deleteAsked' | 'torndown'

export const resiliencyGroupLifecycle: Transitions<ResiliencyGroupState, ResiliencyGroupEvent> = {
  pending: { prepared: 'available', deleteAsked: 'deleting' },
  available: { deleteAsked: 'deleting' },
  deleting: { torndown: 'deleted' },
}

export type GroupAssociationEvent = 'joined' | 'disassociateAsked' | 'left'

export const groupAssociationLifecycle: Transitions<GroupAssociationState, GroupAssociationEvent> = {
  associating: { joined: 'associated', disassociateAsked: 'disassociating' },
  associated: { disassociateAsked: 'disassociating' },
  disassociating: { left: 'disassociated' },
}
