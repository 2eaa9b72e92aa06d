// What the house rules depend on and the operator may choose. Frozen at the start and handed to
// every operation, so that no rule has to look anything up.
import type { Profile } from '#domain/fault.ts'

/** Limits per account or parent; `undefined` means no limit (the sandbox has none of these). */
export interface Quotas {
  readonly interfacesPerConnection?: number
  readonly transitInterfacesPerConnection?: number
  readonly interfacesPerConnectionInAll?: number
  readonly interfacesPerLag?: number
  readonly connectionsPerLocation?: number
  readonly lagsPerRegion?: number
  readonly gatewaysPerAccount?: number
  readonly virtualGatewaysPerGateway?: number
  readonly transitGatewaysPerGateway?: number
  readonly gatewaysPerTransitGateway?: number
  readonly interfacesPerGateway?: number
  readonly prefixesPerTransitGateway?: number
  readonly resiliencyGroupsPerAccount?: number
}

export interface Settings {
  readonly profile: Profile
  readonly partition: string
  /** RFC 5737 and RFC 3849 count as public addresses; on in the sandbox, since all examples use them. */
  readonly documentationPrefixesArePublic: boolean
  readonly quotas: Quotas
  /** The provider's own ASN: public interfaces, and private ones before a gateway is chosen. */
  readonly providerAsn: number
  /** Who runs the ports, as letters of authorization name it; `Demarc` unless given. */
  readonly operatorName?: string
}
