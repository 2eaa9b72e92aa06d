// Connections that are meant to stand in for one another, as one thing. A group belongs to no
// region, like a gateway, and its connections may be in any.
import type { Tag } from '#domain/tags/tag.ts'

export type ResiliencyModel = 'maximum-resiliency' | 'high-resiliency' | 'basic-resiliency'

export type ResiliencyGroupState = 'pending' | 'available' | 'deleting' | 'deleted'

export type GroupAssociationState = 'associating' | 'associated' | 'disassociating' | 'disassociated'

/** A connection in a group, from the request to the end of its leaving. */
export interface GroupAssociation {
  readonly connectionId: string
  /** The connection's, for its ARN. */
  readonly region: string
  readonly state: GroupAssociationState
  /** Epoch milliseconds at which `state` was entered. */
  readonly since: number
  readonly createdAt: number
}

export interface ResiliencyGroup {
  readonly resiliencyGroupId: string
  readonly resiliencyGroupName: string
  readonly resiliencyGroupType: 'Managed'
  /** What it is meant to reach; asked for, and answered nowhere. */
  readonly intendedResiliencyModel: ResiliencyModel
  readonly ownerAccount: string
  readonly state: ResiliencyGroupState
  readonly since: number
  readonly createdAt: number
  /** In the order in which they came. */
  readonly associations: readonly GroupAssociation[]
  readonly tags: readonly Tag[]
}
