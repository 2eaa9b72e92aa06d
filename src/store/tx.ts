// One database transaction, as the rooms above see it: a drawer per resource, and nothing in it
// but reading and writing. A `find` sees committed rows; a `lock` holds the row until the end, so
// that what was decided on it is still true when it is written.
import type { Connection } from '#domain/connections/connection.ts'
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import type { Proposal } from '#domain/gateways/proposal.ts'
import type { Vpc } from '#domain/cloud/vpc.ts'
import type { Lag } from '#domain/lags/lag.ts'
import type { Usage } from '#domain/parents/usage.ts'
import type { ResiliencyGroup } from '#domain/resiliency-groups/resiliency-group.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { Edges, Routes } from './edge-drawers.ts'
import type { Audit, Canaries, Copies, Devices, Locations, MaintenanceWindows, Ports } from './operator-drawers.ts'
import type { AccessKeys, Accounts, KeyUses, Roles, Secrets, Sessions, Users } from './identity-drawers.ts'

export type { AccessKey, KeyUse } from './identity-drawers.ts'

/** Where a page starts: just behind this row. */
export interface After {
  readonly createdAt: number
  readonly id: string
}

/** `limit` absent: all. Rows come in the order of creation, then id. */
export interface Page {
  readonly after?: After
  readonly limit?: number
  /** Deleted rows that were deleted before this moment (epoch ms) are left out. */
  readonly deletedSince?: number
}

/** What every drawer of aggregates can do. */
export interface Drawer<Row> {
  find(id: string): Promise<Row | undefined>
  /** The row, held until the end of the transaction. */
  lock(id: string): Promise<Row | undefined>
  insert(row: Row): Promise<void>
  update(row: Row): Promise<void>
  remove(id: string): Promise<void>
  /**
   * Rows in one of `states` that entered it at or before `sinceUpTo` (epoch ms), oldest first; a lifecycle's worklist.
   * Locked, and rows that another process works on are passed over.
   */
  due(states: readonly string[], sinceUpTo: number, limit: number): Promise<readonly Row[]>
}

export interface Connections extends Drawer<Connection> {
  /** The account's own connections of all kinds but interconnects, in one region. */
  ownedBy(accountId: string, region: string, page?: Page): Promise<readonly Connection[]>
  interconnectsOf(accountId: string, region: string, page?: Page): Promise<readonly Connection[]>
  /** Hosted connections that a parent (interconnect or LAG) carries, all states. */
  hostedOn(parentId: string, page?: Page): Promise<readonly Connection[]>
  membersOf(lagId: string): Promise<readonly Connection[]>
  /** Of all accounts and regions, longest in their state first. */
  inStates(states: readonly string[]): Promise<readonly Connection[]>
  /** Confirmed hosted connections that entered `pending` at or before `sinceUpTo` (epoch ms), oldest first; a worklist like `due`. */
  hostedDue(sinceUpTo: number, limit: number): Promise<readonly Connection[]>
  /** The members of each LAG; LAGs without any are left out. */
  membersOfAll(lagIds: readonly string[]): Promise<ReadonlyMap<string, readonly Connection[]>>
  /** Those that went up, down or away since their LAG last counted, oldest `since` first; locked, others' work passed over. */
  miscounted(limit: number): Promise<readonly Connection[]>
  /** Those in no LAG with a MACsec key that has waited for its next step since `sinceUpTo` (epoch ms); as `due`. */
  keysDue(sinceUpTo: number, limit: number): Promise<readonly Connection[]>
}

export interface Lags extends Drawer<Lag> {
  ownedBy(accountId: string, region: string, page?: Page): Promise<readonly Lag[]>
  /** Those with a MACsec key that has waited for its next step since `sinceUpTo` (epoch ms); as `due`. */
  keysDue(sinceUpTo: number, limit: number): Promise<readonly Lag[]>
}

