// The cloud's gateways and networks as EC2 shows them.
import { attachmentId, attachmentStateOf } from '#domain/cloud/rules.ts'
import type { Vpc } from '#domain/cloud/vpc.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { Tag } from '#domain/tags/tag.ts'
import type { Answer, Form } from '#operations/query-operation.ts'

const tagsToWire = (tags: readonly Tag[]): Answer => tags.map(({ key, value }) => ({ key, value }))

export const vpnGatewayToWire = (row: CloudGateway): Answer => ({
  vpnGatewayId: row.gatewayId,
  state: row.state,
  type: 'ipsec.1',
  amazonSideAsn: row.amazonSideAsn,
  attachments: row.vpcId === undefined ? [] : [{ vpcId: row.vpcId, state: 'attached' }],
  tagSet: tagsToWire(row.tags),
})

/** What EC2 answers for options that were not given. */
export const usualOptions = {
  AutoAcceptSharedAttachments: 'disable',
  DefaultRouteTableAssociation: 'enable',
  DefaultRouteTablePropagation: 'enable',
  DnsSupport: 'enable',
  MulticastSupport: 'disable',
  SecurityGroupReferencingSupport: 'disable',
  VpnEcmpSupport: 'enable',
} as const

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

export function transitGatewayToWire(row: CloudGateway, partition: string): Answer {
  const routeTable = `tgw-rtb-${row.gatewayId.slice('tgw-'.length)}`
  const options = Object.entries({ ...usualOptions, ...row.options }).map(([name, value]) => [lowerFirst(name), value])
  return {
    transitGatewayId: row.gatewayId,
    transitGatewayArn: `arn:${partition}:ec2:${row.region}:${row.ownerAccount}:transit-gateway/${row.gatewayId}`,
    state: row.state,
    ownerId: row.ownerAccount,
    description: row.description ?? '',
    creationTime: new Date(row.createdAt),
    options: {
      amazonSideAsn: row.amazonSideAsn,
      ...Object.fromEntries<string | undefined>(options.map(([name = '', value]) => [name, value])),
      associationDefaultRouteTableId: routeTable,
      propagationDefaultRouteTableId: routeTable,
    },
    tagSet: tagsToWire(row.tags),
  }
}

export const attachmentToWire = (row: Association): Answer => ({
  transitGatewayAttachmentId: attachmentId(row),
  transitGatewayId: row.gatewayId,
  transitGatewayOwnerId: row.gatewayOwner,
  resourceOwnerId: row.directConnectGatewayOwner,
  resourceType: 'direct-connect-gateway',
  resourceId: row.directConnectGatewayId,
  state: attachmentStateOf(row),
  creationTime: new Date(row.createdAt),
  tagSet: [],
})

export const vpcToWire = (row: Vpc): Answer => ({
  vpcId: row.vpcId,
  ownerId: row.ownerAccount,
  state: 'available',
  cidrBlock: row.cidrs[0],
  cidrBlockAssociationSet: row.cidrs.map((cidrBlock, at) => ({
    associationId: `vpc-cidr-assoc-${row.vpcId.slice('vpc-'.length)}${at}`,
    cidrBlock,
    cidrBlockState: { state: 'associated' },
  })),
  dhcpOptionsId: 'default',
  instanceTenancy: 'default',
  isDefault: false,
  tagSet: tagsToWire(row.tags),
})

const tagIn = (form: Form): Tag => ({ key: form.text('Key') ?? '', value: form.text('Value') ?? '' })

/** Of CreateTags and DeleteTags. */
export const tagsOfForm = (form: Form): readonly Tag[] => form.forms('Tag').map(tagIn)

/** Of the operations that create something; EC2 spells the list's name in two ways. */
export const tagsToCreate = (form: Form): readonly Tag[] =>
  [...form.forms('TagSpecification'), ...form.forms('TagSpecifications')].flatMap((each) =>
    [...each.forms('Tag'), ...each.forms('Tags')].map(tagIn),
  )
