// Associations come, change and go, and the routers of the interfaces behind them hear of it. Each
// step stays in sight for a moment even where steps take no time: clients such as Ansible's module
// ask once, right after their call, and fail unless they see it on the way.
import type { Association } from '#domain/gateways/association.ts'
import { associationLifecycle } from '#domain/gateways/lifecycle.ts'
import { after } from '#domain/transitions.ts'
import { moveDue, type Reconciler, type World } from '#lifecycle/reconciler.ts'
import type { Tx } from '#store/tx.ts'

const leastInSight = 1000
const batch = 100

const delay = (world: World): number => Math.max(leastInSight, world.delay('associate'))

export const associationsAreRouted: Reconciler = (world) =>
  moveDue(
    { ...world, delay: () => delay(world) },
    (tx) => tx.associations,
    ['associating', 'updating'],
    'associate',
    async (row, tx) => {
      await tellRouters(tx, row)
      return { ...row, associationState: after(associationLifecycle, row.associationState, 'routed'), since: world.now }
    },
  )

/** A disassociated one is in nobody's list and in nobody's way, so nothing of it is kept. */
export const dissolvedAssociationsGo: Reconciler = async (world) => {
  const upTo = world.now - delay(world)
  const waiting = await world.store.read((tx) => tx.associations.due(['disassociating'], upTo, 1))
  if (waiting.length === 0) return 0
  return world.store.write(async (tx) => {
    const leaving = await tx.associations.due(['disassociating'], upTo, batch)
    for (const row of leaving) {
      await tx.associations.remove(row.associationId)
      await tellRouters(tx, row)
    }
    return leaving.length
  })
}

const onRouters = new Set(['pending', 'available', 'down', 'testing'])

/** Their next wish says where the gateway leads now. */
async function tellRouters(tx: Tx, { directConnectGatewayId }: Association): Promise<void> {
  for (const { virtualInterfaceId } of await tx.virtualInterfaces.attachedTo(directConnectGatewayId)) {
    const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
    if (vi === undefined || vi.unsettled || !onRouters.has(vi.virtualInterfaceState)) continue
    await tx.virtualInterfaces.update({ ...vi, unsettled: true })
  }
}
