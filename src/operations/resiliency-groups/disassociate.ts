// DisassociateConnectionsFromResiliencyGroup: up to fifty connections, by id or ARN, leave a group;
// all of them, or none.
import { mustBeIn, withoutConnections } from '#domain/resiliency-groups/associations.ts'
import { connectionNamed, groupIdOf, mustBeOwnGroup, mustTakeChanges } from '#domain/resiliency-groups/rules.ts'
import { operation } from '#operations/operation.ts'
import { once } from '#operations/resiliency-groups/once.ts'
import { groupResource } from '#operations/resiliency-groups/resources.ts'
import { associationToWire } from '#operations/resiliency-groups/wire.ts'

export const disassociateConnectionsFromResiliencyGroup = operation('DisassociateConnectionsFromResiliencyGroup', {
  access: 'write',
  resources: groupResource,

  run: (context) =>
    once(context, 'DisassociateConnectionsFromResiliencyGroup', async () => {
      const { input, caller, tx, now } = context
      const id = groupIdOf(input.resiliencyGroupId)
      const group = mustBeOwnGroup(await tx.resiliencyGroups.lock(id), caller.accountId, id, now)

      mustTakeChanges(group, 'DisassociateConnectionsFromResiliencyGroup')
      // The group says which connections there are to name, wherever they are.
      const connectionIds = [...new Set(input.connectionIdentifiers.map((each) => connectionNamed(each, caller).connectionId))]
      for (const connectionId of connectionIds) mustBeIn(group, connectionId)
      const updated = withoutConnections(group, connectionIds, now)

      await tx.resiliencyGroups.update(updated)
      const left = updated.associations.filter(({ connectionId }) => connectionIds.includes(connectionId))
      return { resiliencyGroupAssociations: left.map(associationToWire(updated)) }
    }),
})