export interface VirtualInterfaces extends Drawer<VirtualInterface> {
  /** Own ones and those on the account's connections, in one region. */
  visibleTo(accountId: string, region: string, page?: Page): Promise<readonly VirtualInterface[]>
  /** All on a connection or LAG, all states. */
  on(parentId: string): Promise<readonly VirtualInterface[]>
  /** All attached to a Direct Connect gateway, all states. */
  attachedTo(directConnectGatewayId: string): Promise<readonly VirtualInterface[]>
  /** All attached directly to a virtual private gateway, all states. */
  onVirtualGateway(virtualGatewayId: string): Promise<readonly VirtualInterface[]>
  /** Of all accounts and regions, longest in their state first. */
  inStates(states: readonly string[]): Promise<readonly VirtualInterface[]>
  /** All that a device carries, or will: what its desired document is made of. */
  onDevice(device: string): Promise<readonly VirtualInterface[]>
  /** The `unsettled` ones (a column with a partial index), oldest `since` first; locked, others' work passed over. */
  awaitingEdge(limit: number): Promise<readonly VirtualInterface[]>
  /** What the live interfaces of each parent use of its pools; parents without any are left out. */
  usageOf(parentIds: readonly string[]): Promise<ReadonlyMap<string, Usage>>
  /** Prefixes of both families that the live interfaces on each Direct Connect gateway are allocated; gateways without any are left out. */
  prefixesOnGateways(directConnectGatewayIds: readonly string[]): Promise<ReadonlyMap<string, number>>
}

export interface Gateways extends Drawer<DirectConnectGateway> {
  ownedBy(accountId: string, page?: Page): Promise<readonly DirectConnectGateway[]>
}

export interface Associations extends Drawer<Association> {
  ofGateway(directConnectGatewayId: string, page?: Page): Promise<readonly Association[]>
  ofCloudGateway(gatewayId: string): Promise<readonly Association[]>
}

export interface Proposals extends Drawer<Proposal> {
  /** Made by the account or made to it. */
  visibleTo(accountId: string, page?: Page): Promise<readonly Proposal[]>
}

export interface CloudGateways extends Drawer<CloudGateway> {
  ownedBy(accountId: string, region: string): Promise<readonly CloudGateway[]>
}

export interface Vpcs extends Drawer<Vpc> {
  ownedBy(accountId: string, region: string): Promise<readonly Vpc[]>
}

export interface FailoverTests {
  find(testId: string): Promise<FailoverTest | undefined>
  insert(row: FailoverTest): Promise<void>
  update(row: FailoverTest): Promise<void>
  ownedBy(accountId: string, region: string, page?: Page): Promise<readonly FailoverTest[]>
  runningOn(virtualInterfaceId: string): Promise<FailoverTest | undefined>
  /** In progress with a deadline at or before `now`. */
  expired(now: number, limit: number): Promise<readonly FailoverTest[]>
  /** Removes those that started before `startedBefore`; at most `limit`; how many. */
  forget(startedBefore: number, limit: number): Promise<number>
}

export interface ResiliencyGroups extends Drawer<ResiliencyGroup> {
  ownedBy(accountId: string, page?: Page): Promise<readonly ResiliencyGroup[]>
  /** Those with a connection that has been coming or going since `sinceUpTo` or longer; locked, others' work passed over. */
  associationsDue(sinceUpTo: number, limit: number): Promise<readonly ResiliencyGroup[]>
}

/** A VLAN in use on a connection, interconnect or LAG: unique by the database's own index. */
export interface Vlans {
  holder(parentId: string, vlan: number): Promise<string | undefined>
  claim(parentId: string, vlan: number, holderId: string): Promise<void>
  release(holderId: string): Promise<void>
  /** All claims move with their holders when these change the parent. Refused by the index on a clash. */
  move(holderId: string, toParentId: string): Promise<void>
  on(parentId: string): Promise<readonly { readonly vlan: number; readonly holderId: string }[]>
}

