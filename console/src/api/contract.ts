// The one window through which the console sees the rest of the house: the contract, as types
// only, and the pure rules that the server refuses with, so that both say the same sentence.
import type { Input, OperationName, Output } from '../../../src/contract/contract.ts'

export type { Input, OperationName }

/** As an answer travels in JSON: times are seconds since 1970, blobs are base64. */
type Json<T> = T extends Date
  ? number
  : // An open enumeration (`string & {}`) comes through the contract's mapping as an object of a string's methods.
    T extends { readonly toUpperCase: unknown }
    ? T extends string
      ? T
      : string
    : T extends Uint8Array
      ? string
      : T extends readonly (infer E)[]
        ? readonly Json<E>[]
        : T extends object
          ? { readonly [K in keyof T]: Json<T[K]> }
          : T

export type Answer<N extends OperationName> = Json<Output<N>>

type Item<T> = NonNullable<T> extends readonly (infer E)[] ? E : never
export type Connection = Item<Answer<'DescribeConnections'>['connections']>
export type Interconnect = Item<Answer<'DescribeInterconnects'>['interconnects']>
export type Lag = Item<Answer<'DescribeLags'>['lags']>
export type VirtualInterface = Item<Answer<'DescribeVirtualInterfaces'>['virtualInterfaces']>
export type BgpPeer = Item<VirtualInterface['bgpPeers']>
export type Gateway = Item<Answer<'DescribeDirectConnectGateways'>['directConnectGateways']>
export type Association = Item<Answer<'DescribeDirectConnectGatewayAssociations'>['directConnectGatewayAssociations']>
export type Attachment = Item<Answer<'DescribeDirectConnectGatewayAttachments'>['directConnectGatewayAttachments']>
export type Proposal = Item<Answer<'DescribeDirectConnectGatewayAssociationProposals'>['directConnectGatewayAssociationProposals']>
export type VirtualGateway = Item<Answer<'DescribeVirtualGateways'>['virtualGateways']>
export type Location = Item<Answer<'DescribeLocations'>['locations']>
export type ResiliencyGroup = Item<Answer<'ListResiliencyGroups'>['items']>
export type Route = Item<Answer<'ListVirtualInterfaceRoutes'>['routes']>
export type FailoverTest = Item<Answer<'ListVirtualInterfaceTestHistory'>['virtualInterfaceTestHistory']>
export type Tag = { readonly key?: string | undefined; readonly value?: string | undefined }
