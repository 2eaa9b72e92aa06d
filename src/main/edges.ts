// The server's end of the stairs to the routers: keeps the keys of edges that enrolled, sends each its
// device's documents as they change, and writes what they see. Documents are made anew after a commit
// that changed something; another process's commits are seen by the number of its newest event.
import { createHash, createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Random } from '#domain/ids.ts'
import { documentOf, type EdgeSeals, keepObserved } from '#lifecycle/edge-documents.ts'
import type { Desired } from '#link/desired.ts'
import { partialBetween } from '#link/partial.ts'
import { macSecKeyPlace, peerKeyPlace, seal } from '#link/seal.ts'
import { linkEndpoint, type LinkDesk } from '#link/server.ts'
import { newKeyPair, publicHalf, type SignedDesired, signDesired } from '#link/sign.ts'
import { closed, listen } from '#main/assemble.ts'
import { metronome } from '#main/metronome.ts'
import type { Certificate } from '#protocol/server.ts'
import type { Edge } from '#store/edge-drawers.ts'
import type { Store } from '#store/tx.ts'

export interface EdgeDesk extends LinkDesk, AsyncDisposable {
  /** Public keys whose documents edges believe. */
  readonly signers: readonly string[]
}

export interface Desking {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly onFault: (error: unknown) => void
}

interface Subscriber {
  readonly send: (signed: SignedDesired) => void
  /** What it was sent last; undefined: nothing yet. */
  sent: number | undefined
}

const lookEveryMs = 1_000
/** Everything is looked at this often even when nothing seems to have happened. */
const anewEveryMs = 30_000
const tokenHoldsMs = 86_400_000
const mostSealed = 50_000
/** Drawers that no document is made of. */
const unconcerned: ReadonlySet<string> = new Set(['audit', 'keyUses', 'events', 'sessions', 'clientTokens', 'routes', 'accessKeys'])

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A one-time token that enrols the device's edge within a day; an earlier one no longer does. Throws for an unknown device. */
export async function inviteEdge(store: Store, device: string, now: number, random: Random): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url')
  await store.write(async (tx) => {
    if ((await tx.devices.find(device)) === undefined) throw new TypeError(`There is no device ${device}.`)
    const edge: Edge = (await tx.edges.lock(device)) ?? { device, revision: 0, digest: '', told: [] }
    await tx.edges.put({ ...edge, token: { hash: hashOf(token), expiresAt: now + tokenHoldsMs } })
  })
  return token
}

/** The operator's word that the edge's next document may remove more sessions at once than it would by itself. */
export const letRemoveMany = (store: Store, device: string): Promise<void> =>
  store.write(async (tx) => {
    const edge = await tx.edges.lock(device)
    if (edge?.keys === undefined) throw new TypeError(`${device} has no enrolled edge.`)
    await tx.edges.put({ ...edge, mayRemoveMany: true })
  })

async function signerOf(store: Store): Promise<string> {
  const known = await store.read((tx) => tx.edges.signer())
  if (known !== undefined) return known
  // Two processes may do this at once: the first one's holds, and both read it.
  await store.write((tx) => tx.edges.keepSigner(newKeyPair('ed25519').privateKey))
  return (await store.read((tx) => tx.edges.signer())) ?? ''
}

/** Randomness out of the key itself and a secret, so that the same key is always sealed to the same text. */
function sealsOver(secret: string): (edge: Edge) => EdgeSeals | undefined {
  const sealed = new Map<string, string>()
  return ({ device, keys }) => {
    if (keys === undefined) return undefined
    const once = (key: string, place: string) => {
      const what = [keys.sealing, place, key].join('\n')
      const known = sealed.get(what)
      if (known !== undefined) return known
      if (sealed.size >= mostSealed) sealed.clear()
      const random = (bytes: number) => createHmac('sha256', secret).update(`demarc seal ${bytes}\n${what}`).digest().subarray(0, bytes)
      const text = seal(key, keys.sealing, place, random)
      sealed.set(what, text)
      return text
    }
    return {
      peer: (authKey, bgpPeerId) => once(authKey, peerKeyPlace(device, bgpPeerId)),
      port: (cak, portId, ckn) => once(cak, macSecKeyPlace(device, portId, ckn)),
    }
  }
}