/** A range of addresses, both ends included, as sortable hexadecimal text with the family in front. */
export interface AddressRange {
  readonly first: string
  readonly last: string
}

/** Ranges in use within a scope: peer subnets per parent, announced prefixes per provider. */
export interface Ranges {
  /** Who holds a range that overlaps this one. Take `lockScope` first, or the answer may age. */
  overlapping(scope: string, range: AddressRange): Promise<string | undefined>
  claim(scope: string, range: AddressRange, holderId: string): Promise<void>
  release(holderId: string): Promise<void>
  move(holderId: string, toScope: string): Promise<void>
  heldBy(holderId: string): Promise<readonly AddressRange[]>
  /** Serialises everybody who claims in this scope until the end of the transaction. */
  lockScope(scope: string): Promise<void>
}

/** The answer once given for a client token, so that a repetition gets it again. */
export interface ClientTokens {
  find(accountId: string, token: string): Promise<{ readonly request: string; readonly answer: string } | undefined>
  put(row: {
    readonly accountId: string
    readonly token: string
    readonly request: string
    readonly answer: string
    readonly createdAt: number
  }): Promise<void>
  /** Removes answers given before `createdBefore` (epoch ms); at most `limit`; how many. */
  forget(createdBefore: number, limit: number): Promise<number>
}

/** One aggregate that a committed transaction touched. */
export interface Event {
  /** Rises, with gaps; names the place in the stream from which to go on. */
  readonly seq: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly drawer: Exclude<keyof Tx, 'events'>
  /** Of the aggregate; it may be gone by now. */
  readonly id: string
  /** Who may see the aggregate; none for what is the provider's: locations and devices. */
  readonly accounts: readonly string[]
}

/** What was touched in committed transactions of all processes; the store writes it by itself. */
export interface Events {
  /** Those behind `seq`, in order. Read it again from the last one's `seq`; it never skips one that was still to be committed. */
  after(seq: number, limit: number): Promise<readonly Event[]>
  /** Where somebody starts who wants only what is to come. */
  latest(): Promise<number>
  /** Removes events older than `before` (epoch ms); at most `limit`; how many. */
  forget(before: number, limit: number): Promise<number>
}

export interface Tx {
  readonly events: Events
  readonly accounts: Accounts
  readonly accessKeys: AccessKeys
  readonly users: Users
  readonly roles: Roles
  readonly sessions: Sessions
  readonly keyUses: KeyUses
  readonly secrets: Secrets
  readonly locations: Locations
  readonly devices: Devices
  readonly edges: Edges
  readonly connections: Connections
  readonly lags: Lags
  readonly virtualInterfaces: VirtualInterfaces
  readonly gateways: Gateways
  readonly associations: Associations
  readonly proposals: Proposals
  readonly cloudGateways: CloudGateways
  readonly vpcs: Vpcs
  readonly failoverTests: FailoverTests
  readonly resiliencyGroups: ResiliencyGroups
  readonly vlans: Vlans
  readonly ranges: Ranges
  readonly routes: Routes
  readonly clientTokens: ClientTokens
  readonly ports: Ports
  readonly maintenanceWindows: MaintenanceWindows
  readonly audit: Audit
  readonly canaries: Canaries
  readonly copies: Copies
}

/** What changed in a committed transaction: the kinds of rows, for those who wait for news. */
export type Touched = ReadonlySet<keyof Tx>

export interface Store extends AsyncDisposable {
  readonly engine: 'sqlite' | 'postgres'
  /** Runs a unit that only reads; each statement sees what was committed before it. */
  read<Result>(unit: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Runs a unit in one transaction: all of it or nothing, on disk when the promise resolves. It may run again after a conflict. */
  write<Result>(unit: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Called after each commit of this process. Returns how to stop listening. */
  onCommit(listener: (touched: Touched) => void): () => void
}
