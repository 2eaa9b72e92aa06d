// One BGP session in BIRD's words. Only numbers, re-printed addresses, names made of ids and a key that
// passed its alphabet are in it; what it may do is a call of a shared function.
import { addressOf, cidrOf, isWithin, networkOf, printAddress, sameAddress } from '#edge/addresses.ts'
import type { Address } from '#edge/addresses.ts'
import { ownOf, tableOf } from '#edge/bird/gateway.ts'
import { asn, key, number, ofFamily, prefixSet, quoted } from '#edge/bird/print.ts'
import type { Instance } from '#edge/names.ts'
import { linkOf, protocolOf } from '#edge/names.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { DesiredInterface, DesiredPeer } from '#link/desired.ts'

export interface SessionPart {
  readonly interface: DesiredInterface
  readonly peer: DesiredPeer
  readonly instance: Instance
  /** Opened. */
  readonly key: string
  /** Whether a failover test holds it down now. */
  readonly heldDown: boolean
}

interface Ends {
  readonly family: 4 | 6
  readonly provider: Address
  readonly customer: Address
}

/** The two ends of a session; throws unless they are two addresses of one subnet and of the peer's family. */
export function endsOf(peer: DesiredPeer): Ends {
  const family = peer.addressFamily === 'ipv4' ? 4 : 6
  const provider = cidrOf(peer.providerAddress)
  const customer = cidrOf(peer.customerAddress) ?? addressOf(peer.customerAddress)
  if (!provider || !customer) throw new Error('an address of its peer cannot be read')
  if (provider.family !== family || customer.family !== family) throw new Error('an address of its peer is not of its family')
  if (!isWithin(customer, networkOf(provider))) throw new Error('the two addresses of its peer are not in one subnet')
  if (sameAddress(provider, customer)) throw new Error('the two addresses of its peer are the same')
  return { family, provider, customer }
}

function imported(part: SessionPart, family: 4 | 6): string {
  const one = part.interface
  const peerAsn = asn(part.peer.asn)
  if (one.type !== 'public') return `dm_private_in_${family}(${ownOf(part.instance, family)}, ${peerAsn}, ${one.siteLink})`
  return `dm_public_in_${family}(${prefixSet(ofFamily(one.acceptedPrefixes, family), false)}, ${peerAsn}, ${asn(one.providerAsn)})`
}

const exported = (one: DesiredInterface): string =>
  one.type === 'public' ? `dm_public_out(${asn(one.providerAsn)})` : `dm_private_out(${one.siteLink})`

/** The protocol of one session. Throws in words when something in it must not reach a router. */
export function sessionText(part: SessionPart, settings: EdgeSettings): string {
  const { family, provider, customer } = endsOf(part.peer)
  const one = part.interface
  const limit = number(family === 4 ? one.prefixLimit.ipv4 : one.prefixLimit.ipv6, 1, 1_000_000, 'the prefix limit')
  const options = [
    settings.isolation === 'vrf' ? `vrf ${quoted(part.instance.vrf)};` : '',
    part.heldDown ? 'disabled;' : '',
    part.peer.ttlSecurity ? 'ttl security on;' : '',
  ].filter((option) => option !== '')
  // Without a table of what came in BIRD would not look again at a route when a ROA changes.
  const validated = one.type === 'public' && settings.rpki.length > 0 ? '    import table on;\n' : ''
  return `protocol bgp ${protocolOf(part.peer.bgpPeerId)} from dm_session {${options.map((option) => ` ${option}`).join('')}
  interface ${quoted(linkOf(one.virtualInterfaceId))};
  local ${printAddress(provider)} as ${asn(one.providerAsn, 'the provider ASN')};
  neighbor ${printAddress(customer)} as ${asn(part.peer.asn)};
  password ${key(part.key)};
  ipv${family} {
    table ${tableOf(part.instance, family)};
${validated}    receive limit ${limit} action disable;
    import limit ${limit} action disable;
    import keep filtered;
    import where ${imported(part, family)};
    export where ${exported(one)};
  };
}
`
}
