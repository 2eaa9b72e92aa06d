// PostgreSQL's errors told apart: which are worth another try, which mean that the connection is
// gone, and what an operator should know. Codes are those of the manual's appendix A.
import { StoreUnavailable } from './failure.ts'
import type { UnavailableReason } from './failure.ts'

/** The SQLSTATE, or the code of a socket's error. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Serialization failure, deadlock, unique violation: run again, the other one's row can be seen now. */
const conflicts = new Set(['40001', '40P01', '23505'])
export const isConflict = (error: unknown): boolean => conflicts.has(codeOf(error))

const brokenSockets = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ENOENT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** The server is going down, starting up, or ended the session. */
const endedByServer = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25P04'])

export function isConnectionLoss(error: unknown): boolean {
  const code = codeOf(error)
  if (brokenSockets.has(code) || endedByServer.has(code) || code.startsWith('08')) return true
  return (
    error instanceof Error &&
    code === '' &&
    /^(Connection terminated|Client has encountered a connection error|Client was closed)/.test(error.message)
  )
}

/** A server that was demoted to a standby answers, and refuses all writing: another connection may reach the new primary. */
export const isReadOnlyServer = (error: unknown): boolean => codeOf(error) === '25006'

const meanings: Readonly<Record<string, readonly [UnavailableReason, string]>> = {
  '57014': ['too slow', 'PostgreSQL took too long over a statement or a lock, and it was cancelled'],
  '53100': ['full', "PostgreSQL's disk is full; nothing was written"],
  '53200': ['busy', 'PostgreSQL is out of memory'],
  '53300': ['busy', 'PostgreSQL has no connection to spare; lower the pool size or raise max_connections'],
  '25006': ['read-only', 'PostgreSQL is read-only: this is a standby, or the disk was protected'],
  '28000': ['unreachable', 'PostgreSQL does not let this user in'],
  '28P01': ['unreachable', 'PostgreSQL does not accept the password'],
  '3D000': ['unreachable', 'PostgreSQL has no database of that name'],
  '42501': ['unreachable', 'PostgreSQL lets this user in but not at these tables'],
  XX001: ['damaged', 'PostgreSQL reports damaged files'],
  XX002: ['damaged', 'PostgreSQL reports a damaged index'],
}

/** What the operator can do about it, where the error is the server's and not ours. The URL, with its password, is never in it. */
export function postgresFailure(error: unknown): unknown {
  const [reason, text] = meanings[codeOf(error)] ?? []
  const own = error instanceof Error ? error.message : ''
  if (reason) return new StoreUnavailable(reason, `${text}: ${own}.`, error)
  if (own.startsWith('timeout exceeded when trying to connect'))
    return new StoreUnavailable('busy', 'All connections to PostgreSQL were in use for five seconds.', error)
  if (isConnectionLoss(error)) return new StoreUnavailable('unreachable', `PostgreSQL cannot be reached: ${own || codeOf(error)}.`, error)
  return error
}
