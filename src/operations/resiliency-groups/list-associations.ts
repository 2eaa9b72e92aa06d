// ListResiliencyGroupAssociations: the connections of a group in the order in which they came, a
// hundred at most at a time.
import { afterOf, largestPage, pageOf, pageSize } from '#domain/pages.ts'
import { groupIdOf, mustBeOwnGroup } from '#domain/resiliency-groups/rules.ts'
import type { GroupAssociation } from '#domain/resiliency-groups/resiliency-group.ts'
import { operation } from '#operations/operation.ts'
import { groupResource } from '#operations/resiliency-groups/resources.ts'
import { associationToWire } from '#operations/resiliency-groups/wire.ts'

const place = ({ createdAt, connectionId }: GroupAssociation) => ({ createdAt, id: connectionId })

const inOrder = (one: GroupAssociation, other: GroupAssociation): number =>
  one.createdAt - other.createdAt || (one.connectionId < other.connectionId ? -1 : 1)

export const listResiliencyGroupAssociations = operation('ListResiliencyGroupAssociations', {
  access: 'read',
  resources: groupResource,

  async run({ input, caller, tx, now, tokens }) {
    const id = groupIdOf(input.resiliencyGroupId)
    const group = mustBeOwnGroup(await tx.resiliencyGroups.find(id), caller.accountId, id, now)
    const purpose = `ListResiliencyGroupAssociations|${caller.accountId}|${id}`
    const size = pageSize(input) ?? largestPage
    const after = afterOf(input.nextToken, purpose, tokens)

    const isBehind = ({ createdAt, connectionId }: GroupAssociation): boolean =>
      after === undefined || createdAt > after.createdAt || (createdAt === after.createdAt && connectionId > after.id)
    const { rows, nextToken } = pageOf(group.associations.toSorted(inOrder).filter(isBehind), size, place, purpose, tokens)
    return { items: rows.map(associationToWire(group)), nextToken }
  },
})