export async function edgeDesk({ store, clock, onFault }: Desking): Promise<EdgeDesk> {
  const signer = await signerOf(store)
  const sealsFor = sealsOver(signer)
  const signers = [publicHalf('ed25519', signer)]
  const subscribers = new Map<string, Set<Subscriber>>()
  const newest = new Map<string, Desired>()
  let seenEvent = -1
  let madeAt = 0
  let isDue = true

  async function tell(device: string, listening: ReadonlySet<Subscriber>): Promise<void> {
    const before = newest.get(device)
    const after = await documentOf(store, device, sealsFor, clock())
    if (after === undefined) return
    newest.set(device, after)
    const whole = signDesired(after, signer)
    const part = before && before.revision < after.revision ? signDesired(partialBetween(before, after), signer) : undefined
    for (const subscriber of listening) {
      if (subscriber.sent === after.revision) continue
      subscriber.send(part && subscriber.sent === before?.revision ? part : whole)
      subscriber.sent = after.revision
    }
  }

  async function pass(): Promise<void> {
    const event = await store.read((tx) => tx.events.latest())
    const now = clock()
    if (!isDue && event === seenEvent && now - madeAt < anewEveryMs) return
    isDue = false
    seenEvent = event
    madeAt = now
    for (const [device, listening] of subscribers) await tell(device, listening)
  }

  const beat = metronome(pass, lookEveryMs, onFault)
  const soon = () => {
    isDue = true
    beat.nudge()
  }
  const stopListening = store.onCommit((touched) => {
    if ([...touched].some((drawer) => !unconcerned.has(drawer))) soon()
  })

  return {
    signers,
    now: clock,
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
    redeem: (token, keys) =>
      store.write(async (tx) => {
        const edge = await tx.edges.withToken(hashOf(token))
        if (edge?.token === undefined || edge.token.expiresAt < clock()) return undefined
        const { token: _, ...rest } = edge
        await tx.edges.put({ ...rest, keys, digest: '' })
        return { edge: edge.device, signers }
      }),
    keysOf: async (device) => (await store.read((tx) => tx.edges.find(device)))?.keys,
    subscribe(device, _revision, send) {
      const subscriber: Subscriber = { send, sent: undefined }
      const listening = subscribers.get(device) ?? new Set()
      subscribers.set(device, listening.add(subscriber))
      soon()
      return () => {
        listening.delete(subscriber)
        if (listening.size === 0 && subscribers.get(device) === listening) {
          subscribers.delete(device)
          newest.delete(device)
        }
      }
    },
    observed: (_device, seen) => keepObserved(store, seen, clock()),
    async [Symbol.asyncDispose]() {
      stopListening()
      await beat[Symbol.asyncDispose]()
    },
  }
}

export interface EdgeDoor extends Desking {
  readonly host: string
  readonly port: number
  readonly tls: Certificate | undefined
}

/** A desk with a listener before it, both closed with `stack`. */
export async function openEdgeDoor(stack: AsyncDisposableStack, { tls, host, port, ...desking }: EdgeDoor): Promise<Server> {
  const server = edgeListener(stack.use(await edgeDesk(desking)), desking.onFault, tls)
  await listen(server, port, host)
  stack.defer(() => {
    server.closeAllConnections()
    return closed(server)
  })
  return server
}

/** A listener for edges alone. Their streams stay open, so whoever closes it hangs up on them. */
function edgeListener(desk: LinkDesk, onFault: (error: unknown) => void, tls?: Certificate): Server {
  const endpoint = linkEndpoint(desk)
  const server = tls ? createSecureServer({ ...tls, minVersion: 'TLSv1.3' }) : createServer()
  server.on('request', (request, response) => {
    endpoint(request, response).then((isOurs) => {
      if (!isOurs) response.writeHead(404).end()
    }, onFault)
  })
  return server
}
