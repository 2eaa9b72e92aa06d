// UpdateResiliencyGroup: another name.
import { groupIdOf, mustBeOwnGroup, mustTakeChanges } from '#domain/resiliency-groups/rules.ts'
import { operation } from '#operations/operation.ts'
import { once } from '#operations/resiliency-groups/once.ts'
import { groupResource } from '#operations/resiliency-groups/resources.ts'
import { toWire } from '#operations/resiliency-groups/wire.ts'

export const updateResiliencyGroup = operation('UpdateResiliencyGroup', {
  access: 'write',
  resources: groupResource,

  run: (context) =>
    once(context, 'UpdateResiliencyGroup', async () => {
      const { input, caller, tx, now } = context
      const id = groupIdOf(input.resiliencyGroupId)
      const group = mustBeOwnGroup(await tx.resiliencyGroups.lock(id), caller.accountId, id, now)

      mustTakeChanges(group, 'UpdateResiliencyGroup')
      const updated = { ...group, resiliencyGroupName: input.resiliencyGroupName }

      await tx.resiliencyGroups.update(updated)
      return { resiliencyGroup: toWire(updated, caller.region) }
    }),
})
