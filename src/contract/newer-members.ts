// The types of the members that the service gained in 2026 and the pinned client package does not
// know yet. They are merged into the client's own interfaces, so that every nested shape has them
// (the client itself still neither sends nor reads them); their wire schemas are in newer.ts. When
// the package catches up, delete what it brought: test/contract/newer.test.ts says which.

/** What a port's charges are based on; requests may name only the first six. */
export type RequestBillingMode = 'PayAsYouGo' | 'FlatRateTier1' | 'FlatRateTier2' | 'FlatRateTier3' | 'FlatRateTier4' | 'FlatRateTier5'
export type BillingMode =
  | RequestBillingMode
  | 'PortPairFlatRateTier1'
  | 'PortPairFlatRateTier2'
  | 'PortPairFlatRateTier3'
  | 'PortPairFlatRateTier4'
  | 'PortPairFlatRateTier5'

/** An answer's enumeration: today's values by name, yet any text, since the rows keep them as text. */
export type Open<T extends string> = T | (string & {})

/** How many interfaces may be, are and can still be rate limited, and their bandwidths in sum. */
export interface RateLimiterStatus {
  maxAllowed?: number | undefined
  inUse?: number | undefined
  remaining?: number | undefined
  totalBandwidth?: string | undefined
}

export interface AvailableBillingMode {
  billingMode?: Open<BillingMode> | undefined
  availablePortSpeeds?: string[] | undefined
  includedRegions?: string[] | undefined
}

/** Prefixes that a port takes in all, and how many no interface has claimed. */
interface PrefixPools {
  prefixPoolSizeIpv4?: number | undefined
  prefixPoolSizeIpv6?: number | undefined
  prefixPoolUnallocatedCountIpv4?: number | undefined
  prefixPoolUnallocatedCountIpv6?: number | undefined
}

/** Prefixes that an interface may announce, per address family. */
interface PrefixAllocation {
  prefixPoolAllocatedCountIpv4?: number | undefined
  prefixPoolAllocatedCountIpv6?: number | undefined
}

interface RateLimited {
  /** A bandwidth such as `500Mbps`. */
  rateLimit?: string | undefined
}

interface Metered extends PrefixPools {
  rateLimiterStatus?: RateLimiterStatus | undefined
  billingMode?: Open<BillingMode> | undefined
}

declare module '@aws-sdk/client-direct-connect' {
  interface Connection extends Metered {}
  interface Lag extends Metered {}
  interface DirectConnectGateway {
    totalPrefixPoolAllocations?: number | undefined
  }
  interface Location {
    availableBillingModes?: AvailableBillingMode[] | undefined
  }
  interface VirtualInterface extends RateLimited, PrefixAllocation {}

  interface CreateConnectionRequest {
    billingMode?: RequestBillingMode | undefined
  }
  interface CreateLagRequest {
    billingMode?: RequestBillingMode | undefined
  }
  interface NewPrivateVirtualInterface extends RateLimited, PrefixAllocation {}
  interface NewPrivateVirtualInterfaceAllocation extends RateLimited {}
  interface NewPublicVirtualInterface extends RateLimited {}
  interface NewPublicVirtualInterfaceAllocation extends RateLimited {}
  interface NewTransitVirtualInterface extends RateLimited, PrefixAllocation {}
  interface NewTransitVirtualInterfaceAllocation extends RateLimited {}
  interface UpdateVirtualInterfaceAttributesRequest extends RateLimited, PrefixAllocation {}
}
