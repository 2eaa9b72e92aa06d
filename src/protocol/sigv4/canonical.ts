// The bytes that a signature covers (SigV4 "create a canonical request"). Strings here hold one byte per
// character, as node hands out the request line and the headers, so that what is hashed is what arrived.
// The service itself only takes '/' without a query; the general forms are there for AWS's test vectors.

import { createHmac, hash } from 'node:crypto'
import { canonicalHeaders } from '#protocol/sigv4/headers.ts'
import type { CanonicalHeaders } from '#protocol/sigv4/headers.ts'

export const algorithm = 'AWS4-HMAC-SHA256'
export const terminator = 'aws4_request'

export interface CanonicalParts {
  readonly method: string
  /** As on the request line: every byte that is not unreserved is encoded once more. */
  readonly path: string
  /** As on the request line, without the question mark and, for query authentication, without X-Amz-Signature. */
  readonly query: string
  /** Names and values in turn. */
  readonly headers: readonly string[]
  /** Lower case and sorted. */
  readonly signedHeaders: readonly string[]
  /** SHA-256 of the body in lower-case hex. */
  readonly payloadHash: string
  /** S3 alone signs the path as it stands; default true. */
  readonly normalizePath?: boolean
}

const percent = (byte: string): string => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
const encoded = (text: string): string => text.replace(/[^A-Za-z0-9\-._~]/g, percent)
const decoded = (text: string): string =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const withoutDotSegments = (segments: readonly string[]): string => {
  const kept: string[] = []
  for (const segment of segments) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const last = segments.at(-1)
  const isFolder = last === '' || last === '.' || last === '..'
  return kept.length === 0 ? '/' : `/${kept.join('/')}${isFolder ? '/' : ''}`
}

export const canonicalUri = (path: string, normalizePath = true): string => {
  const segments = (path === '' ? '/' : path).split('/')
  const clean = normalizePath ? withoutDotSegments(segments) : segments.join('/')
  return clean.split('/').map(encoded).join('/')
}

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Sorted by encoded name, then by encoded value, byte by byte. */
export const canonicalQuery = (query: string): string => {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
      return { name: encoded(decoded(name)), value: encoded(decoded(value)) }
    })
  return pairs
    .toSorted((a, b) => byBytes(a.name, b.name) || byBytes(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&')
}

/** The canonical request from parts that are canonical already. */
export const joinedRequest = (
  method: string,
  uri: string,
  query: string,
  headers: CanonicalHeaders,
  signedHeaders: readonly string[],
  payloadHash: string,
): string => {
  let block = ''
  for (const name of signedHeaders) block += `${name}:${headers.get(name) ?? ''}\n`
  return `${method}\n${uri}\n${query}\n${block}\n${signedHeaders.join(';')}\n${payloadHash}`
}

export const canonicalRequest = ({ method, path, query, headers, signedHeaders, payloadHash, normalizePath }: CanonicalParts): string =>
  joinedRequest(method, canonicalUri(path, normalizePath), canonicalQuery(query), canonicalHeaders(headers), signedHeaders, payloadHash)

/**
 * @param timestamp ISO 8601 basic format, `20261120T120000Z`
 * @param scope `20261120/eu-west-1/directconnect/aws4_request`
 */
export const stringToSign = (timestamp: string, scope: string, canonical: string): string =>
  `${algorithm}\n${timestamp}\n${scope}\n${hash('sha256', Buffer.from(canonical, 'latin1'), 'hex')}`

/** 32 bytes; as text, 64 lower-case hex digits. */
export const signature = (signingKey: Uint8Array, toSign: string): Buffer =>
  createHmac('sha256', signingKey).update(toSign, 'latin1').digest()
