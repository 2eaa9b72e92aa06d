// The server's own rules, asked while a person types: what refuses here refuses there, in the same
// words. Only pure code comes through here; nothing of it knows a clock, a network or a database.
import { isAccountId } from '../../../src/domain/accounts/account.ts'
import { mustBeAccountId } from '../../../src/domain/accounts/rules.ts'
import { mustBePeerAddresses } from '../../../src/domain/addresses/peer-addresses.ts'
import { mustBeAllowedPrefixes, mustBeRouteFilterPrefixes } from '../../../src/domain/addresses/route-filter.ts'
import { dedicatedBandwidths, hostedBandwidths, interconnectBandwidths, megabits } from '../../../src/domain/bandwidth.ts'
import { largestAsn, mustBeAsn, mustBeAuthKey, mustNotBeOwnAsn } from '../../../src/domain/bgp-peers/rules.ts'
import { ClientFault } from '../../../src/domain/fault.ts'
import { mustBeGatewayAsn } from '../../../src/domain/gateways/rules.ts'
import { mustBeInterfaceName, mustBeMtu, mustBeVlan, mtusOf } from '../../../src/domain/virtual-interfaces/rules.ts'

export {
  dedicatedBandwidths,
  hostedBandwidths,
  interconnectBandwidths,
  isAccountId,
  largestAsn,
  megabits,
  mtusOf,
  mustBeAccountId,
  mustBeAllowedPrefixes,
  mustBeAsn,
  mustBeAuthKey,
  mustBeGatewayAsn,
  mustBeInterfaceName,
  mustBeMtu,
  mustBePeerAddresses,
  mustBeRouteFilterPrefixes,
  mustBeVlan,
  mustNotBeOwnAsn,
}

/** What the rule says against it, or nothing. A rule that crashes is our bug and is thrown on. */
export function refusalOf(rule: () => unknown): string | undefined {
  try {
    rule()
    return undefined
  } catch (error) {
    if (error instanceof ClientFault) return error.message
    throw error
  }
}
