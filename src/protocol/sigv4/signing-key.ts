// A secret is never used to sign directly: it is folded with day, region and service into a key that is
// good for one day. Folding costs four HMACs, more than the rest of a verification together, so derived keys
// are remembered. An entry is only good for the secret it came from, known again by its fingerprint,
// so that a rotated secret takes effect with the next request.

import { createHmac, hash } from 'node:crypto'
import { terminator } from '#protocol/sigv4/canonical.ts'

export interface KeyScope {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** `20261120` */
  readonly day: string
  readonly region: string
  readonly service: string
}

/** Answers the 32-byte signing key of a scope. */
export type SigningKeys = (scope: KeyScope) => Uint8Array

const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export const signingKey = ({ secretAccessKey, day, region, service }: Omit<KeyScope, 'accessKeyId'>): Buffer =>
  hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), service), terminator)

/** Signing keys that remember the `limit` last used ones; `derive` is replaced only by tests that count. */
export const rememberedSigningKeys = (limit: number, derive: SigningKeys = signingKey): SigningKeys => {
  const remembered = new Map<string, { readonly fingerprint: string; readonly key: Uint8Array }>()
  return (scope) => {
    // None of the parts can contain a slash: they come from splitting the credential at its slashes.
    const name = `${scope.day}/${scope.region}/${scope.service}/${scope.accessKeyId}`
    const fingerprint = hash('sha256', scope.secretAccessKey, 'hex')
    const known = remembered.get(name)
    const entry = known?.fingerprint === fingerprint ? known : { fingerprint, key: derive(scope) }

    // A Map keeps the order of insertion: the first one is the one unused for longest.
    remembered.delete(name)
    remembered.set(name, entry)
    const oldest = remembered.size > limit ? remembered.keys().next().value : undefined
    if (oldest !== undefined) remembered.delete(oldest)
    return entry.key
  }
}
