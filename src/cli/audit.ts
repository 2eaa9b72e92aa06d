// Reads the audit to its end and checks the chain here, on the operator's side: a server that was
// broken into would not say so itself.
import { createHash } from 'node:crypto'
import { type Access, ask } from '#cli/operator-client.ts'

interface Link {
  readonly seq: number
  readonly hash: string
  readonly previous: string
  readonly event: string
}

export interface Checked {
  readonly events: number
  readonly first?: number
  readonly newest?: Pick<Link, 'seq' | 'hash'>
  /** The first thing that is wrong. */
  readonly flaw?: string
}

const page = 1000

export async function* links(access: Access): AsyncGenerator<Link> {
  for (let after = 0; ;) {
    const answer = await ask(access, 'ListAuditEvents', { after, limit: page })
    const found = (answer['links'] ?? []) as readonly Link[]
    yield* found
    const last = found.at(-1)
    if (last === undefined || found.length < page) return
    after = last.seq
  }
}

function flawOf(link: Link, before: Link | undefined): string | undefined {
  if (before !== undefined && link.seq !== before.seq + 1) return `Between events ${before.seq} and ${link.seq} something is missing.`
  if (before !== undefined && link.previous !== before.hash) return `Event ${link.seq} does not follow event ${before.seq}.`
  const hash = createHash('sha256').update(`${link.seq}\n${link.previous}\n${link.event}`).digest('hex')
  return hash === link.hash ? undefined : `Event ${link.seq} was changed.`
}

/** `kept`: a hash that was noted elsewhere before; it must still be in the chain. */
export async function checked(all: AsyncIterable<Link>, kept?: string): Promise<Checked> {
  let before: Link | undefined
  let first: number | undefined
  let events = 0
  let met = kept === undefined
  for await (const link of all) {
    const flaw = flawOf(link, before)
    if (flaw !== undefined) return { events, ...(first !== undefined && { first }), flaw }
    met ||= link.hash === kept || link.previous === kept
    first ??= link.seq
    before = link
    events += 1
  }
  const newest = before && { seq: before.seq, hash: before.hash }
  return {
    events,
    ...(first !== undefined && { first }),
    ...(newest && { newest }),
    ...(!met && { flaw: `The hash ${kept} is no longer in the chain: its end or its beginning was cut off.` }),
  }
}
