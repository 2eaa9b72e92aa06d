import type { Tag } from '#domain/tags/tag.ts'

/** Connections that are meant to stand in for one another; global, like a gateway. */
export interface ResiliencyGroup {
  readonly resiliencyGroupId: string
  readonly resiliencyGroupName: string
  readonly resiliencyGroupType: string
  readonly ownerAccount: string
  readonly state: string
  readonly since: number
  readonly createdAt: number
  readonly connectionIds: readonly string[]
  readonly tags: readonly Tag[]
}
