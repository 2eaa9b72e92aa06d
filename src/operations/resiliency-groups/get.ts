// GetResiliencyGroup: one of the account's groups, from whichever region; a deleted one for a while.
import { groupIdOf, mustBeOwnGroup } from '#domain/resiliency-groups/rules.ts'
import { operation } from '#operations/operation.ts'
import { groupResource } from '#operations/resiliency-groups/resources.ts'
import { toWire } from '#operations/resiliency-groups/wire.ts'

export const getResiliencyGroup = operation('GetResiliencyGroup', {
  access: 'read',
  resources: groupResource,

  async run({ input, caller, tx, now }) {
    const id = groupIdOf(input.resiliencyGroupId)
    const group = mustBeOwnGroup(await tx.resiliencyGroups.find(id), caller.accountId, id, now)
    return { resiliencyGroup: toWire(group, caller.region) }
  },
})
