// AssociateConnectionsToResiliencyGroup: up to fifty connections, by id or ARN, come into a group;
// all of them, or none.
import { mustBeAbsent, withConnections } from '#domain/resiliency-groups/associations.ts'
import { connectionNamed, groupIdOf, mustBeGroupable, mustBeOwnGroup, mustTakeChanges } from '#domain/resiliency-groups/rules.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { operation } from '#operations/operation.ts'
import { once } from '#operations/resiliency-groups/once.ts'
import { groupResource } from '#operations/resiliency-groups/resources.ts'
import { associationToWire } from '#operations/resiliency-groups/wire.ts'

export const associateConnectionsToResiliencyGroup = operation('AssociateConnectionsToResiliencyGroup', {
  access: 'write',
  resources: groupResource,

  run: (context) =>
    once(context, 'AssociateConnectionsToResiliencyGroup', async () => {
      const { input, caller, tx, now } = context
      const id = groupIdOf(input.resiliencyGroupId)

      // Read: the group, so that a foreign one says nothing of the connections; then these, held before the group.
      mustBeOwnGroup(await tx.resiliencyGroups.find(id), caller.accountId, id, now)
      const named = new Map(
        input.connectionIdentifiers.map((each) => connectionNamed(each, caller)).map((each) => [each.connectionId, each]),
      )
      const connections = new Map<string, Connection>()
      for (const connectionId of [...named.keys()].toSorted()) {
        const name = named.get(connectionId) ?? { connectionId, region: caller.region }
        connections.set(connectionId, mustBeGroupable(await tx.connections.lock(connectionId), name, caller.accountId))
      }
      const group = mustBeOwnGroup(await tx.resiliencyGroups.lock(id), caller.accountId, id, now)

      // Decide.
      mustTakeChanges(group, 'AssociateConnectionsToResiliencyGroup')
      for (const connectionId of named.keys()) mustBeAbsent(group, connectionId)
      const joining = [...named.keys()].flatMap((connectionId) => connections.get(connectionId) ?? [])
      const updated = withConnections(group, joining, now)

      // Write, then answer with what was written.
      await tx.resiliencyGroups.update(updated)
      const added = updated.associations.filter(({ connectionId }) => named.has(connectionId))
      return { resiliencyGroupAssociations: added.map(associationToWire(updated)) }
    }),
})
