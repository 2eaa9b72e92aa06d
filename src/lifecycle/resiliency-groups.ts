// Resiliency groups become available by themselves and go when they were deleted; connections come
// into them and leave, each after its time. Old client tokens are forgotten.
import { associationsMoved } from '#domain/resiliency-groups/associations.ts'
import { resiliencyGroupLifecycle } from '#domain/resiliency-groups/lifecycle.ts'
import { after } from '#domain/transitions.ts'
import { hourly } from '#lifecycle/forgetting.ts'
import { moveDue, type Reconciler } from '#lifecycle/reconciler.ts'

const batch = 100
const tokensKeptFor = 24 * 60 * 60_000

export const resiliencyGroupsBecomeAvailable: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.resiliencyGroups,
    ['pending'],
    'join a resiliency group',
    (row) => ({ ...row, state: after(resiliencyGroupLifecycle, row.state, 'prepared'), since: world.now }),
  )

export const deletedResiliencyGroupsGo: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.resiliencyGroups,
    ['deleting'],
    'join a resiliency group',
    (row) => ({ ...row, state: after(resiliencyGroupLifecycle, row.state, 'torndown'), since: world.now, associations: [] }),
  )

export const connectionsJoinAndLeaveGroups: Reconciler = async (world) => {
  const { store, now } = world
  const upTo = now - world.delay('join a resiliency group')
  const waiting = await store.read((tx) => tx.resiliencyGroups.associationsDue(upTo, 1))
  if (waiting.length === 0) return 0
  return store.write(async (tx) => {
    const groups = await tx.resiliencyGroups.associationsDue(upTo, batch)
    for (const group of groups) await tx.resiliencyGroups.update(associationsMoved(group, upTo, now))
    return groups.length
  })
}

/** An answer is given again for a day; nobody tries longer. */
export const clientTokensAreForgotten: Reconciler = hourly((tx, now, limit) => tx.clientTokens.forget(now - tokensKeptFor, limit))
