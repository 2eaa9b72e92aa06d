// `demarc serve`, put together: the tenants' door and the console on one address, the operator's door
// with health and metrics on another, a database that is there already, and no demo anything.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Server as SecureServer } from 'node:https'
import { join } from 'node:path'
import { sessions, signInLinks } from '#accounts/sessions.ts'
import type { Config } from '#config.ts'
import { operatorAccountId } from '#domain/operator/account.ts'
import type { Settings } from '#domain/settings.ts'
import { readPayloads, type Roas, roasOf } from '#domain/verification/verdict.ts'
import { interfacesFollowTheirEdges } from '#lifecycle/edges.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import { auditIsLinked, oldThingsAreForgotten } from '#lifecycle/retention.ts'
import { systemReconcilers } from '#lifecycle/system.ts'
import { provenInterfacesAreVerified } from '#lifecycle/verification.ts'
import { assemble, closed, endpointOf, listen } from '#main/assemble.ts'
import { openEdgeDoor } from '#main/edges.ts'
import { mustSing, openGround } from '#main/ground.ts'
import { StartFault } from '#main/key-file.ts'
import { detailOf, type Log } from '#main/log.ts'
import { watched } from '#main/watched.ts'
import { clock, random } from '#main/world.ts'
import { auditing } from '#protocol/audit.ts'
import { answerConsole, type ConsoleDoor, isConsole } from '#protocol/console/console.ts'
import { readConsole } from '#protocol/console/files.ts'
import { news } from '#protocol/console/news.ts'
import { measured, metrics, operationOf } from '#protocol/metrics.ts'
import { answerOperator } from '#protocol/operator.ts'
import { answer, type House } from '#protocol/pipeline.ts'
import type { Request, Response } from '#protocol/request.ts'
import { type Certificate, listener } from '#protocol/server.ts'
import { throttle } from '#protocol/throttle.ts'
import { autopilot } from '#sandbox/autopilot.ts'
import { simulatedEdge } from '#sandbox/simulated-edge.ts'

export interface Serving extends AsyncDisposable {
  readonly endpoint: string
  readonly operatorEndpoint: string
  /** Where edges dial in, when they may. */
  readonly edgeEndpoint?: string
  /** Looks at certificates and ROAs now, rather than in a few seconds. */
  reload(): void
}

const lookEvery = 5_000
/** A pass that is this late means that the lifecycle stands still. */
const lateAfter = 60_000
const consoleFolder = join(import.meta.dirname, '../../console/dist')

const settingsOf = (config: Config): Settings => ({
  profile: config.profile,
  partition: config.partition,
  documentationPrefixesArePublic: false,
  quotas: usualQuotas,
  providerAsn: config.providerAsn,
  operatorName: config.operatorName,
})

/** What AWS documents (§17); an account may be given others. */
const usualQuotas: Settings['quotas'] = {
  interfacesPerConnection: 50,
  interfacesPerConnectionInAll: 51,
  connectionsPerLocation: 10,
  lagsPerRegion: 10,
  gatewaysPerAccount: 200,
}

const guards: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
}
const strictly = { 'strict-transport-security': 'max-age=31536000' }

/** Resolves when both doors are open, and not before. */
export async function serve(config: Config, environment: Readonly<Record<string, string | undefined>>, log: Log): Promise<Serving> {
  await using starting = new AsyncDisposableStack()
  const onFault = (error: unknown, requestId?: string) =>
    log.log('error', 'A fault of ours.', { detail: detailOf(error), ...(requestId !== undefined && { requestId }) })
  const { ring, store } = await openGround(config, environment)
  starting.use(store)
  await mustSing(store)

  const roas = starting.use(heldRoas(config.vrpFile, onFault))
  const settings = settingsOf(config)
  const audit = auditing({ store, clock, newEventId: randomUUID, profile: config.profile })
  const assembled = starting.use(
    assemble({
      store,
      ring,
      settings,
      onFault,
      audit,
      delay: config.delay,
      throttle: throttle(config.requestsPerSecond),
      reconcilers: reconcilersOf(config, roas.held),
    }),
  )
  const { house, settledAt } = assembled
  const tenants: House = { ...house, lookup: async (accessKeyId) => notOperator(await house.lookup(accessKeyId)) }

  let draining = false
  const kept = metrics()
  kept.gauge('demarc_lifecycle_lag_seconds', 'Since the last pass over all that is due was through.', () => (clock() - settledAt()) / 1000)
  const operatorDoor = {
    house,
    metrics: kept,
    regions: config.regions,
    roas: roas.held,
    isReady: async () => !draining && clock() - settledAt() < lateAfter && (await store.read((tx) => tx.canaries.sings())) === true,
  }
  const told = (answered: (request: Request) => Promise<Response>) => measured(kept, seconds, logged(log, answered))

  const tls = config.tlsCertificate === undefined ? undefined : certificateOf(config)
  const live = starting.use(news(store, onFault))
  const door = consoleDoor(config, tenants, live, () => endpointOf(server, tls ? 'https' : 'http'))
  const common = {
    clock,
    newRequestId: randomUUID,
    maxConnections: config.maxConnections,
    ...(tls && { tls }),
    headers: { ...guards, ...(tls && strictly) },
  }
  const server = listener(
    told((request) => (isConsole(request) ? answerConsole(door, request) : answer(tenants, request))),
    { ...common, allowedHosts: config.allowedHosts },
  )
  const operatorServer = listener(
    told((request) => answerOperator(operatorDoor, request)),
    common,
  )
  const edgeServer = config.edgeListen && (await openEdgeDoor(starting, { store, clock, onFault, tls, ...config.edgeListen }))
  const certificates = starting.use(
    watchedCertificate(
      config,
      [server, operatorServer, edgeServer].filter((each): each is SecureServer => each !== undefined && 'setSecureContext' in each),
      onFault,
    ),
  )
  await listen(operatorServer, config.operatorListen.port, config.operatorListen.host)
  starting.defer(() => closed(operatorServer))
  await listen(server, config.listen.port, config.listen.host)
  starting.defer(() => closed(server))

  const parts = starting.move()
  const scheme = tls ? 'https' : 'http'
  const [endpoint, operatorEndpoint] = [endpointOf(server, scheme), endpointOf(operatorServer, scheme)]
  log.log('info', 'Serving.', { address: endpoint })
  log.log('info', 'Serving the operator.', { address: operatorEndpoint })
  return {
    endpoint,
    operatorEndpoint,
    ...(edgeServer && { edgeEndpoint: endpointOf(edgeServer, scheme) }),
    reload() {
      roas.look()
      certificates.look()
    },
    async [Symbol.asyncDispose]() {
      draining = true
      log.log('info', 'Draining.')
      await parts.disposeAsync()
      log.log('info', 'Stopped.')
    },
  }
}

