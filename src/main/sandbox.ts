// A sandbox, put together: the real server with an embedded database, a provider whose operator is
// on autopilot, and a simulated edge.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { directory } from '#accounts/directory.ts'
import { type KeyRing, tokenSeal, vault } from '#accounts/vault.ts'
import { partitionOf } from '#domain/regions.ts'
import type { Settings } from '#domain/settings.ts'
import { interfacesFollowTheirEdges } from '#lifecycle/edges.ts'
import { settle } from '#lifecycle/lifecycle.ts'
import { systemReconcilers } from '#lifecycle/system.ts'
import { metronome } from '#main/metronome.ts'
import { clock, pause, random } from '#main/world.ts'
import { answer, type House } from '#protocol/pipeline.ts'
import { listener } from '#protocol/server.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { autopilot } from '#sandbox/autopilot.ts'
import type { Ready } from '#sandbox/banner.ts'
import type { SandboxOptions } from '#sandbox/options.ts'
import { seed } from '#sandbox/seed.ts'
import { simulatedEdge } from '#sandbox/simulated-edge.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { Store } from '#store/tx.ts'

export interface Sandbox extends AsyncDisposable, Ready {}

export interface Sandboxing extends SandboxOptions {
  /** Another store than the embedded one, for tests and for PostgreSQL. Closed with the sandbox. */
  readonly openStore?: (ring: KeyRing) => Promise<Store>
  /** Told of faults of ours; standard error unless given. */
  readonly onFault?: (error: unknown, requestId?: string) => void
}

const sandboxRegion = 'us-east-1'
const tick = 200

const settingsOf = (options: SandboxOptions): Settings => ({
  profile: options.profile,
  partition: partitionOf(sandboxRegion),
  documentationPrefixesArePublic: true,
  quotas: {},
  providerAsn: options.profile === 'outscale' ? 53_306 : 7224,
})

const toStandardError = (error: unknown, requestId = ''): void => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${JSON.stringify({ level: 'error', requestId, detail })}\n`)
}

/** Resolves when it answers requests, and not before. */
export async function startSandbox(options: Sandboxing): Promise<Sandbox> {
  await using starting = new AsyncDisposableStack()
  const onFault = options.onFault ?? toStandardError
  const ring = keyRing(options.data)
  const store = starting.use(await (options.openStore ?? embedded(options.data))(ring))
  const settings = settingsOf(options)
  await seed(store, { partition: settings.partition, now: clock(), keys: options.keys, random })

  const house: House = {
    store,
    settings,
    clock,
    random,
    tokens: tokenSeal(ring),
    lookup: directory(store, clock),
    onServerFault: (error, { requestId }) => onFault(error, requestId),
  }
  const reconcilers = [...autopilot, ...systemReconcilers, interfacesFollowTheirEdges(simulatedEdge(() => options.delay))]
  const world = () => ({ store, now: clock(), random, settings, delay: () => options.delay })
  const beat = starting.use(metronome(() => settle(reconcilers, world), tick, onFault))
  starting.defer(store.onCommit(() => beat.nudge()))

  const server = listener((request) => answer(house, request), { clock, newRequestId: randomUUID })
  await listen(server, options.port, options.host)
  starting.defer(() => closed(server))

  const parts = starting.move()
  return { ...(await readyOf(server, store)), [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

/** The key-encryption key of a data folder, made at the first start; a new one each time in memory. */
function keyRing(data: string): KeyRing {
  const key = data === ':memory:' ? random(32) : keyOf(data)
  return { current: 1, keys: new Map([[1, Uint8Array.from(key)]]), random }
}

function keyOf(data: string): Uint8Array {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const path = join(data, 'key')
  if (!existsSync(path)) {
    writeFileSync(path, random(32), { mode: 0o600, flag: 'wx' })
    chmodSync(path, 0o600)
  }
  return readFileSync(path)
}

const embedded = (data: string) => (ring: KeyRing) =>
  openSqlite({ path: data === ':memory:' ? ':memory:' : join(data, 'demarc.sqlite'), sealer: vault(ring), clock, pause })

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** Answers what is being asked, then hangs up. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    const reaper = setInterval(() => server.closeIdleConnections(), 50)
    server.once('close', () => clearInterval(reaper))
  })

async function readyOf(server: Server, store: Store): Promise<Ready> {
  const { address, port, family } = server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  const accounts = await store.read((tx) =>
    Promise.all(
      demoAccounts.map(async ({ accountId, name, nniPartnerType, accessKeyId }) => {
        const key = await tx.accessKeys.find(accessKeyId)
        return { accountId, name, accessKeyId, secretAccessKey: key?.secretAccessKey ?? '', partner: nniPartnerType !== 'nonPartner' }
      }),
    ),
  )
  return { endpoint: `http://${host}:${port}`, region: sandboxRegion, accounts }
}
