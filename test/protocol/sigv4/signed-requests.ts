// Requests as they arrive, signed by two signers that are not ours: aws4 and the AWS SDK's own. Everything
// random comes from a seeded generator, so that a failure names the seed that brings it back.

import { createHash, createHmac } from 'node:crypto'
import { createRequire } from 'node:module'
import { SignatureV4 } from '@smithy/signature-v4'
import { verify } from '#protocol/sigv4/verify.ts'
import type { Claim, Credential, Recognised } from '#protocol/sigv4/verify.ts'

// aws4 has no types; this is all of it that we use.
const aws4 = createRequire(import.meta.url)('aws4') as {
  sign: (request: object, credential: object) => { readonly headers: object }
}

export interface Arrived {
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
}

export interface Unsigned extends Arrived {
  readonly region: string
  readonly service: string
  /** Epoch milliseconds of signing. */
  readonly at: number
}

export type Signer = (request: Unsigned, credential: Credential) => Promise<Arrived>

export const now = Date.UTC(2026, 10, 20, 12, 0, 0)
export const basic = (epochMs: number): string => new Date(epochMs).toISOString().replace(/[-:]|\.\d{3}/g, '')

export const lasting = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' } as const
export const another = { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' } as const
export const session = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'Y7rW1bZ0n+Qk3tVv/9uEXAMPLEsessionSECRETkey',
  sessionToken: 'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRq==',
  expiresAt: now + 3_600_000,
} as const

/** What the verifier is asked, with the usual house around it. */
export const claim = (request: Arrived, known: readonly Credential[], also: Partial<Claim<Credential>> = {}): Claim<Credential> => ({
  method: request.method,
  target: request.target,
  rawHeaders: request.headers.flat(),
  body: request.body,
  now,
  lookup: (accessKeyId) => Promise.resolve(known.find((credential) => credential.accessKeyId === accessKeyId)),
  services: ['directconnect', 'directlink'],
  knownRegion: (region) => region === 'eu-west-1' || region === 'us-east-1',
  ...also,
})

export const verified = (request: Arrived, also: Partial<Claim<Credential>> = {}): Promise<Recognised<Credential>> =>
  verify(claim(request, [lasting, another, session], also))

export const request = (given: Partial<Unsigned> = {}): Unsigned => ({
  method: 'POST',
  target: '/',
  headers: [
    ['Host', 'directconnect.eu-west-1.amazonaws.com'],
    ['Content-Type', 'application/x-amz-json-1.1'],
    ['X-Amz-Target', 'OvertureService.DescribeVirtualInterfaces'],
    ['User-Agent', 'aws-cli/2.34.1 md/awscrt#0.31.0'],
  ],
  body: Buffer.from('{"virtualInterfaceId":"dxvif-ffabcdef"}'),
  region: 'eu-west-1',
  service: 'directconnect',
  at: now,
  ...given,
})

const pairs = (headers: object): [string, string][] => Object.entries(headers).map(([name, value]) => [name, String(value)])

export const byAws4: Signer = ({ method, target, headers, body, region, service, at }, { sessionToken, ...credential }) => {
  const named = { ...Object.fromEntries(headers), 'X-Amz-Date': basic(at) }
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1]
  const wanted = { method, path: target, host, headers: named, body, service, region }
  const signed = aws4.sign(wanted, { ...credential, ...(sessionToken === undefined ? {} : { sessionToken }) })
  return Promise.resolve({ method, target, headers: pairs(signed.headers), body })
}

type Bytes = string | ArrayBuffer | ArrayBufferView

const bytes = (from: Bytes): Buffer => {
  if (typeof from === 'string') return Buffer.from(from)
  return ArrayBuffer.isView(from) ? Buffer.from(from.buffer, from.byteOffset, from.byteLength) : Buffer.from(from)
}

/** The hash in the form in which the SDK's signer wants it. */
class NodeSha256 {
  readonly #hash

  constructor(secret?: Bytes) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret))
  }

  update(chunk: Bytes): void {
    this.#hash.update(bytes(chunk))
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest())
  }

  reset(): void {
    throw new Error('the signer makes a new hash for each use')
  }
}

const bySmithy =
  (applyChecksum: boolean): Signer =>
  async ({ method, target, headers, body, region, service, at }, credential) => {
    const { accessKeyId, secretAccessKey, sessionToken } = credential
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
    const signer = new SignatureV4({ service, region, sha256: NodeSha256, credentials, applyChecksum })
    const wanted = { method, protocol: 'https:', hostname: 'unused', path: target, query: {}, headers: Object.fromEntries(headers), body }
    const signed = await signer.sign(wanted, { signingDate: new Date(at) })
    return { method, target, headers: pairs(signed.headers), body }
  }

/** By name, for tests that run once with each. */
export const signers = {
  aws4: byAws4,
  '@smithy/signature-v4': bySmithy(true),
  '@smithy/signature-v4 without x-amz-content-sha256': bySmithy(false),
} as const satisfies Record<string, Signer>

/** Replaces, adds (where there was none) or, with undefined, drops a header. */
export const withHeader = (from: Arrived, name: string, value: string | undefined): Arrived => {
  const others = from.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase())
  return { ...from, headers: value === undefined ? others : [...others, [name, value]] }
}

export const header = (of: Arrived, name: string): string =>
  of.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1] ?? ''

/** Numbers from 0 to below `limit`, the same for the same seed (mulberry32). */
export const seeded = (seed: number): ((limit: number) => number) => {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
}

/** One of a list that is not empty. */
export const oneOf = <T>(from: readonly T[], upTo: (limit: number) => number): T => {
  const found = from[upTo(from.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
