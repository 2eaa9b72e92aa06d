import type { Tag } from '#domain/tags/tag.ts'

/** A virtual private gateway or transit gateway of the cloud behind us, in our small registry. */
export interface CloudGateway {
  /** `vgw-…` or `tgw-…`. */
  readonly gatewayId: string
  readonly kind: 'virtualPrivateGateway' | 'transitGateway'
  readonly ownerAccount: string
  readonly region: string
  readonly amazonSideAsn: number
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly since: number
  readonly createdAt: number
  /** The VPC a virtual private gateway is attached to. */
  readonly vpcId?: string
  /** What lies behind it: the VPC's CIDRs. */
  readonly cidrs: readonly string[]
  readonly tags: readonly Tag[]
  /** Of transit gateways: what they were made with, kept to be shown again. */
  readonly description?: string
  readonly options?: Readonly<Record<string, string>>
}
