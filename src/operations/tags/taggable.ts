// The four (with resiliency groups five) kinds of resources that carry tags, seen alike: looked up
// by ARN, and only by their owner. An ARN of another partition, region, account or kind is unknown.
import { parseArn } from '#domain/arn.ts'
import { refuse } from '#domain/fault.ts'
import { partitionOf } from '#domain/regions.ts'
import { isForgotten } from '#domain/visibility.ts'
import { tagFaults } from '#domain/tags/faults.ts'
import type { Tag } from '#domain/tags/tag.ts'
import type { Caller } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

export interface Taggable {
  readonly tags: readonly Tag[]
  retag(tags: readonly Tag[]): Promise<void>
}

interface Found {
  readonly ownerAccount: string
  readonly region?: string
  readonly state: string
  readonly since: number
  readonly taggable: Taggable
}

/** Reads with `find` for a look and with `lock` for a change. */
export async function mustBeTaggable(tx: Tx, caller: Caller, arn: string, now: number, read: 'find' | 'lock'): Promise<Taggable> {
  const named = parseArn(arn)
  const local = named?.accountId === caller.accountId && named.partition === partitionOf(caller.region)
  const found = local ? await look(tx, named.type, named.id, read) : undefined
  const region = found?.region ?? ''
  const inSight = found !== undefined && found.ownerAccount === caller.accountId && !isForgotten(found.state, found.since, now)
  const placed = region === '' ? named?.region === '' : region === named?.region && region === caller.region
  return inSight && placed ? found.taggable : refuse(tagFaults.noResource, arn)
}

async function look(tx: Tx, type: string, id: string, read: 'find' | 'lock'): Promise<Found | undefined> {
  if (type === 'dxcon') {
    const row = await tx.connections[read](id)
    return (
      row && { ...row, state: row.connectionState, taggable: { tags: row.tags, retag: (tags) => tx.connections.update({ ...row, tags }) } }
    )
  }
  if (type === 'dxlag') {
    const row = await tx.lags[read](id)
    return row && { ...row, state: row.lagState, taggable: { tags: row.tags, retag: (tags) => tx.lags.update({ ...row, tags }) } }
  }
  if (type === 'dxvif') {
    const row = await tx.virtualInterfaces[read](id)
    return (
      row && {
        ...row,
        state: row.virtualInterfaceState,
        taggable: { tags: row.tags, retag: (tags) => tx.virtualInterfaces.update({ ...row, tags }) },
      }
    )
  }
  if (type === 'dx-gateway') {
    const row = await tx.gateways[read](id)
    return (
      row && {
        ...row,
        state: row.directConnectGatewayState,
        taggable: { tags: row.tags, retag: (tags) => tx.gateways.update({ ...row, tags }) },
      }
    )
  }
  const row = await tx.resiliencyGroups[read](id)
  return row && { ...row, taggable: { tags: row.tags, retag: (tags) => tx.resiliencyGroups.update({ ...row, tags }) } }
}
