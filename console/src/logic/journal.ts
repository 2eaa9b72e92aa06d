// What this browser has seen happen: every state that an answer showed, when it was first seen and
// when it changed. The API keeps no history of states, so this is what a person who keeps the page
// open would have written down, and nothing more is claimed.

export interface Seen {
  readonly id: string
  /** What changed: `state`, or `BGP ipv4`. */
  readonly what: string
  readonly from?: string
  readonly to: string
  /** Epoch milliseconds of the answer that showed it. */
  readonly at: number
}

export type Journal = readonly Seen[]

const longest = 600

/** The pairs of id member and state member that the API's objects have. */
const stateMembers: readonly (readonly [id: string, state: string])[] = [
  ['virtualInterfaceId', 'virtualInterfaceState'],
  ['connectionId', 'connectionState'],
  ['interconnectId', 'interconnectState'],
  ['lagId', 'lagState'],
  ['associationId', 'associationState'],
  ['directConnectGatewayId', 'directConnectGatewayState'],
  ['virtualGatewayId', 'virtualGatewayState'],
  ['resiliencyGroupId', 'state'],
]

interface Found {
  readonly id: string
  readonly what: string
  readonly to: string
}

function found(value: unknown, into: Found[]): void {
  if (Array.isArray(value)) {
    for (const item of value) found(item, into)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const object = value as Record<string, unknown>
  for (const [idMember, stateMember] of stateMembers) {
    const [id, to] = [object[idMember], object[stateMember]]
    if (typeof id === 'string' && id !== '' && typeof to === 'string') into.push({ id, what: 'state', to })
  }
  const [peer, status] = [object['bgpPeerId'], object['bgpStatus']]
  if (typeof peer === 'string' && typeof status === 'string')
    into.push({ id: peer, what: `BGP ${String(object['addressFamily'])}`, to: status })
  for (const inner of Object.values(object)) if (typeof inner === 'object') found(inner, into)
}

/** The journal with what an answer newly shows; the same journal when it shows nothing new. */
export function recordStates(journal: Journal, answer: unknown, at: number): Journal {
  const all: Found[] = []
  found(answer, all)
  const newest = new Map(journal.map((seen) => [`${seen.id} ${seen.what}`, seen.to]))
  const added: Seen[] = []
  for (const { id, what, to } of all) {
    const key = `${id} ${what}`
    const from = newest.get(key)
    if (from === to) continue
    newest.set(key, to)
    added.push({ id, what, to, at, ...(from !== undefined && { from }) })
  }
  return added.length === 0 ? journal : [...journal, ...added].slice(-longest)
}

/** What was seen of one thing, newest first. */
export const seenOf = (journal: Journal, ids: readonly string[]): readonly Seen[] =>
  journal.filter(({ id }) => ids.includes(id)).toReversed()

/** Since when the present state has been seen without a break, and whether its beginning was seen. */
export function sinceOf(journal: Journal, id: string, what: string): { readonly at: number; readonly exact: boolean } | undefined {
  const last = journal.findLast((seen) => seen.id === id && seen.what === what)
  return last === undefined ? undefined : { at: last.at, exact: last.from !== undefined }
}
