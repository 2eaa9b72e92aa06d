// A refusal is what the caller did wrong, said in the words that clients match on. Each known
// text stands once, in a table beside the rules that use it, with its source and, where the
// OUTSCALE profile words it differently, both versions; docs/errors.md is printed from these tables.
// Anything else that is thrown is our own bug and reaches the caller without detail.

export type Profile = 'aws' | 'outscale'

export type FaultCode =
  | 'DirectConnectClientException'
  | 'DuplicateTagKeysException'
  | 'TooManyTagsException'
  | 'LimitExceededException'
  | 'ValidationException'
  | QueryFaultCode

/** What the services that speak the query protocol (IAM, STS, EC2) call their refusals. */
export type QueryFaultCode =
  | 'AccessDenied'
  | 'DeleteConflict'
  | 'DependencyViolation'
  | 'EntityAlreadyExists'
  | 'IncorrectState'
  | 'InvalidInput'
  | 'InvalidParameterValue'
  | 'InvalidTransitGatewayID.NotFound'
  | 'InvalidVpcID.NotFound'
  | 'InvalidVpnGatewayAttachment.NotFound'
  | 'InvalidVpnGatewayID.NotFound'
  | 'InvalidID'
  | 'LimitExceeded'
  | 'MalformedPolicyDocument'
  | 'MissingParameter'
  | 'NoSuchEntity'
  | 'ValidationError'
  | 'VpnGatewayAttachmentLimitExceeded'

/** Where a text comes from: observed or documented at AWS or OUTSCALE, or our own wording. */
export type Source = 'observed' | 'documented' | 'partly observed' | 'ours'

export interface FaultText<Args extends readonly unknown[] = readonly never[]> {
  readonly code?: FaultCode
  readonly source: Source
  readonly aws: (...args: Args) => string
  /** The words of the OUTSCALE profile, where they differ. */
  readonly outscale?: (...args: Args) => string
  /** One set of arguments, for the generated page. */
  readonly example: Args
}

/** Declares one text; only there to infer the argument types from the functions. */
export const fault = <Args extends readonly unknown[]>(text: FaultText<Args>): FaultText<Args> => text

/** The caller asked for something the service refuses. */
export class ClientFault extends Error {
  override readonly name = 'ClientFault'
  readonly code: FaultCode
  readonly #outscale: string | undefined

  constructor(code: FaultCode, message: string, outscale?: string) {
    super(message)
    this.code = code
    this.#outscale = outscale
  }

  /** The sentence as the given profile says it. */
  messageFor(profile: Profile): string {
    return profile === 'outscale' ? (this.#outscale ?? this.message) : this.message
  }
}

export function refuse<Args extends readonly unknown[]>(text: FaultText<Args>, ...args: Args): never {
  throw new ClientFault(text.code ?? 'DirectConnectClientException', text.aws(...args), text.outscale?.(...args))
}

export function refuseUnless<Args extends readonly unknown[]>(condition: unknown, text: FaultText<Args>, ...args: Args): asserts condition {
  if (!condition) refuse(text, ...args)
}
