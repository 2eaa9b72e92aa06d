// A chain of hashes over the audit: each link names the one before it, so that a row that was
// changed, taken out or put in between is found. Whoever keeps the newest hash elsewhere also
// finds out that the end was cut off.
import { createHash } from 'node:crypto'

export interface Link {
  readonly seq: number
  readonly previous: string
  readonly hash: string
  readonly body: string
}

export const beginning = '0'.repeat(64)

export const hashOf = (seq: number, previous: string, body: string): string =>
  createHash('sha256').update(`${seq}\n${previous}\n${body}`).digest('hex')

export const linked = (seq: number, previous: string, body: string): Link => ({ seq, previous, hash: hashOf(seq, previous, body), body })

/** What is wrong with a link that should follow `before`, in a sentence; nothing when it is sound. */
export function flawOf(link: Link, before: Pick<Link, 'seq' | 'hash'> | undefined): string | undefined {
  if (before !== undefined && link.seq !== before.seq + 1) return `Between ${before.seq} and ${link.seq} something is missing.`
  if (before !== undefined && link.previous !== before.hash) return `Event ${link.seq} does not follow event ${before.seq}.`
  if (hashOf(link.seq, link.previous, link.body) !== link.hash) return `Event ${link.seq} was changed.`
  return undefined
}
