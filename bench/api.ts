// The API's speed against the floor: by id, a list of twenty, a durable allocation; cold start,
// memory, growth. Client and servers share the machine's cores, in every row alike.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { vault } from '#accounts/vault.ts'
import { clock, pause, random } from '#main/world.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { seed } from '#sandbox/seed.ts'
import { openPostgres } from '#store/postgres.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { Store } from '#store/tx.ts'
import type { LoadResult, LoadWish } from './load.ts'
import { connectionId, interfaceId, perConnection, populate } from './populate.ts'
import type { Call } from './signed.ts'

export interface Row {
  readonly what: string
  readonly engine: string
  readonly perSecond: number
  readonly ofFloor: number
  readonly p50: number
  readonly p99: number
}

interface Ready {
  readonly port: number
  readonly rss: number
}

const here = import.meta.dirname
const { accessKeyId = '', secretAccessKey = '' } = demoAccounts[0] ?? {}
const call = (operation: string, body: object): Call => ({ operation, body, accessKeyId, secretAccessKey, region: 'us-east-1' })

async function start(script: string, args: readonly string[] = []): Promise<{ child: ChildProcess; ready: Ready; milliseconds: number }> {
  const began = performance.now()
  const child = fork(join(here, script), [...args], { execArgv: [] })
  const [ready] = (await once(child, 'message')) as [Ready]
  return { child, ready, milliseconds: performance.now() - began }
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}

async function loadFrom(wish: LoadWish): Promise<LoadResult> {
  const child = fork(join(here, 'load.ts'))
  child.send(wish)
  const [result] = (await once(child, 'message')) as [LoadResult]
  if (result.refused > 0) throw new Error(`${result.refused} of ${result.answered} were refused: ${result.example}`)
  return result
}

const shuffled = (count: number, most: number): number[] => Array.from({ length: count }, () => Math.floor(Math.random() * most))

export interface ApiBench {
  /** Milliseconds of load for each row. */
  readonly duration: number
  readonly interfaces: number
  readonly connections: number
  /** Rounds; the median is kept. */
  readonly rounds: number
}

const median = <T>(rows: readonly T[], of: (row: T) => number): T => [...rows].sort((a, b) => of(a) - of(b))[Math.floor(rows.length / 2)] as T

const spare = 60

/** Floor and rows in turn, round after round, so that a noisy minute falls on all of them. */
export async function benchEngine(engine: string, args: readonly string[], bench: ApiBench): Promise<readonly Row[]> {
  const { interfaces, duration, connections } = bench
  const floor = await start('floor.ts')
  const house = await start('house.ts', args)
  const byId = shuffled(5000, interfaces).map((n) => call('DescribeVirtualInterfaces', { virtualInterfaceId: interfaceId(n) }))
  const list = shuffled(2000, interfaces / perConnection).map((n) => call('DescribeVirtualInterfaces', { connectionId: connectionId(n) }))
  const allocateFrom = (round: number) =>
    Array.from({ length: 4000 }, (_, n) =>
      call('AllocatePrivateVirtualInterface', {
        connectionId: connectionId(Math.ceil(interfaces / perConnection) + ((n + round * 7) % spare)),
        ownerAccount: demoAccounts[1]?.accountId,
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: `bench ${n}`, vlan: 1 + round * 600 + Math.floor(n / spare), asn: 65_001 },
      }),
    )
  const found = { floor: [] as LoadResult[], byId: [] as LoadResult[], list: [] as LoadResult[], allocate: [] as LoadResult[] }
  for (let round = 0; round < bench.rounds; round += 1) {
    found.floor.push(await loadFrom({ port: floor.ready.port, calls: byId, connections, duration }))
    found.byId.push(await loadFrom({ port: house.ready.port, calls: byId, connections, duration }))
    found.list.push(await loadFrom({ port: house.ready.port, calls: list, connections, duration }))
    found.allocate.push(await loadFrom({ port: house.ready.port, calls: allocateFrom(round), connections }))
  }
  await stop(floor.child)
  await stop(house.child)
  const base = median(found.floor, ({ perSecond }) => perSecond)
  const row = (what: string, name: string, results: readonly LoadResult[]): Row => {
    const { perSecond, p50, p99 } = median(results, (each) => each.perSecond)
    return { what, engine: name, perSecond, ofFloor: perSecond / base.perSecond, p50, p99 }
  }
  return [
    row('floor: same signature, echo', 'none', found.floor),
    row('DescribeVirtualInterfaces by id', engine, found.byId),
    row(`DescribeVirtualInterfaces, list of ${perConnection}`, engine, found.list),
    row('AllocatePrivateVirtualInterface, durable', engine, found.allocate),
  ]
}

/** A data folder with so many interfaces. */
export async function sqliteWith(interfaces: number, progress: (text: string) => void): Promise<{ folder: string } & Disposable> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
  const { startSandbox } = await import('#main/sandbox.ts')
  // The sandbox makes its own key and provider; then the rows go in under that key.
  const first = await startSandbox({ host: '127.0.0.1', port: 0, data: folder, delay: 0, profile: 'aws', keys: 'demo' })
  await first[Symbol.asyncDispose]()
  const key = readFileSync(join(folder, 'key'))
  const ring = { current: 1, keys: new Map([[1, Uint8Array.from(key)]]), random }
  await using store = await openSqlite({ path: join(folder, 'demarc.sqlite'), sealer: vault(ring), clock, pause })
  await populate(store, interfaces, spare, clock() - 86_400_000, (done) => progress(`SQLite: ${done} of ${interfaces} interfaces`))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The same rows in a PostgreSQL database; the data folder holds nothing but the key. */
export async function postgresWith(url: string, interfaces: number, progress: (text: string) => void): Promise<{ folder: string } & Disposable> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
  const ring = { current: 1, keys: new Map([[1, random(32)]]), random }
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(folder, 'key'), ring.keys.get(1) ?? '')
  const store: Store = await openPostgres({ url, poolSize: 4, sealer: vault(ring), clock, pause })
  await seed(store, { partition: 'aws', now: clock(), keys: 'demo', random })
  await populate(store, interfaces, spare, clock() - 86_400_000, (done) => progress(`PostgreSQL: ${done} of ${interfaces} interfaces`))
  await store[Symbol.asyncDispose]()
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** From the command to the first answer, and what an idle server holds. */
export async function coldStart(rounds: number): Promise<{ milliseconds: number; rssMegabytes: number }> {
  const found: { milliseconds: number; rss: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
    const began = performance.now()
    const { child, ready } = await start('house.ts', [folder])
    await loadFrom({ port: ready.port, calls: [call('DescribeVirtualInterfaces', {})], connections: 1 })
    const milliseconds = performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, 3000))
    child.send('rss')
    const [{ rss }] = (await once(child, 'message')) as [{ rss: number }]
    found.push({ milliseconds, rss })
    await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const middle = median(found, ({ milliseconds }) => milliseconds)
  return { milliseconds: middle.milliseconds, rssMegabytes: middle.rss / 1024 / 1024 }
}
