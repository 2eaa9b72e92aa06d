// Looks up what an interface sits on, whichever of the two kinds the id names, and holds it: every
// claim of a VLAN, an address or a pool is made under this lock.
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { liveMembers, mustBeOwnLag } from '#domain/lags/rules.ts'
import { mustBeByItself, type Parent, parentOfConnection, parentOfLag } from '#domain/parents/parent.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { Caller } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

/** The caller's own connection or LAG. A foreign or unknown id is refused as unknown, or as `mustBeOwn` says. */
export async function lockOwnParent(tx: Tx, caller: Caller, id: string, mustBeOwn = mustBeOwnConnection): Promise<Parent> {
  if (!id.startsWith('dxlag-')) return parentOfConnection(mustBeByItself(mustBeOwn(await tx.connections.lock(id), caller, id)))
  const lag = mustBeOwnLag(await tx.lags.lock(id), caller, id)
  return parentOfLag(lag, liveMembers(await tx.connections.membersOf(id)))
}

/** What an interface sits on, whoever owns it. */
export async function lockParentOf(tx: Tx, { parentId, connectionOwner, region }: VirtualInterface): Promise<Parent> {
  return lockOwnParent(tx, { accountId: connectionOwner, region, principal: '' }, parentId)
}

export interface Placed {
  readonly vi: VirtualInterface
  readonly parent: Parent
}

/**
 * An interface and what it sits on, held in the order in which everybody holds them: the port first. Until it is held itself
 * an interface may move; then the port that it moved to is held as well. `mustBe` refuses the one that is no good.
 */
export async function lockOnParent(tx: Tx, id: string, mustBe: (row: VirtualInterface | undefined) => VirtualInterface): Promise<Placed> {
  let seen = mustBe(await tx.virtualInterfaces.find(id))
  for (;;) {
    const parent = await lockParentOf(tx, seen)
    const vi = mustBe(await tx.virtualInterfaces.lock(id))
    if (vi.parentId === parent.parentId) return { vi, parent }
    seen = vi
  }
}
