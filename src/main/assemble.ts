// What sandbox and server have in common, put together once: the house with its doors' needs, and
// the lifecycle that beats in it.
import { directory } from '#accounts/directory.ts'
import { noteUses } from '#accounts/key-uses.ts'
import { rightsBook } from '#accounts/rights.ts'
import { type KeyRing, tokenSeal } from '#accounts/vault.ts'
import type { Settings } from '#domain/settings.ts'
import { settle } from '#lifecycle/lifecycle.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import { metronome } from '#main/metronome.ts'
import { clock, random } from '#main/world.ts'
import type { Auditing } from '#protocol/audit.ts'
import type { House } from '#protocol/pipeline.ts'
import type { Throttle } from '#protocol/throttle.ts'
import { endStreams } from '#protocol/server.ts'
import type { Store } from '#store/tx.ts'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Assembling {
  readonly store: Store
  readonly ring: KeyRing
  readonly settings: Settings
  readonly reconcilers: readonly Reconciler[]
  /** Milliseconds that each step takes at least. */
  readonly delay: number
  readonly onFault: (error: unknown, requestId?: string) => void
  readonly audit?: Auditing
  readonly throttle?: Throttle | undefined
}

export interface Assembled extends AsyncDisposable {
  readonly house: House
  /** When the last pass over all that is due was through, in epoch milliseconds. */
  readonly settledAt: () => number
}

const tick = 200

/** The drawers whose changes give the lifecycle nothing to do. */
const quiet: ReadonlySet<string> = new Set(['audit', 'keyUses', 'events'])

export function assemble({ store, ring, settings, reconcilers, delay, onFault, audit, throttle }: Assembling): Assembled {
  const parts = new AsyncDisposableStack()
  const uses = noteUses(store)
  parts.defer(() => uses.write())
  if (audit !== undefined) parts.defer(() => audit.write())
  const house: House = {
    store,
    settings,
    clock,
    random,
    tokens: tokenSeal(ring),
    lookup: directory(store, clock),
    rights: rightsBook(store, clock),
    onKeyUse: (use) => uses.note(use),
    onServerFault: (error, { requestId }) => onFault(error, requestId),
    ...(audit !== undefined && { audit }),
    throttle,
  }
  let settledAt = clock()
  const world = () => ({ store, now: clock(), random, settings, delay: () => delay })
  async function pass(): Promise<void> {
    await audit?.write()
    await settle(reconcilers, world)
    await uses.writeDue(clock())
    settledAt = clock()
  }
  const beat = parts.use(metronome(pass, tick, onFault))
  parts.defer(
    store.onCommit((touched) => {
      if ([...touched].some((drawer) => !quiet.has(drawer))) beat.nudge()
    }),
  )
  return { house, settledAt: () => settledAt, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

export const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** How long an answer may still take once we were asked to stop. */
const drainWithin = 10_000

/** Answers what is being asked, then hangs up. */
export const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    endStreams(server)
    server.close(() => resolve())
    server.closeIdleConnections()
    const reaper = setInterval(() => server.closeIdleConnections(), 50)
    const last = setTimeout(() => server.closeAllConnections(), drainWithin)
    server.once('close', () => {
      clearInterval(reaper)
      clearTimeout(last)
    })
  })

export function endpointOf(server: Server, scheme = 'http'): string {
  const { address, port, family } = server.address() as AddressInfo
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
