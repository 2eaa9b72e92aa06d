// The real house for wire tests: real HTTP, real signatures, either engine, but a clock that only
// moves when the test says so. Time passes with `pass`, and then everything that was due is done.
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import aws4 from 'aws4'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { directory } from '#accounts/directory.ts'
import { noteUses } from '#accounts/key-uses.ts'
import { rightsBook } from '#accounts/rights.ts'
import { type KeyRing, tokenSeal, vault } from '#accounts/vault.ts'
import type { OperationName } from '#contract/contract.ts'
import type { Random } from '#domain/ids.ts'
import type { Settings } from '#domain/settings.ts'
import { interfacesFollowTheirEdges } from '#lifecycle/edges.ts'
import { settle } from '#lifecycle/lifecycle.ts'
import { systemReconcilers } from '#lifecycle/system.ts'
import { random as realRandom } from '#main/world.ts'
import { answer, type House } from '#protocol/pipeline.ts'
import { listener } from '#protocol/server.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { autopilot } from '#sandbox/autopilot.ts'
import { seed } from '#sandbox/seed.ts'
import { simulatedEdge } from '#sandbox/simulated-edge.ts'
import type { Store } from '#store/tx.ts'
import { type EngineUnderTest, engines, type TestDatabase } from './engines.ts'

export interface Wire {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  // Wire tests look into answers of every shape.
  // oxlint-disable-next-line no-explicit-any
  readonly json: any
}

export type Who = 'partner' | 'blue' | 'green'

export interface TestHouse extends AsyncDisposable {
  readonly store: Store
  readonly endpoint: string
  readonly accountId: Readonly<Record<Who, string>>
  /** The official client, signing as one of the demo accounts. */
  as(who: Who, region?: string): DirectConnect
  /** One signed request by hand; `body` may be anything, right or wrong. */
  call(who: Who, operation: OperationName | (string & {}), body?: unknown, options?: { region?: string; service?: string }): Promise<Wire>
  now(): number
  /** Lets so many milliseconds pass, in steps of the delay, and does what becomes due. */
  pass(milliseconds: number): Promise<void>
  /** Does what is due now. */
  settle(): Promise<void>
  /** A connection of `who`'s that is up. */
  connection(who: Who, wish?: { region?: string; location?: string; bandwidth?: string; requestMACSec?: boolean }): Promise<string>
  /** What went wrong on our side; must be empty at the end of every test. */
  readonly faults: unknown[]
}

export const delay = 1000

export interface Wish {
  readonly engine?: EngineUnderTest
  readonly settings?: Partial<Settings>
  /** A database that is there already, and stays when the house goes; instead of `engine`. */
  readonly ground?: Ground
  /** Epoch milliseconds at which this house's time stands still, but for `pass`; real time unless given. */
  readonly startsAt?: number
  /** Where ids and keys come from; the real randomness unless given. */
  readonly random?: Random
}

/** What outlasts a house: its database, the key its secrets are under, and how far time has moved. */
export interface Ground extends Disposable {
  readonly database: TestDatabase
  readonly ring: KeyRing
  readonly time: { offset: number }
}

/** Ground for one house after the other: `restart` a house by closing it and opening the next on the same. */
export async function openGround(engine: EngineUnderTest, random: Random = realRandom): Promise<Ground> {
  const database = await engine.database()
  const ring = { current: 1, keys: new Map([[1, random(32)]]), random }
  return { database, ring, time: { offset: 0 }, [Symbol.dispose]: () => database[Symbol.dispose]() }
}

const whose: Readonly<Record<Who, number>> = { partner: 0, blue: 1, green: 2 }
const demo = (who: Who) => demoAccounts[whose[who]] as (typeof demoAccounts)[number]

/** Real engines of the suite; those that are missing here are reported by their tests. */
export const enginesHere = engines.filter(({ skipped }) => !skipped)

