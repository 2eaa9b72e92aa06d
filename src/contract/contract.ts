// What the API promises: the names of its 73 operations, and what each takes and gives. 63 of them
// come from the official client package, which AWS keeps; ten newer ones and some newer members
// stand in files of the same form beside this one until the package has them too.
import type * as client from '@aws-sdk/client-direct-connect'
import * as clientSchemas from '@aws-sdk/client-direct-connect/dist-cjs/schemas/schemas_0.js'
import { newerOperations } from '#contract/newer.ts'
import type { AvailableBillingMode, RateLimiterStatus } from '#contract/newer-members.ts'
import type * as newer from '#contract/newer-operations.ts'
import { type OperationShape, operationShape } from '#contract/shapes.ts'

type Client = typeof client
type ClientName = { [K in keyof Client]: K extends `${infer Name}Command` ? (Name extends '$' ? never : Name) : never }[keyof Client]
type Command<Name extends string> = Client[`${Name}Command` & keyof Client]
type Asked<C> = C extends new (...args: infer A) => unknown ? NonNullable<A[0]> : never
type Answered<C> = C extends new (...args: never[]) => {
  resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }>
}
  ? O
  : never

type Newer = newer.NewerOperations

export type OperationName = ClientName | keyof Newer

type Decoded<T> = T extends Date | Uint8Array ? T : T extends object ? { readonly [K in keyof T]: Decoded<Exclude<T[K], undefined>> } : T

/** Texts, dates and bytes are taken as they are. */
type Leaf = string | Date | Uint8Array
/** Widened by the one state that only the OUTSCALE profile has. */
type Shown<T> = [string] extends [T] ? T : [client.VirtualInterfaceState] extends [T] ? T | 'expired' : T
type Answer<T> = T extends Leaf ? T : T extends object ? { readonly [K in keyof T]: Answer<Shown<T[K]>> } : T

/** A decoded request: read-only, and a member is there or absent, never `undefined` or `null`. */
export type Input<N extends OperationName> = Decoded<N extends keyof Newer ? Newer[N]['input'] : Asked<Command<N>>>

/**
 * What an operation may answer: the client's types, built if one likes from read-only lists.
 * Members may be `undefined`, which the encoder leaves out; timestamps are `Date`, blobs `Uint8Array`.
 */
export type Output<N extends OperationName> = Answer<N extends keyof Newer ? Newer[N]['output'] : Omit<Answered<Command<N>>, '$metadata'>>

// Shapes that several operations answer with, newer members included.
export type WireAssociatedGateway = Answer<client.AssociatedGateway>
export type WireAvailableBillingMode = Answer<AvailableBillingMode>
export type WireBGPPeer = Answer<client.BGPPeer>
export type WireConnection = Answer<client.Connection>
export type WireCustomerAgreement = Answer<client.CustomerAgreement>
export type WireDirectConnectGateway = Answer<client.DirectConnectGateway>
export type WireDirectConnectGatewayAssociation = Answer<client.DirectConnectGatewayAssociation>
export type WireDirectConnectGatewayAssociationProposal = Answer<client.DirectConnectGatewayAssociationProposal>
export type WireDirectConnectGatewayAttachment = Answer<client.DirectConnectGatewayAttachment>
export type WireInterconnect = Answer<client.Interconnect>
export type WireLag = Answer<client.Lag>
export type WireLoa = Answer<client.Loa>
export type WireLocation = Answer<client.Location>
export type WireMacSecKey = Answer<client.MacSecKey>
export type WireRateLimiterStatus = Answer<RateLimiterStatus>
export type WireResiliencyGroup = Answer<newer.ResiliencyGroup>
export type WireResiliencyGroupAssociation = Answer<newer.ResiliencyGroupAssociation>
export type WireResiliencyGroupSummary = Answer<newer.ResiliencyGroupSummary>
export type WireResourceTag = Answer<client.ResourceTag>
export type WireRoute = Answer<newer.Route>
export type WireRouteFilterPrefix = Answer<client.RouteFilterPrefix>
export type WireRouterType = Answer<client.RouterType>
export type WireTag = Answer<client.Tag>
export type WireVirtualGateway = Answer<client.VirtualGateway>
export type WireVirtualInterface = Answer<client.VirtualInterface>
export type WireVirtualInterfaceTestHistory = Answer<client.VirtualInterfaceTestHistory>
// Shapes that requests carry.
export type NewBGPPeer = Decoded<client.NewBGPPeer>
export type NewPrivateVirtualInterface = Decoded<client.NewPrivateVirtualInterface>
export type NewPrivateVirtualInterfaceAllocation = Decoded<client.NewPrivateVirtualInterfaceAllocation>
export type NewPublicVirtualInterface = Decoded<client.NewPublicVirtualInterface>
export type NewPublicVirtualInterfaceAllocation = Decoded<client.NewPublicVirtualInterfaceAllocation>
export type NewTransitVirtualInterface = Decoded<client.NewTransitVirtualInterface>
export type NewTransitVirtualInterfaceAllocation = Decoded<client.NewTransitVirtualInterfaceAllocation>
export type RouteFilters = Decoded<newer.RouteFilters>

const shapes: ReadonlyMap<string, OperationShape> = new Map(
  [...Object.values<unknown>(clientSchemas), ...Object.values<unknown>(newerOperations)]
    .filter((schema): schema is readonly unknown[] => Array.isArray(schema) && schema[0] === 9)
    .map((schema) => operationShape(schema))
    .map((shape) => [shape.name, shape]),
)

/** All 73, in the order of the alphabet. */
export const operationNames: readonly OperationName[] = ([...shapes.keys()] as OperationName[]).toSorted()

export const isOperationName = (name: string): name is OperationName => shapes.has(name)

/** What the operation takes and gives, as plain structures. */
export const schemaOf = (name: OperationName): OperationShape => shapes.get(name) as OperationShape
