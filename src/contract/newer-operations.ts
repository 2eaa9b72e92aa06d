// The types of the ten operations of 2026 that the pinned client package does not know yet, as the
// package would write them; their wire schemas are in newer.ts. Delete what the package brings
// when it catches up; test/contract/newer.test.ts says when that is.
import type { AddressFamily, Connection, Tag } from '@aws-sdk/client-direct-connect'
import type { BillingMode, Open, RequestBillingMode } from '#contract/newer-members.ts'

export type ResiliencyModel = 'maximum-resiliency' | 'high-resiliency' | 'basic-resiliency'
export type ResiliencyGroupType = 'Managed'
export type ResiliencyGroupState = 'pending' | 'available' | 'deleting' | 'deleted'
export type ResiliencyGroupAssociationState = 'associating' | 'associated' | 'disassociating' | 'disassociated'
export type RouteDirection = 'accepted' | 'advertised'
export type AsPathType = 'seq' | 'set'

export interface ResiliencyGroupSummary {
  resiliencyGroupId?: string | undefined
  resiliencyGroupArn?: string | undefined
  resiliencyGroupName?: string | undefined
  resiliencyGroupType?: Open<ResiliencyGroupType> | undefined
  ownerAccount?: string | undefined
  state?: Open<ResiliencyGroupState> | undefined
}

export interface ResiliencyGroup extends ResiliencyGroupSummary {
  tags?: Tag[] | undefined
}

export interface ResiliencyGroupAssociation {
  resiliencyGroupId?: string | undefined
  connectionArn?: string | undefined
  state?: Open<ResiliencyGroupAssociationState> | undefined
}

export interface AsPathSegment {
  pathType?: AsPathType | undefined
  path?: number[] | undefined
}

export interface Route {
  cidr?: string | undefined
  routeDirection?: RouteDirection | undefined
  addressFamily?: AddressFamily | undefined
  asPath?: AsPathSegment[] | undefined
  communities?: string[] | undefined
  awsLogicalDeviceId?: string | undefined
  routeInstalledAt?: Date | undefined
}

export interface RouteFilters {
  routeDirection?: RouteDirection | undefined
  addressFamily?: AddressFamily | undefined
  cidrs?: string[] | undefined
  asPath?: number[] | undefined
  communities?: string[] | undefined
}

interface Page {
  maxResults?: number | undefined
  nextToken?: string | undefined
}

interface Membership {
  connectionIdentifiers: string[] | undefined
  resiliencyGroupId: string | undefined
  clientToken?: string | undefined
}

interface Members {
  resiliencyGroupAssociations?: ResiliencyGroupAssociation[] | undefined
}

interface OneGroup {
  resiliencyGroup?: ResiliencyGroup | undefined
}

export interface NewerOperations {
  AssociateConnectionsToResiliencyGroup: { input: Membership; output: Members }
  CreateResiliencyGroup: {
    input: {
      resiliencyGroupName: string | undefined
      intendedResiliencyModel: ResiliencyModel | undefined
      clientToken?: string | undefined
      tags?: Tag[] | undefined
    }
    output: OneGroup
  }
  DeleteResiliencyGroup: { input: { resiliencyGroupId: string | undefined }; output: OneGroup }
  DisassociateConnectionsFromResiliencyGroup: { input: Membership; output: Members }
  GetResiliencyGroup: { input: { resiliencyGroupId: string | undefined }; output: OneGroup }
  ListResiliencyGroupAssociations: {
    input: Page & { resiliencyGroupId: string | undefined }
    output: { items?: ResiliencyGroupAssociation[] | undefined; nextToken?: string | undefined }
  }
  ListResiliencyGroups: { input: Page; output: { items?: ResiliencyGroupSummary[] | undefined; nextToken?: string | undefined } }
  ListVirtualInterfaceRoutes: {
    input: Page & { virtualInterfaceId?: string | undefined; filters?: RouteFilters | undefined }
    output: { virtualInterfaceId?: string | undefined; routes?: Route[] | undefined; nextToken?: string | undefined }
  }
  UpdateConnectionsBillingMode: {
    input: { connectionIds: string[] | undefined; billingMode: RequestBillingMode | undefined }
    output: { billingMode?: Open<BillingMode> | undefined; connections?: Connection[] | undefined }
  }
  UpdateResiliencyGroup: {
    input: { resiliencyGroupId: string | undefined; resiliencyGroupName: string | undefined; clientToken?: string | undefined }
    output: OneGroup
  }
}
