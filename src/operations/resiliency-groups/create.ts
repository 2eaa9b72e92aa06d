// CreateResiliencyGroup: an empty group, `pending` for a moment and usable at once.
import { newGroupId } from '#domain/ids.ts'
import { mustBeWithinGroupQuota } from '#domain/resiliency-groups/rules.ts'
import type { ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import { operation } from '#operations/operation.ts'
import { once } from '#operations/resiliency-groups/once.ts'
import { toWire } from '#operations/resiliency-groups/wire.ts'

export const createResiliencyGroup = operation('CreateResiliencyGroup', {
  access: 'write',
  resources: () => [],

  run: (context) =>
    once(context, 'CreateResiliencyGroup', async () => {
      const { input, caller, tx, now, random, settings } = context
      const limit = settings.quotas.resiliencyGroupsPerAccount
      if (limit !== undefined) mustBeWithinGroupQuota(await tx.resiliencyGroups.ownedBy(caller.accountId), limit, caller.accountId)
      const created: ResiliencyGroup = {
        resiliencyGroupId: newGroupId(random),
        resiliencyGroupName: input.resiliencyGroupName,
        resiliencyGroupType: 'Managed',
        intendedResiliencyModel: input.intendedResiliencyModel,
        ownerAccount: caller.accountId,
        state: 'pending',
        since: now,
        createdAt: now,
        associations: [],
        tags: mustBeTags(input.tags),
      }

      await tx.resiliencyGroups.insert(created)
      return { resiliencyGroup: toWire(created, caller.region) }
    }),
})
