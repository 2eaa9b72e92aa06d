// How connections come into a group and leave it. One that has left is not listed any more.
import type { Connection } from '#domain/connections/connection.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { groupFaults } from '#domain/resiliency-groups/faults.ts'
import { groupAssociationLifecycle, resiliencyGroupLifecycle } from '#domain/resiliency-groups/lifecycle.ts'
import type { GroupAssociation, ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'
import { after } from '#domain/transitions.ts'

const associationOf = (group: ResiliencyGroup, connectionId: string): GroupAssociation | undefined =>
  group.associations.find((association) => association.connectionId === connectionId)

export const isIn = (group: ResiliencyGroup, connectionId: string): boolean => {
  const state = associationOf(group, connectionId)?.state
  return state === 'associating' || state === 'associated'
}

export function mustBeAbsent(group: ResiliencyGroup, connectionId: string): void {
  const present = associationOf(group, connectionId)
  if (present !== undefined) refuse(groupFaults.present, connectionId, group.resiliencyGroupId, present.state)
}

export function mustBeIn(group: ResiliencyGroup, connectionId: string): void {
  refuseUnless(isIn(group, connectionId), groupFaults.absent, connectionId, group.resiliencyGroupId)
}

export const withConnections = (group: ResiliencyGroup, connections: readonly Connection[], now: number): ResiliencyGroup => ({
  ...group,
  associations: [
    ...group.associations,
    ...connections.map(({ connectionId, region }): GroupAssociation => ({
      connectionId,
      region,
      state: 'associating',
      since: now,
      createdAt: now,
    })),
  ],
})

export const withoutConnections = (group: ResiliencyGroup, connectionIds: readonly string[], now: number): ResiliencyGroup => ({
  ...group,
  associations: group.associations.map((association) =>
    connectionIds.includes(association.connectionId) ? leaving(association, now) : association,
  ),
})

function leaving(association: GroupAssociation, now: number): GroupAssociation {
  const state = after(groupAssociationLifecycle, association.state, 'disassociateAsked')
  return state === association.state ? association : { ...association, state, since: now }
}

/** A group that goes lets all of its connections go. */
export const deleting = (group: ResiliencyGroup, now: number): ResiliencyGroup => ({
  ...withoutConnections(
    group,
    group.associations.map(({ connectionId }) => connectionId),
    now,
  ),
  state: after(resiliencyGroupLifecycle, group.state, 'deleteAsked'),
  since: now,
})

const waits = ({ state }: GroupAssociation): boolean => state === 'associating' || state === 'disassociating'

/** Since when the one that waits longest waits for its next step, in epoch milliseconds. */
export function associationsWaitSince({ associations }: ResiliencyGroup): number | undefined {
  const waiting = associations.filter(waits)
  return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ since }) => since))
}

/** The group after the next step of those that have waited since `sinceUpTo` or longer. */
export const associationsMoved = (group: ResiliencyGroup, sinceUpTo: number, now: number): ResiliencyGroup => ({
  ...group,
  associations: group.associations
    .map((association) => (waits(association) && association.since <= sinceUpTo ? moved(association, now) : association))
    .filter(({ state }) => state !== 'disassociated'),
})

const moved = (association: GroupAssociation, now: number): GroupAssociation => ({
  ...association,
  state: after(groupAssociationLifecycle, association.state, association.state === 'associating' ? 'joined' : 'left'),
  since: now,
})
