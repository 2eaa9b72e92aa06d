// Every failure as it leaves the house: a name, a status and a sentence. What the caller did wrong
// is said; what we did wrong is only numbered, and told in full to the log.
import { ClientFault, type Profile } from '#domain/fault.ts'
import { RequestFault } from '#protocol/schema/faults.ts'
import { AuthFault, type AuthFaultCode } from '#protocol/sigv4/auth-fault.ts'

export interface WireFault {
  readonly status: number
  readonly type: string
  readonly message?: string
  /** Whose fault it is; ours is logged. */
  readonly ours: boolean
}

/** Failures of the framework itself, before any operation is reached. */
export class ProtocolFault extends Error {
  override readonly name = 'ProtocolFault'
  readonly status: number
  readonly type: string

  constructor(status: number, type: string, message: string) {
    super(message)
    this.status = status
    this.type = type
  }
}

/** How awsJson names what the signature check found. */
const authNames: Readonly<Record<AuthFaultCode, string>> = {
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
  InvalidSignature: 'InvalidSignatureException',
  UnrecognizedClient: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
}

export function wireFault(error: unknown, profile: Profile): WireFault {
  if (error instanceof ClientFault) return { status: 400, type: codeFor(error, profile), message: error.messageFor(profile), ours: false }
  if (error instanceof RequestFault) return { status: 400, type: error.code, message: error.message, ours: false }
  if (error instanceof AuthFault) return { status: 400, type: authNames[error.code], message: error.message, ours: false }
  if (error instanceof ProtocolFault) return { status: error.status, type: error.type, message: error.message, ours: false }
  // A status of 400 as well: so the API's reference says of both of its errors.
  return { status: 400, type: 'DirectConnectServerException', message: 'An internal error occurred.', ours: true }
}

/** OUTSCALE knows one code for everything that a client does wrong. */
const codeFor = (error: ClientFault, profile: Profile): string => (profile === 'outscale' ? 'DirectConnectClientException' : error.code)

/** `__type` and `message` and nothing else, as recorded (95 bytes for both LAG errors). */
export const faultBody = ({ type, message }: WireFault): string =>
  JSON.stringify(message === undefined ? { __type: type } : { __type: type, message })
