// The only way for a value into BIRD's file: one printer for each kind of token, each of which takes the
// value apart and prints it again or throws. BIRD has no escape in quoted text, so a key
// with a quote, a blank or a line end in it could otherwise end the line and start another.
import { addressOf, byAddress, prefixOf, printAddress, printCidr } from '#edge/addresses.ts'
import type { Cidr } from '#edge/addresses.ts'

const cut = (value: unknown): string => JSON.stringify(String(value).slice(0, 60))

/** A whole number in a range. */
export function number(value: number, least: number, most: number, what: string): string {
  if (!Number.isSafeInteger(value) || value < least || value > most)
    throw new Error(`${what} ${cut(value)} is not from ${least} to ${most}`)
  return String(value)
}

/** An AS number that a neighbour can have: not 0, not AS_TRANS, not the last. */
export function asn(value: number, what = 'the ASN'): string {
  if (value === 23_456) throw new Error(`${what} 23456 is reserved`)
  return number(value, 1, 4_294_967_294, what)
}

export function address(text: string, what: string): string {
  const read = addressOf(text)
  if (!read) throw new Error(`${what} ${cut(text)} is not an address`)
  return printAddress(read)
}

export function prefix(text: string): Cidr {
  const read = prefixOf(text)
  if (!read) throw new Error(`${cut(text)} is not a prefix`)
  return read
}

/** Printable ASCII without blank and quote, 6 to 80: what the kernel, BIRD and every vendor take. */
const keyAlphabet = /^[!#-~]{6,80}$/

/** A quoted key; the message never repeats it. */
export function key(text: string): string {
  if (!keyAlphabet.test(text)) throw new Error('its authentication key is not 6 to 80 printable characters without blank and quote')
  return `"${text}"`
}

/** A quoted path or link name of the edge's own. */
export function quoted(text: string): string {
  if (!/^[a-zA-Z0-9_./*-]{1,255}$/.test(text)) throw new Error(`${cut(text)} cannot be quoted in BIRD's file`)
  return `"${text}"`
}

/** Prefixes of one family, sorted, each once. */
export function ofFamily(prefixes: readonly string[], family: 4 | 6): Cidr[] {
  const read = prefixes.map(prefix).filter((one) => one.family === family)
  return read.toSorted(byAddress).filter((one, index, all) => index === 0 || byAddress(one, all[index - 1] ?? one) !== 0)
}

/** A prefix set; `longer` takes everything inside, too. */
export const prefixSet = (prefixes: readonly Cidr[], longer: boolean): string =>
  prefixes.length === 0 ? '[]' : `[ ${prefixes.map((one) => printCidr(one) + (longer ? '+' : '')).join(', ')} ]`
