// DeleteResiliencyGroup: the group goes after a while, and its connections leave it with that; the
// connections themselves stay. AWS says nothing of groups that still have some.
import { deleting } from '#domain/resiliency-groups/associations.ts'
import { groupIdOf, mustBeOwnGroup } from '#domain/resiliency-groups/rules.ts'
import { operation } from '#operations/operation.ts'
import { groupResource } from '#operations/resiliency-groups/resources.ts'
import { toWire } from '#operations/resiliency-groups/wire.ts'

export const deleteResiliencyGroup = operation('DeleteResiliencyGroup', {
  access: 'write',
  resources: groupResource,

  async run({ input, caller, tx, now }) {
    const id = groupIdOf(input.resiliencyGroupId)
    const group = mustBeOwnGroup(await tx.resiliencyGroups.lock(id), caller.accountId, id, now)
    if (group.state === 'deleting' || group.state === 'deleted') return { resiliencyGroup: toWire(group, caller.region) }

    const gone = deleting(group, now)
    await tx.resiliencyGroups.update(gone)
    return { resiliencyGroup: toWire(gone, caller.region) }
  },
})
