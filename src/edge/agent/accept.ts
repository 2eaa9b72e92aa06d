// Whether a document may be believed, before anything of it is used. Pure: the same document and the same
// memory give the same verdict. Refusing is always safe, since the router goes on as it is.
import { readDesired } from '#link/read.ts'
import type { Desired } from '#link/desired.ts'
import { merged } from '#link/partial.ts'
import { isSignedBy } from '#link/sign.ts'
import type { SignedDesired } from '#link/sign.ts'
import { reason } from '#edge/bird/plan.ts'
import type { EdgeSettings } from '#edge/settings.ts'

export type Verdict =
  | { readonly kind: 'accepted'; readonly next: Desired; readonly desired: Desired }
  /** Nothing new, or not yet of use. */
  | { readonly kind: 'ignored'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }

const refused = (why: string): Verdict => ({ kind: 'refused', why })

/** Peers of `before` that `after` has no more. */
export function removedPeers(before: Desired, after: Desired): number {
  const kept = new Set(after.interfaces.flatMap((one) => one.peers.map((peer) => peer.bgpPeerId)))
  return before.interfaces.flatMap((one) => one.peers).filter((peer) => !kept.has(peer.bgpPeerId)).length
}

function blast(before: Desired, after: Desired, settings: EdgeSettings): string | undefined {
  if (after.mayRemoveMany) return undefined
  const all = before.interfaces.reduce((sum, one) => sum + one.peers.length, 0)
  const most = Math.max(settings.removalFloor, Math.floor(all * settings.removalShare))
  const gone = removedPeers(before, after)
  return gone > most ? `it would remove ${gone} of ${all} sessions at once, more than ${most}, without the operator's word` : undefined
}

/** Judges one document against what the agent has. `signers` are the public keys it trusts. */
export function judged(signed: SignedDesired, have: Desired | undefined, signers: readonly string[], settings: EdgeSettings): Verdict {
  if (!isSignedBy(signed, signers)) return refused('its signature is not the control plane’s')
  let next: Desired
  try {
    next = readDesired(signed.document)
  } catch (thrown) {
    return refused(reason(thrown))
  }
  if (next.edge !== settings.edge) return refused('it is for another edge')
  if (have && next.revision < have.revision) return { kind: 'ignored', why: `revision ${next.revision} is older than ${have.revision}` }
  if (have && next.revision === have.revision) return { kind: 'ignored', why: `revision ${next.revision} is known` }
  if (!next.complete && next.base !== have?.revision)
    return { kind: 'ignored', why: `it builds on revision ${next.base}, not on ${have?.revision ?? 0}` }
  const desired = merged(have, next)
  const why = have && blast(have, desired, settings)
  return why === undefined ? { kind: 'accepted', next, desired } : refused(why)
}
