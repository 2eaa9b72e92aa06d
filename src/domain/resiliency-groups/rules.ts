// Whose a resiliency group is, what may be done to it, and which connections may be in one. Foreign,
// unknown and forgotten groups are refused byte for byte alike.
import { parseArn } from '#domain/arn.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { isLive, mustBeOwnConnection } from '#domain/connections/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { partitionOf } from '#domain/regions.ts'
import { groupFaults } from '#domain/resiliency-groups/faults.ts'
import type { ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'
import { isForgotten } from '#domain/visibility.ts'

interface Whose {
  readonly accountId: string
  readonly region: string
}

/** Capitals are allowed in the prefix and mean the same. */
export const groupIdOf = (id: string): string => id.replace(/^DXRG-/, 'dxrg-')

/** The account's own group, also while its deletion is still shown. */
export function mustBeOwnGroup(group: ResiliencyGroup | undefined, accountId: string, id: string, now: number): ResiliencyGroup {
  if (group === undefined || group.ownerAccount !== accountId || isForgotten(group.state, group.since, now))
    refuse(groupFaults.notFound, id)
  return group
}

/** It may be changed as soon as it is ordered, and until its deletion is. */
export function mustTakeChanges({ resiliencyGroupId, state }: ResiliencyGroup, operation: string): void {
  refuseUnless(state === 'pending' || state === 'available', groupFaults.wrongState, operation, resiliencyGroupId, state)
}

export function mustBeWithinGroupQuota(present: readonly ResiliencyGroup[], limit: number | undefined, accountId: string): void {
  if (limit === undefined) return
  const alive = present.filter(({ state }) => state !== 'deleted').length
  refuseUnless(alive < limit, groupFaults.quota, accountId, limit)
}

export interface NamedConnection {
  readonly connectionId: string
  /** Where it must be to be the one that was named. */
  readonly region: string
}

/** An id names a connection in the caller's region; an ARN says where, and must say all else rightly, too. */
export function connectionNamed(identifier: string, caller: Whose): NamedConnection {
  if (!identifier.startsWith('arn:')) return { connectionId: identifier, region: caller.region }
  const arn = parseArn(identifier)
  if (arn?.type !== 'dxcon') refuse(connectionFaults.badId, identifier)
  refuseUnless(arn.accountId === caller.accountId && arn.partition === partitionOf(arn.region), connectionFaults.notFound, arn.id)
  return { connectionId: arn.id, region: arn.region }
}

/** A connection of the caller's, of its own or hosted for it; an interconnect is not meant for traffic of the partner's. */
export function mustBeGroupable(
  connection: Connection | undefined,
  { connectionId, region }: NamedConnection,
  accountId: string,
): Connection {
  const own = mustBeOwnConnection(connection, { accountId, region }, connectionId)
  refuseUnless(own.kind !== 'interconnect', connectionFaults.notFound, connectionId)
  refuseUnless(isLive(own), connectionFaults.wrongState, 'AssociateConnectionsToResiliencyGroup', connectionId, own.connectionState)
  return own
}
