// The headers as a signer sees them: names in lower case, values trimmed with inner white space folded to
// one space, repeated ones joined by a comma in order of arrival. They are read from node's `rawHeaders`
// because `req.headers` silently keeps the first of two Host or Authorization headers, and another reader
// of the same request may keep the last.

import { authTexts, refuseAuth } from '#protocol/sigv4/auth-fault.ts'

/** Lower-case name → canonical value. */
export type CanonicalHeaders = ReadonlyMap<string, string>

// Whatever decides who asks, when, for what and in which form: two of them would let two readers disagree.
const onlyOnce = new Set([
  'authorization',
  'content-length',
  'content-type',
  'date',
  'host',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
])

const unusual = /[^ -~]|^ | $| {2}/
const moreThanOneByte = /[\u0100-\uffff]/

/** Trimmed, with every run of white space as one space (inside quotes too, as AWS does). */
export const canonicalValue = (value: string): string => {
  if (!unusual.test(value)) return value
  const folded = value.replace(/[ \t\r\n]+/g, ' ')
  return folded.slice(folded.startsWith(' ') ? 1 : 0, folded.endsWith(' ') && folded.length > 1 ? -1 : undefined)
}

/**
 * Reads a flat list of names and values, one character per byte as node's `req.rawHeaders` has it.
 * @throws AuthFault where a header that must be unique comes twice, or a character is not one byte.
 */
export const canonicalHeaders = (rawHeaders: readonly string[]): CanonicalHeaders => {
  const headers = new Map<string, string>()
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase()
    const raw = rawHeaders[i + 1] ?? ''
    // Hashing takes the low byte of each character: a wider one could pass for another.
    if (moreThanOneByte.test(raw)) refuseAuth(authTexts.headerText, name)
    const value = canonicalValue(raw)
    const before = headers.get(name)
    if (before !== undefined && onlyOnce.has(name)) refuseAuth(authTexts.repeatedHeader, name)
    headers.set(name, before === undefined ? value : `${before},${value}`)
  }
  return headers
}
