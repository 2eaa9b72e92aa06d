// The control plane's signature on a document, and the edge's check of it. The key that signs need
// not be on the API nodes: a node that is taken over can then still not tell a router anything.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { canonical } from '#link/canonical.ts'
import type { Desired } from '#link/desired.ts'

/** A document as it travels: the canonical text, and an Ed25519 signature over exactly these bytes. */
export interface SignedDesired {
  readonly document: string
  /** Base64url, 64 bytes. */
  readonly signature: string
}

/** Base64url of the 32 raw bytes. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

const prefixes = {
  ed25519: { private: '302e020100300506032b657004220420', public: '302a300506032b6570032100' },
  x25519: { private: '302e020100300506032b656e04220420', public: '302a300506032b656e032100' },
} as const

type Curve = keyof typeof prefixes

function wrapped(curve: Curve, side: 'private' | 'public', raw: string): Buffer {
  const bytes = Buffer.from(raw, 'base64url')
  if (bytes.length !== 32) throw new TypeError(`a ${curve} key has 32 bytes, not ${bytes.length}`)
  return Buffer.concat([Buffer.from(prefixes[curve][side], 'hex'), bytes])
}

export const privateKeyOf = (curve: Curve, raw: string): KeyObject =>
  createPrivateKey({ key: wrapped(curve, 'private', raw), format: 'der', type: 'pkcs8' })

export const publicKeyOf = (curve: Curve, raw: string): KeyObject =>
  createPublicKey({ key: wrapped(curve, 'public', raw), format: 'der', type: 'spki' })

/** The public half of a private key. */
export const publicHalf = (curve: Curve, privateKey: string): string =>
  createPublicKey(privateKeyOf(curve, privateKey)).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url')

/** A fresh pair from the system's own randomness. */
export function newKeyPair(curve: Curve): KeyPair {
  const pair = curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('base64url')
  return { privateKey, publicKey: publicHalf(curve, privateKey) }
}

const purpose = Buffer.from('demarc desired 1\n')

export function signDesired(desired: Desired, privateKey: string): SignedDesired {
  const document = canonical(desired)
  const signature = sign(null, Buffer.concat([purpose, Buffer.from(document)]), privateKeyOf('ed25519', privateKey))
  return { document, signature: signature.toString('base64url') }
}

/** Whether one of the signers signed exactly this text. */
export function isSignedBy(signed: SignedDesired, publicKeys: readonly string[]): boolean {
  const signature = Buffer.from(signed.signature, 'base64url')
  if (signature.length !== 64 || signature.toString('base64url') !== signed.signature) return false
  const bytes = Buffer.concat([purpose, Buffer.from(signed.document)])
  return publicKeys.some((key) => verify(null, bytes, publicKeyOf('ed25519', key), signature))
}
