import type { Tag } from '#domain/tags/tag.ts'

/** A network of the cloud behind us: all that matters of it here is what addresses it has. */
export interface Vpc {
  readonly vpcId: string
  readonly ownerAccount: string
  readonly region: string
  /** The first is the one it was made with. */
  readonly cidrs: readonly string[]
  readonly createdAt: number
  readonly tags: readonly Tag[]
}
