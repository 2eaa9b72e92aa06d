// Addresses with a mask: an interface address keeps its host part, a prefix has none. Both are the
// same shape, so that the questions (inside? overlapping? same subnet?) are asked once.
import { parseAddress, printAddress, widthOf } from '#domain/addresses/ip.ts'
import type { Address } from '#domain/addresses/ip.ts'

export interface Cidr extends Address {
  /** How many leading bits are network: 0 to 32 or 128. */
  readonly mask: number
}

/** A range of addresses, both ends included, as sortable hexadecimal text with the family in front: `4:c0000200`, `6:20010db8…`. */
export interface AddressRange {
  readonly first: string
  readonly last: string
}

const plainNumber = /^(?:0|[1-9]\d{0,2})$/

/** Reads `169.254.1.1/30`, keeping the host part. `undefined` without a mask and for anything else. */
export function parseInterfaceAddress(text: string): Cidr | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const address = parseAddress(text.slice(0, slash))
  const length = text.slice(slash + 1)
  if (!address || !plainNumber.test(length)) return undefined
  const mask = Number(length)
  return mask > widthOf(address.addressFamily) ? undefined : { ...address, mask }
}

/** Reads `10.0.0.0/8`; `undefined` if a host bit is set, without a mask, and for anything else. */
export function parsePrefix(text: string): Cidr | undefined {
  const cidr = parseInterfaceAddress(text)
  return cidr && isNetwork(cidr) ? cidr : undefined
}

/** `169.254.1.1/30`, the address in its canonical form. */
export const printCidr = (cidr: Cidr): string => `${printAddress(cidr)}/${cidr.mask}`

const hostBits = ({ addressFamily, mask }: Cidr): bigint => (1n << BigInt(widthOf(addressFamily) - mask)) - 1n

/** The first address of the subnet, as a number. */
const firstOf = (cidr: Cidr): bigint => cidr.bits & ~hostBits(cidr)

/** The last address of the subnet, as a number. */
const lastOf = (cidr: Cidr): bigint => cidr.bits | hostBits(cidr)

/** No host bit is set. */
export const isNetwork = (cidr: Cidr): boolean => cidr.bits === firstOf(cidr)

/** Every host bit is set. */
export const isBroadcast = (cidr: Cidr): boolean => cidr.bits === lastOf(cidr)

/** The subnet that the address is in. */
export const networkOf = (cidr: Cidr): Cidr => ({ ...cidr, bits: firstOf(cidr) })

/** Every address of `inner`'s subnet is in `outer`'s. */
export const contains = (outer: Cidr, inner: Cidr): boolean =>
  outer.addressFamily === inner.addressFamily &&
  outer.mask <= inner.mask &&
  (outer.bits ^ inner.bits) >> BigInt(widthOf(outer.addressFamily) - outer.mask) === 0n

/** The two subnets have an address in common: one of them is inside the other. */
export const overlaps = (one: Cidr, other: Cidr): boolean => contains(one, other) || contains(other, one)

/** Both have the same mask and are in the same subnet. */
export const sameSubnet = (one: Cidr, other: Cidr): boolean => one.mask === other.mask && contains(one, other)

/** The subnet's first and last address. */
export function rangeOf(cidr: Cidr): AddressRange {
  const text = (bits: bigint) =>
    cidr.addressFamily === 'ipv4' ? `4:${bits.toString(16).padStart(8, '0')}` : `6:${bits.toString(16).padStart(32, '0')}`
  return { first: text(firstOf(cidr)), last: text(lastOf(cidr)) }
}

/** Sorts by family, then first address, then mask, so that a subnet stands right before what it contains. */
export function inOrder(one: Cidr, other: Cidr): number {
  if (one.addressFamily !== other.addressFamily) return one.addressFamily === 'ipv4' ? -1 : 1
  const [first, second] = [firstOf(one), firstOf(other)]
  if (first !== second) return first < second ? -1 : 1
  return one.mask - other.mask
}
