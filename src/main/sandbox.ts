// A sandbox, put together: the real server with an embedded database, a provider whose operator is
// on autopilot, and a simulated edge.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type KeyRing, vault } from '#accounts/vault.ts'
import { sessions, signInLinks } from '#accounts/sessions.ts'
import { partitionOf } from '#domain/regions.ts'
import type { Settings } from '#domain/settings.ts'
import { interfacesFollowTheirEdges } from '#lifecycle/edges.ts'
import { systemReconcilers } from '#lifecycle/system.ts'
import { assemble, closed, endpointOf, listen } from '#main/assemble.ts'
import { clock, pause, random } from '#main/world.ts'
import { answerConsole, type ConsoleDoor, isConsole } from '#protocol/console/console.ts'
import { readConsole } from '#protocol/console/files.ts'
import { news } from '#protocol/console/news.ts'
import { answer } from '#protocol/pipeline.ts'
import { listener } from '#protocol/server.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { autopilot } from '#sandbox/autopilot.ts'
import type { Ready } from '#sandbox/banner.ts'
import { sandboxRegions } from '#sandbox/locations.ts'
import type { SandboxOptions } from '#sandbox/options.ts'
import { seed } from '#sandbox/seed.ts'
import { simulatedEdge } from '#sandbox/simulated-edge.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { Store } from '#store/tx.ts'

export interface Sandbox extends AsyncDisposable, Ready {
  /** Another one-time link that signs in to the console; the one before it no longer counts. */
  newConsoleUrl(): string | undefined
}

export interface Sandboxing extends SandboxOptions {
  /** Another store than the embedded one, for tests and for PostgreSQL. Closed with the sandbox. */
  readonly openStore?: (ring: KeyRing) => Promise<Store>
  /** Told of faults of ours; standard error unless given. */
  readonly onFault?: (error: unknown, requestId?: string) => void
  /** Told the next one-time link when one was used. */
  readonly onConsoleUrl?: (consoleUrl: string) => void
}

const sandboxRegion = 'us-east-1'
const consoleFolder = join(import.meta.dirname, '../../console/dist')

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

  const reconcilers = [...autopilot, ...systemReconcilers, interfacesFollowTheirEdges(simulatedEdge(() => options.delay))]
  const { house } = starting.use(assemble({ store, ring, settings, reconcilers, delay: options.delay, onFault }))

  const links = signInLinks(random)
  const files = readConsole(consoleFolder)
  const live = starting.use(news(store, onFault))
  const [first] = demoAccounts
  const partner = first?.accountId ?? ''
  const door: ConsoleDoor = {
    house,
    files,
    sessions: sessions(house.tokens, random),
    links,
    news: live,
    linkSignsIn: {
      accountId: partner,
      principal: `arn:${settings.partition}:iam::${partner}:root`,
      accounts: demoAccounts.map(({ accountId }) => accountId),
    },
    onLinkUsed: () => options.onConsoleUrl?.(newConsoleUrl() ?? ''),
    regions: sandboxRegions,
    region: sandboxRegion,
    endpoint: () => endpointOf(server),
  }
  const newConsoleUrl = () => (files.size === 0 ? undefined : `${endpointOf(server)}/console/signin?token=${links.renew()}`)
  const server = listener((request) => (isConsole(request) ? answerConsole(door, request) : answer(house, request)), {
    clock,
    newRequestId: randomUUID,
  })
  await listen(server, options.port, options.host)
  starting.defer(() => closed(server))

  const parts = starting.move()
  const consoleUrl = newConsoleUrl()
  return {
    endpoint: endpointOf(server),
    ...(consoleUrl !== undefined && { consoleUrl }),
    region: sandboxRegion,
    accounts: await accountsOf(store),
    newConsoleUrl,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
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

const accountsOf = (store: Store): Promise<Ready['accounts']> =>
  store.read((tx) =>
    Promise.all(
      demoAccounts.map(async ({ accountId, name, nniPartnerType, accessKeyId }) => {
        const key = await tx.accessKeys.find(accessKeyId)
        return { accountId, name, accessKeyId, secretAccessKey: key?.secretAccessKey ?? '', partner: nniPartnerType !== 'nonPartner' }
      }),
    ),
  )
