// The pairs that Demarc gives when the customer brings none. They come one after the other from a
// random place in the pool and cover all of it, so that whoever asks the database takes the first
// free one and knows, when they run out, that there is none.
import { networkOf, overlaps, parsePrefix } from '#domain/addresses/cidr.ts'
import type { AddressRange, Cidr } from '#domain/addresses/cidr.ts'
import { addressFaults } from '#domain/addresses/faults.ts'
import { widthOf } from '#domain/addresses/ip.ts'
import { peerAddresses } from '#domain/addresses/peer-addresses.ts'
import type { PeerAddresses } from '#domain/addresses/peer-addresses.ts'
import { refuse } from '#domain/fault.ts'
import type { Random } from '#domain/ids.ts'

/** Where IPv6 pairs come from unless the provider sets its own prefix; the one in AWS's examples. */
export const ipv6PeerPool = '2001:db8:1100:2f0::/64'

function pool(text: string, mask: number): Cidr {
  const prefix = parsePrefix(text)
  if (!prefix || prefix.mask > mask) throw new Error(`${text} cannot be divided into /${mask} subnets`)
  return prefix
}

const linkLocal = pool('169.254.0.0/16', 30)

// The ends of the pool look like a network and a broadcast address to careless routers, and
// 169.254.169.254 is where cloud instances look for their metadata.
const neverGiven = ['169.254.0.0/30', '169.254.169.252/30', '169.254.255.252/30'].map((text) => pool(text, 30))

/** Every subnet of `mask` in the pool, once, from a random one on. */
function* subnetsOf(within: Cidr, mask: number, random: Random): Generator<Cidr> {
  const count = 1n << BigInt(mask - within.mask)
  const size = 1n << BigInt(widthOf(within.addressFamily) - mask)
  const start = random(16).reduce((number, byte) => (number << 8n) | BigInt(byte), 0n) % count
  for (let passed = 0n; passed < count; passed += 1n) {
    yield { ...within, mask, bits: networkOf(within).bits + ((start + passed) % count) * size }
  }
}

const ends = (subnet: Cidr, amazon: bigint, customer: bigint): PeerAddresses =>
  peerAddresses({ ...subnet, bits: subnet.bits + amazon }, { ...subnet, bits: subnet.bits + customer })

/** Pairs in a /30 of 169.254.0.0/16: Amazon's end the first host, the customer's the second. */
export function* candidateIpv4(random: Random): Generator<PeerAddresses> {
  for (const subnet of subnetsOf(linkLocal, 30, random)) {
    if (!neverGiven.some((block) => overlaps(block, subnet))) yield ends(subnet, 1n, 2n)
  }
}

/**
 * Pairs in a /125 of the pool: Amazon's end the first address behind the subnet's own, the customer's the sixth.
 * Throws if `within` is not a prefix that has a /125.
 */
export function* candidateIpv6(random: Random, within: string = ipv6PeerPool): Generator<PeerAddresses> {
  for (const subnet of subnetsOf(pool(within, 125), 125, random)) yield ends(subnet, 1n, 6n)
}

function firstFree(candidates: Iterable<PeerAddresses>, isTaken: (range: AddressRange) => boolean): PeerAddresses | undefined {
  for (const candidate of candidates) if (!isTaken(candidate.range)) return candidate
  return undefined
}

/** The first free candidate; refuses when all are taken. */
export const generatePeerIpv4 = (random: Random, isTaken: (range: AddressRange) => boolean): PeerAddresses =>
  firstFree(candidateIpv4(random), isTaken) ?? refuse(addressFaults.noFreeIpv4)

/** The first free candidate; refuses when all are taken. */
export const generatePeerIpv6 = (random: Random, isTaken: (range: AddressRange) => boolean, within: string = ipv6PeerPool): PeerAddresses =>
  firstFree(candidateIpv6(random, within), isTaken) ?? refuse(addressFaults.noFreeIpv6, within)
