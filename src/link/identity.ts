// How an edge proves who it is: every request carries an Ed25519 signature by the edge's own key over method, path, time,
// a number used once, and the digest of the body. Nothing in it can be used again or for anything else, unlike a bearer token.
import { createHash, sign, verify } from 'node:crypto'
import { privateKeyOf, publicKeyOf } from '#link/sign.ts'
import type { KeyPair } from '#link/sign.ts'

/** What an edge keeps in its own directory after it enrolled, readable to nobody else. */
export interface EdgeIdentity {
  readonly edge: string
  /** Ed25519: signs requests. */
  readonly identity: KeyPair
  /** X25519: keys are sealed to it. */
  readonly sealing: KeyPair
  /** Public keys whose documents are believed. */
  readonly signers: readonly string[]
}

/** Public halves, as the control plane keeps them. */
export interface EdgeKeys {
  readonly identity: string
  readonly sealing: string
}

/** The parts of a request that are signed. */
export interface SignedRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly body: string
}

export interface RequestProof {
  readonly edge: string
  /** Epoch milliseconds, decimal. */
  readonly at: string
  readonly nonce: string
  readonly signature: string
}

/** Header names, one for each part of the proof. */
export const proofHeaders = { edge: 'demarc-edge', at: 'demarc-at', nonce: 'demarc-nonce', signature: 'demarc-signature' } as const

/** The proof as the headers of a request. */
export const headersOf = (proof: RequestProof): Record<string, string> => ({
  [proofHeaders.edge]: proof.edge,
  [proofHeaders.at]: proof.at,
  [proofHeaders.nonce]: proof.nonce,
  [proofHeaders.signature]: proof.signature,
})

/** How far apart the two clocks may be. */
export const allowedSkewMs = 300_000

const textOf = (request: SignedRequest, { edge, at, nonce }: Omit<RequestProof, 'signature'>): Buffer => {
  const digest = createHash('sha256').update(request.body).digest('hex')
  return Buffer.from(['demarc request 1', edge, at, nonce, request.method, request.path, digest].join('\n'))
}

/** `nonce`: at least 16 characters that were never used before. */
export function proofOf(request: SignedRequest, edge: string, privateKey: string, now: number, nonce: string): RequestProof {
  const head = { edge, at: String(now), nonce }
  return { ...head, signature: sign(null, textOf(request, head), privateKeyOf('ed25519', privateKey)).toString('base64url') }
}

/** Remembers what was used, for as long as it could be used again. */
export function nonces(): (nonce: string, now: number) => boolean {
  const seen = new Map<string, number>()
  return (nonce, now) => {
    for (const [old, at] of seen) {
      if (now - at <= 2 * allowedSkewMs) break
      seen.delete(old)
    }
    if (seen.has(nonce)) return false
    seen.set(nonce, now)
    return true
  }
}

/** Whether the proof holds for the request; `isFresh` is asked only when the signature is right, so nobody else can use a nonce up. */
export function isProven(
  request: SignedRequest,
  proof: RequestProof,
  publicKey: string,
  now: number,
  isFresh: (nonce: string, now: number) => boolean,
): boolean {
  if (!/^\d{1,15}$/.test(proof.at) || Math.abs(now - Number(proof.at)) > allowedSkewMs) return false
  if (!/^[\w-]{16,64}$/.test(proof.nonce)) return false
  const signature = Buffer.from(proof.signature, 'base64url')
  if (signature.length !== 64) return false
  return verify(null, textOf(request, proof), publicKeyOf('ed25519', publicKey), signature) && isFresh(`${proof.edge} ${proof.nonce}`, now)
}
