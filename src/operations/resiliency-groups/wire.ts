import { printArn } from '#domain/arn.ts'
import { partitionOf } from '#domain/regions.ts'
import type { GroupAssociation, ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'
import type { WireResiliencyGroup, WireResiliencyGroupAssociation, WireResiliencyGroupSummary } from '#contract/contract.ts'

/** `region`: the caller's. A group has none, but its ARN has that region's partition. */
export const summaryToWire = (row: ResiliencyGroup, region: string): WireResiliencyGroupSummary => ({
  resiliencyGroupId: row.resiliencyGroupId,
  resiliencyGroupArn: printArn({
    partition: partitionOf(region),
    region: '',
    accountId: row.ownerAccount,
    type: 'dx-resiliency-group',
    id: row.resiliencyGroupId,
  }),
  resiliencyGroupName: row.resiliencyGroupName,
  resiliencyGroupType: row.resiliencyGroupType,
  ownerAccount: row.ownerAccount,
  state: row.state,
})

export const toWire = (row: ResiliencyGroup, region: string): WireResiliencyGroup => ({ ...summaryToWire(row, region), tags: row.tags })

export const associationToWire =
  ({ resiliencyGroupId, ownerAccount }: ResiliencyGroup) =>
  ({ connectionId, region, state }: GroupAssociation): WireResiliencyGroupAssociation => ({
    resiliencyGroupId,
    connectionArn: printArn({ partition: partitionOf(region), region, accountId: ownerAccount, type: 'dxcon', id: connectionId }),
    state,
  })
