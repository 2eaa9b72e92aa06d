// The two ends of a BGP session: what a customer may ask for. Private and transit interfaces take
// any IPv4 subnet that both routers can use; public ones take only addresses that the Internet can
// reach; IPv6 ends are never the customer's choice.
import { addressFaults } from '#domain/addresses/faults.ts'
import { isBroadcast, isNetwork, networkOf, parseInterfaceAddress, printCidr, rangeOf, sameSubnet } from '#domain/addresses/cidr.ts'
import type { AddressRange, Cidr } from '#domain/addresses/cidr.ts'
import { parseAddress } from '#domain/addresses/ip.ts'
import type { AddressFamily } from '#domain/addresses/ip.ts'
import { notPublicBecause, notUnicastBecause, phraseOf } from '#domain/addresses/registry.ts'
import type { Publicness } from '#domain/addresses/registry.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'

export interface WantedPeerAddresses {
  /** Absent: ipv4. */
  readonly addressFamily?: AddressFamily | undefined
  readonly amazonAddress?: string | undefined
  readonly customerAddress?: string | undefined
}

export interface PeerAddresses {
  /** Canonical CIDR with its host part, as `amazonAddress` of the API shows it. */
  readonly amazonAddress: string
  readonly customerAddress: string
  /** The whole subnet that both are in. */
  readonly range: AddressRange
}

type Member = 'amazonAddress' | 'customerAddress'

const widest = 16
const narrowest = 31

const texts = {
  amazonAddress: {
    isPrivate: addressFaults.amazonIsPrivate,
    isNetwork: addressFaults.amazonIsNetwork,
    isBroadcast: addressFaults.amazonIsBroadcast,
  },
  customerAddress: {
    isPrivate: addressFaults.customerIsPrivate,
    isNetwork: addressFaults.customerIsNetwork,
    isBroadcast: addressFaults.customerIsBroadcast,
  },
}

/** Two ends of one subnet, as they are stored. */
export const peerAddresses = (amazon: Cidr, customer: Cidr): PeerAddresses => ({
  amazonAddress: printCidr(amazon),
  customerAddress: printCidr(customer),
  range: rangeOf(amazon),
})

function mustBeUnicastIpv4(member: Member, text: string): Cidr {
  const cidr = parseInterfaceAddress(text)
  if (!cidr) return refuse(parseAddress(text) ? addressFaults.noAddressMask : addressFaults.notAnAddress, member, text)
  refuseUnless(cidr.addressFamily === 'ipv4', addressFaults.notIpv4, member, text)
  refuseUnless(cidr.mask >= widest && cidr.mask <= narrowest, addressFaults.badAddressMask, member, text)
  const block = notUnicastBecause(cidr)
  if (block) refuse(addressFaults.notUnicast, member, text, phraseOf(block))
  return cidr
}

function mustBePublicEnd(member: Member, cidr: Cidr, settings: Publicness): void {
  const block = notPublicBecause(networkOf(cidr), settings)
  if (!block) return
  if (block.reach === 'private') refuse(texts[member].isPrivate)
  refuse(addressFaults.notGlobal, member, printCidr(cidr), phraseOf(block))
}

function mustBeHost(member: Member, cidr: Cidr): void {
  // RFC 3021: a /31 has two hosts and nothing else.
  if (cidr.mask === 31) return
  refuseUnless(!isNetwork(cidr), texts[member].isNetwork)
  refuseUnless(!isBroadcast(cidr), texts[member].isBroadcast)
}

/** Both texts or neither; refuses one without the other. */
function mustBePair({ amazonAddress, customerAddress }: WantedPeerAddresses): readonly [string, string] | undefined {
  if (amazonAddress === undefined && customerAddress === undefined) return undefined
  if (customerAddress === undefined) return refuse(addressFaults.onlyOneAddress, 'amazonAddress', 'customerAddress')
  if (amazonAddress === undefined) return refuse(addressFaults.onlyOneAddress, 'customerAddress', 'amazonAddress')
  return [amazonAddress, customerAddress]
}

/**
 * The pair that the customer wants, in canonical form, or `undefined` if it is to be generated: always for IPv6, and for IPv4 on
 * private and transit interfaces when neither address is given. That the subnet is free is not asked here.
 */
export function mustBePeerAddresses(
  wanted: WantedPeerAddresses,
  type: 'private' | 'public' | 'transit',
  settings: Publicness,
): PeerAddresses | undefined {
  if (wanted.addressFamily === 'ipv6') {
    refuseUnless(wanted.amazonAddress === undefined, addressFaults.ipv6Given, 'amazonAddress')
    refuseUnless(wanted.customerAddress === undefined, addressFaults.ipv6Given, 'customerAddress')
    return undefined
  }
  const pair = mustBePair(wanted)
  if (!pair) {
    refuseUnless(type !== 'public', addressFaults.publicWithoutAddresses)
    return undefined
  }
  const amazon = mustBeUnicastIpv4('amazonAddress', pair[0])
  const customer = mustBeUnicastIpv4('customerAddress', pair[1])
  if (type === 'public') {
    mustBePublicEnd('amazonAddress', amazon, settings)
    mustBePublicEnd('customerAddress', customer, settings)
  }
  refuseUnless(sameSubnet(amazon, customer), addressFaults.differentSubnets)
  mustBeHost('amazonAddress', amazon)
  mustBeHost('customerAddress', customer)
  refuseUnless(amazon.bits !== customer.bits, addressFaults.sameAddress, printCidr(amazon))
  return peerAddresses(amazon, customer)
}
