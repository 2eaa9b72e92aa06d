// The resources of this service as policies see them: their ARNs, and whose they are and how they
// are tagged, as far as the caller is concerned with them at all. What is foreign is as unknown
// here as it is anywhere.
import { type ArnType, printArn } from '#domain/arn.ts'
import { partitionOf } from '#domain/regions.ts'
import type { Tag } from '#domain/tags/tag.ts'
import type { Calling, RequestTags, Stored } from '#protocol/authorise.ts'
import type { Tx } from '#store/tx.ts'

/** The ARN of `dxcon/dxcon-…`, as if it were the caller's. */
export function arnOf(resource: string, { region, accountId }: Pick<Calling, 'region' | 'accountId'>): string {
  const slash = resource.indexOf('/')
  return printArn({
    partition: partitionOf(region),
    region,
    accountId,
    type: resource.slice(0, slash) as ArnType,
    id: resource.slice(slash + 1),
  })
}

interface Found {
  readonly ownerAccount: string
  readonly region?: string
  readonly tags: readonly Tag[]
  /** Another account that sees it, and not its tags. */
  readonly concerns?: string | undefined
}

export async function storedUnder(
  tx: Tx,
  arn: string,
  { accountId, region }: Pick<Calling, 'accountId' | 'region'>,
): Promise<{ readonly stored: Stored; readonly arn: string } | undefined> {
  const [prefix, id] = splitAtLast(arn)
  const found = await look(tx, prefix.slice(prefix.lastIndexOf(':') + 1), id)
  if (found === undefined || (found.region !== undefined && found.region !== region)) return undefined
  const { ownerAccount, tags } = found
  if (ownerAccount === accountId) return { stored: { ownerAccount, tags }, arn }
  if (found.concerns !== accountId) return undefined
  return { stored: { ownerAccount, tags: [] }, arn: arn.replace(`:${accountId}:`, `:${ownerAccount}:`) }
}

const splitAtLast = (arn: string): readonly [string, string] => [arn.slice(0, arn.lastIndexOf('/')), arn.slice(arn.lastIndexOf('/') + 1)]

async function look(tx: Tx, type: string, id: string): Promise<Found | undefined> {
  switch (type) {
    case 'dxcon': {
      const row = await tx.connections.find(id)
      return row && { ...row, concerns: row.parentOwner }
    }
    case 'dxlag':
      return tx.lags.find(id)
    case 'dxvif': {
      const row = await tx.virtualInterfaces.find(id)
      return row && { ...row, concerns: row.connectionOwner }
    }
    case 'dx-gateway':
      return tx.gateways.find(id)
    case 'dx-resiliency-group':
      return tx.resiliencyGroups.find(id)
    default:
      return undefined
  }
}

interface Tagging {
  readonly tags?: unknown
  readonly tagKeys?: unknown
}

/** The tags that a request would set or take away, wherever in it they stand. */
export function tagsIn(input: object): RequestTags {
  const places: readonly Tagging[] = [
    input,
    ...Object.entries(input).flatMap(([name, value]) => (name.startsWith('new') && typeof value === 'object' ? [value as object] : [])),
  ]
  const tags = places.flatMap((place) => (Array.isArray(place.tags) ? (place.tags as readonly Partial<Tag>[]) : []))
  const keys = places.flatMap((place) => (Array.isArray(place.tagKeys) ? (place.tagKeys as readonly string[]) : []))
  const whole = tags.map(({ key = '', value = '' }) => ({ key, value }))
  return { tags: whole, keys: [...whole.map(({ key }) => key), ...keys] }
}
