// Takes the Authorization header apart and says what is wrong with its form, in AWS's order and words.
// Where AWS shrugs (a parameter given twice, one it does not know) we refuse: every freedom in the form is
// one in which two readers of the same request can come to different callers.

import { authTexts, refuseAuth, refuseAuthUnless } from '#protocol/sigv4/auth-fault.ts'
import { algorithm, terminator } from '#protocol/sigv4/canonical.ts'
import { canonicalHeaders, canonicalValue } from '#protocol/sigv4/headers.ts'
import type { CanonicalHeaders } from '#protocol/sigv4/headers.ts'

export interface Authorization {
  /** `keyid/day/region/service/aws4_request`, unchecked. */
  readonly credential: string
  /** The names as given, with their semicolons. */
  readonly signedHeaders: string
  readonly signature: string
  /** X-Amz-Date, or Date where the former is absent; unchecked. */
  readonly date: string
}

export interface CredentialScope {
  readonly accessKeyId: string
  readonly day: string
  readonly region: string
  readonly service: string
  readonly terminator: string
}

const required = ['Credential', 'Signature', 'SignedHeaders'] as const

const parametersOf = (header: string): Map<string, string> => {
  const space = header.indexOf(' ')
  const scheme = space < 0 ? header : header.slice(0, space)
  refuseAuthUnless(scheme === algorithm, authTexts.algorithm, scheme)

  const parameters = new Map<string, string>()
  if (space < 0) return parameters
  for (const piece of header.slice(space + 1).split(',')) {
    const pair = canonicalValue(piece)
    const equals = pair.indexOf('=')
    refuseAuthUnless(equals >= 0, authTexts.missingEqualSign, pair, header)
    const name = pair.slice(0, equals)
    refuseAuthUnless(!parameters.has(name), authTexts.repeatedParameter, name)
    parameters.set(name, pair.slice(equals + 1))
  }
  return parameters
}

/** The authorization among headers that were gathered already. */
export const readAuthorization = (headers: CanonicalHeaders): Authorization => {
  const header = headers.get('authorization')
  if (header === undefined) return refuseAuth(authTexts.missingToken)
  const parameters = parametersOf(header)
  const [credential, signature, signedHeaders] = required.map((name) => parameters.get(name))
  const date = headers.get('x-amz-date') ?? headers.get('date')

  if (credential === undefined || signature === undefined || signedHeaders === undefined || date === undefined) {
    const missing = required.filter((name) => !parameters.has(name)).map((name) => `Authorization header requires '${name}' parameter.`)
    if (date === undefined) missing.push(`Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.`)
    return refuseAuth(authTexts.missingParameters, missing.join(' '), header)
  }
  for (const name of parameters.keys()) {
    refuseAuthUnless(name === 'Credential' || name === 'Signature' || name === 'SignedHeaders', authTexts.unknownParameter, name)
  }
  return { credential, signature, signedHeaders, date }
}

/**
 * The form of the Authorization header, for who must know before the signature is verified which key or service is meant.
 * @throws AuthFault MissingAuthenticationToken without the header, IncompleteSignature where it is malformed
 */
export const parseAuthorization = (rawHeaders: readonly string[]): Authorization => readAuthorization(canonicalHeaders(rawHeaders))

/** @throws AuthFault IncompleteSignature unless there are five parts */
export const credentialScope = (credential: string): CredentialScope => {
  const [accessKeyId, day, region, service, term, ...more] = credential.split('/')
  const isComplete = accessKeyId !== undefined && day !== undefined && region !== undefined && service !== undefined && term !== undefined
  refuseAuthUnless(isComplete && more.length === 0, authTexts.credentialParts, credential)
  return { accessKeyId, day, region, service, terminator: term }
}

/** Everything that decides must be covered: the host, and whatever travels under AWS's own prefix (the operation, the session). */
export const mustCoverWhatDecides = (signedHeaders: string, headers: CanonicalHeaders): readonly string[] => {
  const names = signedHeaders.split(';')
  const signed = new Set(names)
  refuseAuthUnless(signed.has('host'), authTexts.hostNotSigned)
  names.forEach((name, at) => {
    const isOrdered = at === 0 || (names[at - 1] ?? '') < name
    refuseAuthUnless(isOrdered && name === name.toLowerCase(), authTexts.signedHeadersForm, signedHeaders)
  })
  for (const name of names) refuseAuthUnless(headers.has(name), authTexts.signedHeaderAbsent, name)
  for (const name of headers.keys()) {
    // The payload hash needs no signature of its own: it is compared with what we hashed ourselves.
    if (!name.startsWith('x-amz-') || name === 'x-amz-content-sha256') continue
    refuseAuthUnless(signed.has(name), authTexts.headerNotSigned, name)
  }
  return names
}

/** All that is wrong with a scope is said at once, as AWS does. */
export const mustBeScoped = (
  scope: CredentialScope,
  date: string,
  services: readonly string[],
  knownRegion: (region: string) => boolean,
): void => {
  const wrong: string[] = []
  if (!knownRegion(scope.region)) wrong.push(`Credential should be scoped to a valid region, not '${scope.region}'.`)
  if (!services.includes(scope.service)) wrong.push(`Credential should be scoped to correct service: '${services[0] ?? ''}'.`)
  if (scope.terminator !== terminator) {
    wrong.push(`Credential should be scoped with a valid terminator: '${terminator}', not '${scope.terminator}'.`)
  }
  const day = date.slice(0, 8)
  if (scope.day !== day) {
    wrong.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.day}' != '${day}', from '${date}'.`,
    )
  }
  refuseAuthUnless(wrong.length === 0, authTexts.scope, wrong.join(' '))
}