const notOperator = <Who extends { readonly accountId: string }>(who: Who | undefined): Who | undefined =>
  who?.accountId === operatorAccountId ? undefined : who

const reconcilersOf = (config: Config, roas: () => Roas | undefined): readonly Reconciler[] => [
  ...(config.autopilot ? autopilot : []),
  ...systemReconcilers,
  provenInterfacesAreVerified(roas),
  ...(config.simulateEdges ? [interfacesFollowTheirEdges(simulatedEdge(() => config.delay))] : []),
  auditIsLinked,
  oldThingsAreForgotten({ audit: config.auditKeptFor, events: config.eventsKeptFor }),
]

const seconds = (): number => performance.now() / 1000

const logged =
  (log: Log, answered: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const began = performance.now()
    const response = await answered(request)
    const errorType = response.headers['x-amzn-errortype']
    log.log('info', 'Answered.', {
      requestId: request.requestId,
      operation: operationOf(request),
      status: response.status,
      ...(errorType !== undefined && { errorType }),
      milliseconds: Math.round((performance.now() - began) * 10) / 10,
      ...(request.source !== undefined && { source: request.source.address }),
    })
    return response
  }

function certificateOf({ tlsCertificate, tlsKey }: Config): Certificate {
  try {
    return { cert: readFileSync(tlsCertificate ?? ''), key: readFileSync(tlsKey ?? '') }
  } catch (error) {
    throw new StartFault(`The certificate cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** New connections get the new certificate; those that are open keep the old one. */
function watchedCertificate(config: Config, servers: readonly SecureServer[], onFault: (error: unknown) => void) {
  const { tlsCertificate, tlsKey } = config
  if (tlsCertificate === undefined || tlsKey === undefined) return { look: () => undefined, [Symbol.dispose]: () => undefined }
  const read = () => {
    const certificate = certificateOf(config)
    for (const server of servers) server.setSecureContext({ ...certificate, minVersion: 'TLSv1.2' })
  }
  return watched([tlsCertificate, tlsKey], lookEvery, read, onFault)
}

function heldRoas(vrpFile: string | undefined, onFault: (error: unknown) => void) {
  if (vrpFile === undefined) return { held: () => undefined, look: () => undefined, [Symbol.dispose]: () => undefined }
  const read = () => roasOf(readPayloads(JSON.parse(readFileSync(vrpFile, 'utf8'))))
  let present: Roas
  try {
    present = read()
  } catch (error) {
    throw new StartFault(`vrpFile ${vrpFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const watching = watched([vrpFile], lookEvery, () => void (present = read()), onFault)
  return { held: () => present, look: watching.look, [Symbol.dispose]: () => watching[Symbol.dispose]() }
}

/** Nobody is signed in by a link here; that is the sandbox's. */
const consoleDoor = (config: Config, house: House, live: ConsoleDoor['news'], endpoint: () => string): ConsoleDoor => ({
  house,
  news: live,
  endpoint,
  regions: config.regions,
  region: config.regions[0] ?? 'us-east-1',
  files: readConsole(consoleFolder),
  sessions: sessions(house.tokens, random),
  links: signInLinks(random),
  linkSignsIn: { accountId: '', principal: '', accounts: [] },
  onLinkUsed: () => undefined,
})
