export type BillingMode = 'PayAsYouGo' | 'FlatRateTier1' | 'FlatRateTier2' | 'FlatRateTier3' | 'FlatRateTier4' | 'FlatRateTier5'

/** A facility where ports can be ordered, as one region offers it. */
export interface Location {
  readonly locationCode: string
  readonly locationName: string
  readonly region: string
  /** `1G`, `10G`, `100G`, `400G`. */
  readonly availablePortSpeeds: readonly string[]
  readonly availableMacSecPortSpeeds: readonly string[]
  readonly availableProviders: readonly string[]
  readonly availableBillingModes: readonly { readonly billingMode: BillingMode; readonly availablePortSpeeds: readonly string[] }[]
  // What only the operator is shown.
  readonly facility?: string
  readonly address?: string
  readonly subLocations?: readonly string[]
  /** False: it is neither listed nor takes new orders. */
  readonly onSale?: boolean
}

/** A provider's router at a location; ports of a LAG share one. */
export interface Device {
  readonly deviceId: string
  readonly logicalDeviceId: string
  readonly locationCode: string
  readonly region: string
  /** A drained device keeps what it carries and takes no new port. */
  readonly drained: boolean
  readonly createdAt: number
}
