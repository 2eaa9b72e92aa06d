// Addresses and prefixes as bytes. Every address in a router's configuration is printed again from
// the bytes it was read to, so whatever stood around it in a document is gone. Written apart from the
// server's own reader on purpose: the edge believes nothing that it has not read itself.
import { isIPv4, isIPv6 } from 'node:net'

export interface Address {
  readonly family: 4 | 6
  /** Four or sixteen. */
  readonly bytes: readonly number[]
}

export interface Cidr extends Address {
  readonly length: number
}

const fours = (text: string): number[] => text.split('.').map(Number)

function sixteens(text: string): number[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const [a = 0, b = 0, c = 0, d = 0] = dotted ? fours(dotted[2] ?? '') : []
  const hex = dotted ? `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}` : text
  const [head = '', tail] = hex.split('::')
  const words = (part: string) => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)))
  const front = words(head)
  const back = tail === undefined ? [] : words(tail)
  const middle = tail === undefined ? [] : Array<number>(8 - front.length - back.length).fill(0)
  return [...front, ...middle, ...back].flatMap((word) => [word >> 8, word & 255])
}

/** Reads an address; `undefined` for anything else, zones included. */
export function addressOf(text: string): Address | undefined {
  if (isIPv4(text)) return { family: 4, bytes: fours(text) }
  if (isIPv6(text) && !text.includes('%')) return { family: 6, bytes: sixteens(text) }
  return undefined
}

/** Reads `address/length`, host part kept. */
export function cidrOf(text: string): Cidr | undefined {
  const parts = /^([0-9a-fA-F:.]+)\/(0|[1-9]\d{0,2})$/.exec(text)
  const address = parts && addressOf(parts[1] ?? '')
  const length = Number(parts?.[2])
  return address && length <= address.bytes.length * 8 ? { ...address, length } : undefined
}

const mask = (byte: number, index: number, length: number): number => byte & (0xff00 >> Math.max(0, Math.min(8, length - index * 8))) & 255

/** The network that the address is in. */
export const networkOf = (cidr: Cidr): Cidr => ({ ...cidr, bytes: cidr.bytes.map((byte, index) => mask(byte, index, cidr.length)) })

/** Reads a prefix without host part. */
export function prefixOf(text: string): Cidr | undefined {
  const cidr = cidrOf(text)
  return cidr && cidr.bytes.every((byte, index) => byte === mask(byte, index, cidr.length)) ? cidr : undefined
}

export const isWithin = (address: Address, network: Cidr): boolean =>
  address.family === network.family &&
  address.bytes.every((byte, index) => mask(byte, index, network.length) === mask(network.bytes[index] ?? 0, index, network.length))

export const sameAddress = (one: Address, other: Address): boolean =>
  one.family === other.family && one.bytes.every((byte, index) => byte === other.bytes[index])

function printSix(bytes: readonly number[]): string {
  const words = Array.from({ length: 8 }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0))
  let [start, length] = [-1, 1]
  for (let from = 0; from < 8; from += 1) {
    let to = from
    while (to < 8 && words[to] === 0) to += 1
    if (to - from > length) [start, length] = [from, to - from]
  }
  const hex = words.map((word) => word.toString(16))
  return start < 0 ? hex.join(':') : `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`
}

/** The canonical text (RFC 5952 for IPv6). */
export const printAddress = (address: Address): string => (address.family === 4 ? address.bytes.join('.') : printSix(address.bytes))

export const printCidr = (cidr: Cidr): string => `${printAddress(cidr)}/${cidr.length}`

/** Orders by family, bytes, length. */
export function byAddress(one: Cidr, other: Cidr): number {
  if (one.family !== other.family) return one.family - other.family
  const at = one.bytes.findIndex((byte, index) => byte !== other.bytes[index])
  return at < 0 ? one.length - other.length : (one.bytes[at] ?? 0) - (other.bytes[at] ?? 0)
}
