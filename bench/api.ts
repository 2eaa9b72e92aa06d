// The API's speed against the floor: by id, a list of twenty, a durable allocation; cold start,
// memory, growth. Client and servers share the machine's cores, in every row alike.
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vault } from '#accounts/vault.ts'
import { clock, pause, random } from '#main/world.ts'
import { startSandbox } from '#main/sandbox.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { seed } from '#sandbox/seed.ts'
import { openPostgres } from '#store/postgres.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { Store } from '#store/tx.ts'
import { connectionId, interfaceId, perConnection, populate } from './populate.ts'
import { type Bench, call, floorAnd, loadFrom, median, type Share, start, stop } from './run.ts'

const shuffled = (count: number, most: number): number[] => Array.from({ length: count }, () => Math.floor(Math.random() * most))

export interface ApiBench extends Bench {
  readonly interfaces: number
}

const spare = 60

export function benchEngine(args: readonly string[], bench: ApiBench): Promise<readonly Share[]> {
  const { interfaces } = bench
  const firstSpare = Math.ceil(interfaces / perConnection)
  const allocations = (round: number) =>
    Array.from({ length: 4000 }, (_, n) =>
      call('AllocatePrivateVirtualInterface', {
        connectionId: connectionId(firstSpare + ((n + round * 7) % spare)),
        ownerAccount: demoAccounts[1]?.accountId,
        newPrivateVirtualInterfaceAllocation: {
          virtualInterfaceName: `bench ${n}`,
          vlan: 1 + round * 600 + Math.floor(n / spare),
          asn: 65_001,
        },
      }),
    )
  return floorAnd(
    args,
    [
      {
        what: 'DescribeVirtualInterfaces by id',
        calls: shuffled(5000, interfaces).map((n) => call('DescribeVirtualInterfaces', { virtualInterfaceId: interfaceId(n) })),
      },
      {
        what: `DescribeVirtualInterfaces, list of ${perConnection}`,
        calls: shuffled(2000, firstSpare).map((n) => call('DescribeVirtualInterfaces', { connectionId: connectionId(n) })),
      },
      { what: 'AllocatePrivateVirtualInterface, durable', calls: allocations },
    ],
    bench,
  )
}

export type Filling = (store: Store, progress: (done: number) => void) => Promise<void>

/** So many interfaces, and ports with room. */
export const withInterfaces =
  (interfaces: number): Filling =>
  (store, progress) =>
    populate(store, interfaces, spare, clock() - 86_400_000, progress)

/** A data folder, filled. */
export async function sqliteWith(fill: Filling, progress: (text: string) => void): Promise<{ folder: string } & Disposable> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
  // The sandbox makes its own key and provider; then the rows go in under that key.
  const first = await startSandbox({ host: '127.0.0.1', port: 0, data: folder, delay: 0, profile: 'aws', keys: 'demo' })
  await first[Symbol.asyncDispose]()
  const key = readFileSync(join(folder, 'key'))
  const ring = { current: 1, keys: new Map([[1, Uint8Array.from(key)]]), random }
  await using store = await openSqlite({ path: join(folder, 'demarc.sqlite'), sealer: vault(ring), clock, pause })
  await fill(store, (done) => progress(`SQLite: ${done} rows written`))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The same rows in a PostgreSQL database; the data folder holds nothing but the key. */
export async function postgresWith(url: string, fill: Filling, progress: (text: string) => void): Promise<{ folder: string } & Disposable> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
  const ring = { current: 1, keys: new Map([[1, random(32)]]), random }
  writeFileSync(join(folder, 'key'), ring.keys.get(1) ?? '')
  const store: Store = await openPostgres({ url, poolSize: 4, sealer: vault(ring), clock, pause })
  await seed(store, { partition: 'aws', now: clock(), keys: 'demo', random })
  await fill(store, (done) => progress(`PostgreSQL: ${done} rows written`))
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
