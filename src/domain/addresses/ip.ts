// IP addresses as one number each, read strictly and printed in the one canonical form. Two
// spellings of an address never get past this file, so texts made here may be compared as texts,
// and only what was printed here may reach a router.

export type AddressFamily = 'ipv4' | 'ipv6'

export interface Address {
  readonly addressFamily: AddressFamily
  /** The address as an unsigned number of 32 or 128 bits. */
  readonly bits: bigint
}

/** How many bits an address of the family has: 32 or 128. */
export const widthOf = (addressFamily: AddressFamily): number => (addressFamily === 'ipv4' ? 32 : 128)

// An octet with a leading zero is decimal to some readers and octal to others, so it is no octet.
const octet = '(0|[1-9]\\d{0,2})'
const dotted = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`)
const group = /^[0-9a-f]{1,4}$/i
const longest = 'ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255'.length

function ipv4Number(text: string): number | undefined {
  const octets = dotted.exec(text)?.slice(1).map(Number)
  if (!octets || octets.some((value) => value > 255)) return undefined
  return octets.reduce((number, value) => number * 256 + value, 0)
}

/** The 16-bit groups of one side of `::`, or of the whole; only the very end may be dotted. */
function groupsOf(text: string, atEnd: boolean): readonly number[] | undefined {
  const groups: number[] = []
  const parts = text === '' ? [] : text.split(':')
  for (const [index, part] of parts.entries()) {
    if (group.test(part)) groups.push(Number.parseInt(part, 16))
    else {
      const embedded = atEnd && index === parts.length - 1 ? ipv4Number(part) : undefined
      if (embedded === undefined) return undefined
      groups.push(Math.floor(embedded / 0x1_0000), embedded % 0x1_0000)
    }
  }
  return groups
}

function ipv6Bits(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const left = groupsOf(head, tail === undefined)
  const right = groupsOf(tail ?? '', true)
  if (!left || !right) return undefined
  // RFC 4291 §2.2: `::` stands for one or more groups.
  const omitted = 8 - left.length - right.length
  if (tail === undefined ? omitted !== 0 : omitted < 1) return undefined
  const groups = [...left, ...Array.from({ length: omitted }, () => 0), ...right]
  return BigInt(`0x${groups.map((value) => value.toString(16).padStart(4, '0')).join('')}`)
}

/**
 * Reads an IPv4 address in four plain decimal octets or an IPv6 address as in RFC 4291 §2.2, without zone, blanks or brackets.
 * `undefined` for anything else.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > longest) return undefined
  if (!text.includes(':')) {
    const number = ipv4Number(text)
    return number === undefined ? undefined : { addressFamily: 'ipv4', bits: BigInt(number) }
  }
  const bits = ipv6Bits(text)
  return bits === undefined ? undefined : { addressFamily: 'ipv6', bits }
}

function printIpv4(bits: bigint): string {
  const number = Number(bits)
  return `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}`
}

/** Where the longest run of two or more zero groups is; the first of equals, RFC 5952 §4.2. */
function zeroRun(groups: readonly string[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 1 }
  let length = 0
  for (const [index, value] of groups.entries()) {
    length = value === '0' ? length + 1 : 0
    if (length > best.length) best = { start: index + 1 - length, length }
  }
  return best
}

function printIpv6(bits: bigint): string {
  // RFC 5952 §5: the IPv4-mapped prefix is the one whose last 32 bits everybody knows to be IPv4.
  if (bits >> 32n === 0xffffn) return `::ffff:${printIpv4(bits & 0xffff_ffffn)}`
  const hex = bits.toString(16).padStart(32, '0')
  const groups = Array.from({ length: 8 }, (_, index) => Number.parseInt(hex.slice(index * 4, index * 4 + 4), 16).toString(16))
  const { start, length } = zeroRun(groups)
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}

/** The canonical text: RFC 5952 for IPv6. */
export const printAddress = ({ addressFamily, bits }: Address): string => (addressFamily === 'ipv4' ? printIpv4(bits) : printIpv6(bits))
