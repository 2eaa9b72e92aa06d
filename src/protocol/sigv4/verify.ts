// Recognises the caller by the signature of the request (AWS Signature Version 4, header form). The checks
// stand in AWS's order, so that a request wrong in two ways gets the answer that AWS gives. The body is hashed here, never taken
// from the client's x-amz-content-sha256, and whatever names the operation or the session must be signed.

import { hash, timingSafeEqual } from 'node:crypto'
import { authTexts, refuseAuth, refuseAuthUnless } from '#protocol/sigv4/auth-fault.ts'
import { credentialScope, mustBeScoped, mustCoverWhatDecides, readAuthorization } from '#protocol/sigv4/authorization.ts'
import { joinedRequest, signature, stringToSign } from '#protocol/sigv4/canonical.ts'
import { mustBeCurrent, usualSkewMs } from '#protocol/sigv4/clock.ts'
import { canonicalHeaders } from '#protocol/sigv4/headers.ts'
import { rememberedSigningKeys } from '#protocol/sigv4/signing-key.ts'
import type { SigningKeys } from '#protocol/sigv4/signing-key.ts'

/** What is known of an access key; callers attach the account and the user that it belongs to. */
export interface Credential {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Present for session keys (ASIA…) only. */
  readonly sessionToken?: string | undefined
  /** Epoch milliseconds from which a session is over. */
  readonly expiresAt?: number | undefined
}

export interface Claim<C extends Credential> {
  readonly method: string
  /** The request target as on the request line. */
  readonly target: string
  /** Names and values in turn, as node's `req.rawHeaders`. */
  readonly rawHeaders: readonly string[]
  readonly body: Uint8Array
  /** Epoch milliseconds. */
  readonly now: number
  readonly lookup: (accessKeyId: string) => Promise<C | undefined>
  /** The service names that a scope may name; the first one is the one named in refusals. */
  readonly services: readonly string[]
  readonly knownRegion: (region: string) => boolean
  /** Milliseconds; five minutes unless told. */
  readonly maxSkewMs?: number | undefined
  readonly signingKeys?: SigningKeys | undefined
}

export interface Recognised<C extends Credential> {
  readonly accessKeyId: string
  readonly region: string
  readonly service: string
  readonly credential: C
}

// Signed with in place of a key that does not exist, so that the answer takes as long; it can never let anyone in.
const nobody = { accessKeyId: '', secretAccessKey: 'nobody' } satisfies Credential

const keysOfThisProcess = rememberedSigningKeys(4096)

const sameText = (a: string, b: string): boolean => timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'))

const isSameSignature = (ours: Buffer, theirs: string): boolean =>
  // Buffer.from also reads upper-case hex and stops in silence where the hex does.
  /^[0-9a-f]{64}$/.test(theirs) && timingSafeEqual(ours, Buffer.from(theirs, 'hex'))

/** A session key and its token belong together: neither counts without the other, nor a token with a lasting key. */
const mustHoldItsToken = ({ accessKeyId, sessionToken, expiresAt }: Credential, token: string | undefined, now: number): void => {
  if (token === undefined) {
    refuseAuthUnless(sessionToken === undefined && !accessKeyId.startsWith('ASIA'), authTexts.unknownClient)
  } else {
    const isOfSession = sessionToken !== undefined && !accessKeyId.startsWith('AKIA') && sameText(token, sessionToken)
    refuseAuthUnless(isOfSession, authTexts.unknownClient)
  }
  refuseAuthUnless(expiresAt === undefined || now < expiresAt, authTexts.expiredToken)
}

/**
 * Says who signed the request.
 * @throws AuthFault with the code and the sentence for the caller; whatever else is thrown comes from `lookup`
 */
export const verify = async <C extends Credential>(claim: Claim<C>): Promise<Recognised<C>> => {
  const { method, target, rawHeaders, body, now, lookup, services, knownRegion } = claim
  const { maxSkewMs = usualSkewMs, signingKeys = keysOfThisProcess } = claim

  // The form: what is asked to be believed.
  refuseAuthUnless(target === '/', authTexts.target, target)
  const headers = canonicalHeaders(rawHeaders)
  const authorization = readAuthorization(headers)
  const signedHeaders = mustCoverWhatDecides(authorization.signedHeaders, headers)
  mustBeCurrent(authorization.date, now, maxSkewMs)
  const scope = credentialScope(authorization.credential)
  mustBeScoped(scope, authorization.date, services, knownRegion)
  const payloadHash = hash('sha256', body, 'hex')
  const claimedHash = headers.get('x-amz-content-sha256')
  refuseAuthUnless(claimedHash === undefined || claimedHash === payloadHash, authTexts.payloadHash, claimedHash ?? '')

  // The proof, made before anything is said about the key.
  const { accessKeyId, day, region, service } = scope
  const found = await lookup(accessKeyId)
  const credential = found?.accessKeyId === accessKeyId ? found : undefined
  const { secretAccessKey } = credential ?? nobody
  const key = signingKeys({ accessKeyId: credential === undefined ? '' : accessKeyId, secretAccessKey, day, region, service })
  const canonical = joinedRequest(method, '/', '', headers, signedHeaders, payloadHash)
  const ours = signature(key, stringToSign(authorization.date, `${day}/${region}/${service}/${scope.terminator}`, canonical))
  const isSigned = isSameSignature(ours, authorization.signature)

  if (credential === undefined) return refuseAuth(authTexts.unknownClient)
  mustHoldItsToken(credential, headers.get('x-amz-security-token'), now)
  refuseAuthUnless(isSigned, authTexts.mismatch)
  return { accessKeyId, region, service, credential }
}
