import { isIn, withoutConnections } from '#domain/resiliency-groups/associations.ts'
import type { Connection } from '#domain/connections/connection.ts'
import type { Tx } from '#store/tx.ts'

/** A connection that goes leaves its owner's groups; the caller holds it locked. */
export async function leaveGroups(tx: Tx, { connectionId, ownerAccount }: Connection, now: number): Promise<void> {
  const groups = await tx.resiliencyGroups.ownedBy(ownerAccount, { deletedSince: now + 1 })
  for (const { resiliencyGroupId } of groups.filter((group) => isIn(group, connectionId))) {
    const group = await tx.resiliencyGroups.lock(resiliencyGroupId)
    if (group !== undefined) await tx.resiliencyGroups.update(withoutConnections(group, [connectionId], now))
  }
}
