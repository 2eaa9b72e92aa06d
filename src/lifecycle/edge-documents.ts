// The documents of an enrolled edge: everything its device shall be, under a revision that rises with
// every change of the content and never otherwise. An interface that was ever named to an edge stays
// named, as wanted or as removed, until the edge says that it is gone; so one that moved to another
// device, or went away altogether, is taken off the old one.
import { createHash } from 'node:crypto'
import { observed } from '#domain/virtual-interfaces/observation.ts'
import { desiredOf } from '#lifecycle/desired.ts'
import { portBelow, type SealPortKey } from '#lifecycle/desired-ports.ts'
import { applyObserved } from '#lifecycle/edges.ts'
import { canonical } from '#link/canonical.ts'
import type { Desired, DesiredPort, SealedKey } from '#link/desired.ts'
import type { Observed } from '#link/observed.ts'
import type { Edge } from '#store/edge-drawers.ts'
import type { Store, Tx } from '#store/tx.ts'

/** Seals keys to one edge; the same key must give the same text, or every document looks changed. */
export interface EdgeSeals {
  readonly peer: (authKey: string, bgpPeerId: string) => SealedKey
  readonly port: SealPortKey
}

/** Whom to seal to; undefined while the edge is not enrolled. */
export type SealsFor = (edge: Edge) => EdgeSeals | undefined

const seenEveryMs = 30_000

async function contentOf(tx: Tx, edge: Edge, seals: EdgeSeals, now: number): Promise<Omit<Desired, 'revision' | 'issuedAt'>> {
  const on = await tx.virtualInterfaces.onDevice(edge.device)
  const { revision: _, issuedAt: __, ...wish } = await desiredOf(tx, edge.device, on, seals.peer, now)
  const below = new Map<string, DesiredPort | undefined>()
  for (const { portId } of wish.interfaces) if (!below.has(portId)) below.set(portId, await portBelow(tx, portId, seals.port))
  const ports = new Map([...below.values()].flatMap((port) => (port === undefined ? [] : [[port.portId, port] as const])))
  const wanted = new Set(wish.interfaces.map(({ virtualInterfaceId }) => virtualInterfaceId))
  return {
    ...wish,
    complete: true,
    ...(edge.mayRemoveMany && { mayRemoveMany: true }),
    ports: [...ports.values()].toSorted((one, other) => (one.portId < other.portId ? -1 : 1)),
    interfaces: wish.interfaces.map((one) => ({ ...one, portId: below.get(one.portId)?.portId ?? one.portId })),
    removed: [...new Set([...wish.removed, ...edge.told])].filter((id) => !wanted.has(id)).toSorted(),
  }
}

const digestOf = (content: object): string => createHash('sha256').update(canonical(content)).digest('base64url')

/** The newest document of an enrolled edge, complete. What it names is on disk before it is returned. */
export async function documentOf(store: Store, device: string, sealsFor: SealsFor, now: number): Promise<Desired | undefined> {
  const built = async (tx: Tx, edge: Edge | undefined) => {
    const seals = edge && sealsFor(edge)
    if (edge === undefined || seals === undefined) return undefined
    const content = await contentOf(tx, edge, seals, now)
    return { edge, content, digest: digestOf(content) }
  }
  const present = await store.read(async (tx) => built(tx, await tx.edges.find(device)))
  if (present === undefined) return undefined
  const { edge, content, digest } = present
  if (digest === edge.digest) return { ...content, revision: edge.revision, issuedAt: now }
  return store.write(async (tx) => {
    const fresh = await built(tx, await tx.edges.lock(device))
    if (fresh === undefined) return undefined
    const revision = fresh.digest === fresh.edge.digest ? fresh.edge.revision : fresh.edge.revision + 1
    const named = fresh.content.interfaces.map(({ virtualInterfaceId }) => virtualInterfaceId)
    const told = [...new Set([...fresh.edge.told, ...named])].toSorted()
    if (revision !== fresh.edge.revision) await tx.edges.put({ ...fresh.edge, revision, digest: fresh.digest, told })
    return { ...fresh.content, revision, issuedAt: now }
  })
}

/** What of an observation is new: most of it repeats the one before, and need not take the database's one writer. */
async function newsIn(store: Store, seen: Observed, now: number): Promise<Observed> {
  const on = await store.read((tx) => tx.virtualInterfaces.onDevice(seen.edge))
  const known = new Map(on.map((vi) => [vi.virtualInterfaceId, vi]))
  const interfaces = seen.interfaces.filter((each) => {
    const vi = known.get(each.virtualInterfaceId)
    return vi !== undefined && (each.peers.some(({ routes }) => routes !== undefined) || observed(vi, each, now) !== vi)
  })
  const removed = seen.removed.filter((id) => known.get(id)?.virtualInterfaceState === 'deleting')
  return { ...seen, interfaces, removed }
}

/** Keeps what an enrolled edge saw. */
export async function keepObserved(store: Store, seen: Observed, now: number): Promise<void> {
  await applyObserved({ store, now }, await newsIn(store, seen, now))
  const edge = await store.read((tx) => tx.edges.find(seen.edge))
  if (edge === undefined || edgeAfter(edge, seen, now) === edge) return
  await store.write(async (tx) => {
    const held = await tx.edges.lock(seen.edge)
    const next = held && edgeAfter(held, seen, now)
    if (next !== undefined && next !== held) await tx.edges.put(next)
  })
}

/** The same object when there is nothing to write. */
export function edgeAfter(edge: Edge, seen: Observed, now: number): Edge {
  // Ahead of us: the database is an older copy. We go on above it, and what the router has is known again.
  const isAhead = seen.revision > edge.revision
  const held = isAhead ? [...new Set([...edge.told, ...seen.interfaces.map(({ virtualInterfaceId }) => virtualInterfaceId)])] : edge.told
  const gone = new Set(seen.revision === edge.revision ? seen.removed : [])
  const told = held.filter((id) => !gone.has(id)).toSorted()
  const isObeyed = edge.mayRemoveMany === true && seen.revision === edge.revision && seen.refused === undefined
  const isLate = now - (edge.seenAt ?? 0) >= seenEveryMs
  if (!isAhead && !isObeyed && !isLate && told.length === edge.told.length) return edge
  const { mayRemoveMany: _, ...rest } = edge
  return {
    ...rest,
    ...(edge.mayRemoveMany && !isObeyed && { mayRemoveMany: true }),
    ...(isAhead && { revision: seen.revision, digest: '' }),
    told,
    seenAt: now,
  }
}
