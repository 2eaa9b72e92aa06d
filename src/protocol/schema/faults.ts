// What can be wrong with a request before any rule of the domain is asked. The checks report facts
// (where, what was found, what was wanted); phrases.ts turns them into a profile's sentences. AWS
// tells wrong kinds (SerializationException) and broken constraints of the model
// (ValidationException) apart; OUTSCALE answers everything as DirectConnectClientException.
import type { SimpleKind } from '#contract/shapes.ts'

export type RequestFaultCode = 'SerializationException' | 'ValidationException' | 'DirectConnectClientException'

/** The request cannot be read as the operation's input; the message is in the profile's words. */
export class RequestFault extends Error {
  override readonly name: string = 'RequestFault'
  readonly code: RequestFaultCode

  constructor(code: RequestFaultCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The body is not one JSON object, or some value in it has the wrong kind. */
export class SerializationFault extends RequestFault {
  override readonly name = 'SerializationFault'
}

/** Everything has the right kind, but a member is missing or the API's model forbids its value. */
export class ValidationFault extends RequestFault {
  override readonly name = 'ValidationFault'
}

/** What is wrong with a body before one can speak of members. */
export type Malformed = 'encoding' | 'syntax' | 'root' | 'depth' | 'character'

/** What JSON held, in the words of AWS's parser. */
export type Found = 'STRING_VALUE' | 'NUMBER_VALUE' | 'DECIMAL_VALUE' | 'TRUE_VALUE' | 'FALSE_VALUE' | 'START_ARRAY' | 'START_OBJECT'

export interface WrongKind {
  /** E.g. `newPrivateVirtualInterface.vlan`, or `tags.1.member.key`: items count from one. */
  readonly path: string
  /** `NUMBER_VALUE` where a whole number is wanted means one that does not fit its 32 or 53 bits. */
  readonly found: Found
  readonly wanted: SimpleKind | 'list' | 'structure'
}

export type Rule =
  | { readonly rule: 'required' }
  | { readonly rule: 'oneOf'; readonly values: readonly string[] }
  | { readonly rule: 'minLength' | 'maxLength' | 'minValue' | 'maxValue'; readonly limit: number }
  | { readonly rule: 'pattern'; readonly pattern: RegExp }
  /** Some item of the list breaks at least one of these. */
  | { readonly rule: 'items'; readonly rules: readonly Rule[] }

export interface Violation {
  readonly path: string
  /** `undefined` where the member is missing. */
  readonly value: unknown
  readonly rule: Rule
}

/** How a profile says all this, and the little in which profiles differ about what is right. */
export interface Phrases {
  /** OUTSCALE has 4-byte numbers in `asn`, AWS only in `asnLong`. */
  readonly integerBits: 32 | 53
  readonly malformed: (what: Malformed) => RequestFault
  readonly wrongKind: (wrong: WrongKind) => RequestFault
  /** Takes at least one violation. */
  readonly violations: (found: readonly Violation[]) => RequestFault
  /** Refuses members where an operation takes none; without it they are ignored like any unknown member. */
  readonly unexpectedInput?: () => RequestFault
}
