// Why a request was not recognised, without saying yet how that is worded on the wire: awsJson calls
// `InvalidSignature` InvalidSignatureException (400), awsQuery calls it SignatureDoesNotMatch (403), and
// only the pipeline knows which of the two the caller speaks. Each sentence stands once, in this table,
// with its source; docs/errors.md can be printed from it.

export type AuthFaultCode =
  | 'MissingAuthenticationToken'
  | 'IncompleteSignature'
  | 'InvalidSignature'
  | 'UnrecognizedClient'
  | 'ExpiredToken'

/** The caller could not be recognised; the message is safe to send to that caller. */
export class AuthFault extends Error {
  override readonly name = 'AuthFault'
  readonly code: AuthFaultCode

  constructor(code: AuthFaultCode, message: string) {
    super(message)
    this.code = code
  }
}

export interface AuthText<Args extends readonly unknown[] = readonly never[]> {
  readonly code: AuthFaultCode
  /** `observed`: seen from AWS services by others; `ours`: AWS answers something less helpful or nothing. */
  readonly source: 'observed' | 'ours'
  readonly text: (...args: Args) => string
  /** One set of arguments, for the generated page. */
  readonly example: Args
}

const authText = <Args extends readonly unknown[]>(text: AuthText<Args>): AuthText<Args> => text

/** The sentences, in the order of the checks. */
export const authTexts = {
  target: authText({
    code: 'IncompleteSignature',
    source: 'ours',
    text: (target: string) =>
      `Signed requests must be sent to the path '/' without a query string, presigned ones are not accepted, got '${target}'.`,
    example: ['/?X-Amz-Algorithm=AWS4-HMAC-SHA256'],
  }),
  repeatedHeader: authText({
    code: 'IncompleteSignature',
    source: 'ours',
    text: (name: string) => `Header '${name}' must not be repeated.`,
    example: ['x-amz-target'],
  }),
  headerText: authText({
    code: 'IncompleteSignature',
    source: 'ours',
    text: (name: string) => `Header '${name}' must consist of single-byte characters.`,
    example: ['x-amz-target'],
  }),
  missingToken: authText({
    code: 'MissingAuthenticationToken',
    source: 'observed',
    text: () => 'Missing Authentication Token',
    example: [],
  }),
  algorithm: authText({
    code: 'IncompleteSignature',
    source: 'observed',
    text: (algorithm: string) => `Unsupported AWS 'algorithm': '${algorithm}'.`,
    example: ['Bearer'],
  }),
  missingEqualSign: authText({
    code: 'IncompleteSignature',
    source: 'observed',
    text: (pair: string, header: string) =>
      `'${pair}' not a valid key=value pair (missing equal-sign) in Authorization header: '${header}'.`,
    example: ['Credential', 'AWS4-HMAC-SHA256 Credential'],
  }),
  repeatedParameter: authText({
    code: 'IncompleteSignature',
    source: 'ours',
    text: (name: string) => `Authorization header must not repeat the '${name}' parameter.`,
    example: ['Credential'],
  }),
  missingParameters: authText({
    code: 'IncompleteSignature',
    source: 'observed',
    text: (sentences: string, header: string) => `${sentences} Authorization=${header}`,
    example: [`Authorization header requires 'Credential' parameter.`, 'AWS4-HMAC-SHA256'],
  }),
  unknownParameter: authText({
    code: 'IncompleteSignature',
    source: 'ours',
    text: (name: string) => `Authorization header must have only 'Credential', 'SignedHeaders' and 'Signature' parameters, got '${name}'.`,
    example: ['Expires'],
  }),
  hostNotSigned: authText({
    code: 'InvalidSignature',
    source: 'observed',
    text: () => `'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`,
    example: [],
  }),
  signedHeadersForm: authText({
    code: 'InvalidSignature',
    source: 'ours',
    text: (list: string) => `SignedHeaders must be lower-case, sorted and without repetition, got '${list}'.`,
    example: ['x-amz-date;host'],
  }),
  signedHeaderAbsent: authText({
    code: 'InvalidSignature',
    source: 'ours',
    text: (name: string) => `SignedHeaders names '${name}', which the request does not carry.`,
    example: ['content-type'],
  }),
  headerNotSigned: authText({
    code: 'InvalidSignature',
    source: 'ours',
    text: (name: string) => `'${name}' must be a 'SignedHeader' in the AWS Authorization.`,
    example: ['x-amz-security-token'],
  }),
  dateForm: authText({
    code: 'IncompleteSignature',
    source: 'observed',
    text: (date: string) => `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    example: ['2026-11-20T12:00:00Z'],
  }),
  tooOld: authText({
    code: 'InvalidSignature',
    source: 'observed',
    text: (signed: string, earliest: string, now: string, minutes: number) =>
      `Signature expired: ${signed} is now earlier than ${earliest} (${now} - ${minutes} min.)`,
    example: ['20261120T115459Z', '20261120T115500Z', '20261120T120000Z', 5],
  }),
  tooNew: authText({
    code: 'InvalidSignature',
    source: 'observed',
    text: (signed: string, latest: string, now: string, minutes: number) =>
      `Signature not yet current: ${signed} is still later than ${latest} (${now} + ${minutes} min.)`,
    example: ['20261120T120501Z', '20261120T120500Z', '20261120T120000Z', 5],
  }),
  credentialParts: authText({
    code: 'IncompleteSignature',
    source: 'observed',
    text: (credential: string) =>
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    example: ['AKIDEXAMPLE/20261120'],
  }),
  scope: authText({
    code: 'InvalidSignature',
    source: 'observed',
    text: (sentences: string) => sentences,
    example: [`Credential should be scoped to a valid region, not 'atlantis-1'.`],
  }),
  payloadHash: authText({
    code: 'InvalidSignature',
    source: 'ours',
    text: (hash: string) => `Header 'x-amz-content-sha256' must be the SHA-256 of the body in lower-case hex, got '${hash}'.`,
    example: ['UNSIGNED-PAYLOAD'],
  }),
  unknownClient: authText({
    code: 'UnrecognizedClient',
    source: 'observed',
    text: () => 'The security token included in the request is invalid.',
    example: [],
  }),
  expiredToken: authText({
    code: 'ExpiredToken',
    source: 'observed',
    text: () => 'The security token included in the request is expired',
    example: [],
  }),
  mismatch: authText({
    code: 'InvalidSignature',
    source: 'observed',
    text: () =>
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    example: [],
  }),
}

export function refuseAuth<Args extends readonly unknown[]>(text: AuthText<Args>, ...args: Args): never {
  throw new AuthFault(text.code, text.text(...args))
}

export function refuseAuthUnless<Args extends readonly unknown[]>(
  condition: unknown,
  text: AuthText<Args>,
  ...args: Args
): asserts condition {
  if (!condition) refuseAuth(text, ...args)
}