export async function openHouse(opened: Wish = {}): Promise<TestHouse> {
  const { engine = engines[0], settings: wished = {}, ground, startsAt, random = realRandom } = opened
  await using opening = new AsyncDisposableStack()
  const { database, ring, time } = ground ?? opening.use(await openGround(engine, random))
  // Real time goes on, but slowly beside the steps of `pass`; nothing in the house ever waits for it.
  const clock = () => (startsAt ?? Date.now()) + time.offset
  const aheadOfReal = () => clock() - Date.now()
  const store = opening.use(await database.open({ sealer: vault(ring), clock }))
  const profile = wished.profile ?? 'aws'
  const settings: Settings = {
    profile,
    partition: 'aws',
    documentationPrefixesArePublic: true,
    quotas: {},
    providerAsn: profile === 'outscale' ? 53_306 : 7224,
    ...wished,
  }
  await seed(store, { partition: settings.partition, now: clock(), keys: 'demo', random })

  const faults: unknown[] = []
  const uses = noteUses(store)
  const house: House = {
    store,
    settings,
    clock,
    random,
    tokens: tokenSeal(ring),
    lookup: directory(store, clock),
    rights: rightsBook(store, clock),
    onKeyUse: (use) => uses.note(use),
    onServerFault: (error) => faults.push(error),
  }
  const server = listener((request) => answer(house, request), { clock, newRequestId: randomUUID })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  opening.defer(async () => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`

  const reconcilers = [...autopilot, ...systemReconcilers, interfacesFollowTheirEdges(simulatedEdge(() => delay))]
  const settleNow = async () => {
    await settle(reconcilers, () => ({ store, now: clock(), random, settings, delay: () => delay }))
    await uses.writeDue(clock())
  }
  const clients: DirectConnect[] = []
  opening.defer(() => {
    for (const client of clients) client.destroy()
  })

  const as = (who: Who, region = 'us-east-1') => {
    const { accessKeyId, secretAccessKey } = demo(who)
    const client = new DirectConnect({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
      systemClockOffset: aheadOfReal(),
    })
    clients.push(client)
    return client
  }
  const pass = async (milliseconds: number) => {
    await settleNow()
    for (let left = milliseconds; left > 0; left -= delay) {
      time.offset += Math.min(delay, left)
      for (const client of clients) client.config.systemClockOffset = aheadOfReal()
      await settleNow()
      if (left > 20 * delay) {
        // A long wait: nothing of it needs a look at every step.
        time.offset += left - 10 * delay
        left = 10 * delay
      }
    }
    for (const client of clients) client.config.systemClockOffset = aheadOfReal()
  }
  const parts = opening.move()
  return {
    store,
    endpoint,
    accountId: { partner: demo('partner').accountId, blue: demo('blue').accountId, green: demo('green').accountId },
    as,
    call: (who, operation, body = {}, options = {}) => signedCall(port, demo(who), operation, body, clock(), options),
    now: clock,
    pass,
    settle: settleNow,
    async connection(who, { region = 'us-east-1', location = 'EqDC2', bandwidth = '1Gbps', requestMACSec = false } = {}) {
      const wish = { location, bandwidth, connectionName: 'a port', requestMACSec }
      const { connectionId } = await as(who, region).createConnection(wish)
      await pass(2 * delay)
      return connectionId as string
    },
    faults,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

function signedCall(
  port: number,
  key: Key,
  operation: string,
  body: unknown,
  now: number,
  { region = 'us-east-1', service = 'directconnect' },
): Promise<Wire> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const date = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const signed = aws4.sign(
    {
      host: `127.0.0.1:${port}`,
      method: 'POST',
      path: '/',
      service,
      region,
      body: payload,
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': operation.includes('.') ? operation : `OvertureService.${operation}`,
        'X-Amz-Date': date,
      },
    },
    key,
  )
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port, method: 'POST', path: '/', headers: signed.headers as Record<string, string> },
      (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status: res.statusCode ?? 0, headers: res.headers, text, json: text === '' ? undefined : JSON.parse(text) })
        })
      },
    )
    sent.on('error', reject)
    sent.end(payload)
  })
}

/** The code and sentence of a refusal, as the official client sees them. */
export const refusal = (message: string | RegExp, name = 'DirectConnectClientException') => ({
  name,
  message: typeof message === 'string' ? message : expectMatching(message),
})

const expectMatching = (pattern: RegExp): unknown => ({
  asymmetricMatch: (text: unknown) => typeof text === 'string' && pattern.test(text),
})
