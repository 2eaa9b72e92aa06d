// Runs the parts of a bench: servers and loads as child processes, rounds of floor and rows in
// turn, so that a noisy minute falls on all of them, and the median of each.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { demoAccounts } from '#sandbox/accounts.ts'
import type { LoadResult, LoadWish } from './load.ts'
import type { Call } from './signed.ts'
import type { Usage } from './usage.ts'

export interface Bench {
  /** Milliseconds of load for each row. */
  readonly duration: number
  readonly connections: number
  /** Rounds; the median is kept. */
  readonly rounds: number
}

export interface Share {
  readonly what: string
  readonly perSecond: number
  readonly ofFloor: number
  /** Microseconds of the server's processor time for one request: hardly moved by what else the machine does. */
  readonly cpu: number
  /** The floor's processor time as a share of this row's. */
  readonly cpuOfFloor: number
  readonly p50: number
  readonly p99: number
}

export interface Ready {
  readonly port: number
  readonly rss: number
}

const { accessKeyId = '', secretAccessKey = '' } = demoAccounts[0] ?? {}
export const call = (operation: string, body: object): Call => ({ operation, body, accessKeyId, secretAccessKey, region: 'us-east-1' })

export async function start(script: string, args: readonly string[] = []): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = fork(join(import.meta.dirname, script), [...args], { execArgv: [] })
  const [ready] = (await once(child, 'message')) as [Ready]
  return { child, ready }
}

export async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}

export async function loadFrom(wish: LoadWish): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'load.ts'))
  child.send(wish)
  const [result] = (await once(child, 'message')) as [LoadResult]
  if (result.refused > 0) throw new Error(`${result.refused} of ${result.answered} were refused: ${result.example}`)
  return result
}

export const median = <T>(rows: readonly T[], of: (row: T) => number): T =>
  [...rows].sort((a, b) => of(a) - of(b))[Math.floor(rows.length / 2)] as T

const warmUp = 1500

export interface Load {
  readonly what: string
  readonly calls: readonly Call[] | ((round: number) => readonly Call[])
}

async function used(child: ChildProcess): Promise<number> {
  child.send('usage')
  const [{ cpu }] = (await once(child, 'message')) as [Usage]
  return cpu
}

type Measured = LoadResult & { readonly cpu: number }

async function measured({ child, ready }: { child: ChildProcess; ready: Ready }, wish: Omit<LoadWish, 'port'>): Promise<Measured> {
  const before = await used(child)
  const result = await loadFrom({ port: ready.port, ...wish })
  return { ...result, cpu: ((await used(child)) - before) / result.answered }
}

/** The floor first, then each row, as shares of it. A row whose calls differ by round sends each call once. */
export async function floorAnd(
  args: readonly string[],
  loads: readonly Load[],
  { duration, connections, rounds }: Bench,
): Promise<readonly Share[]> {
  const floor = await start('floor.ts')
  const house = await start('house.ts', args)
  const echo = loads.flatMap(({ calls }) => (typeof calls === 'function' ? [] : calls.slice(0, 1000)))
  const found = new Map<string, Measured[]>()
  const keep = (what: string, result: Measured) => found.set(what, [...(found.get(what) ?? []), result])
  // Both run warm: the first seconds of a process tell of its compiler.
  await loadFrom({ port: floor.ready.port, calls: echo, connections, duration: warmUp })
  for (const { calls } of loads)
    if (typeof calls !== 'function') await loadFrom({ port: house.ready.port, calls, connections, duration: warmUp })
  for (let round = 0; round < rounds; round += 1) {
    keep('floor: same signature, echo', await measured(floor, { calls: echo, connections, duration }))
    for (const { what, calls } of loads) {
      const wish = typeof calls === 'function' ? { calls: calls(round) } : { calls, duration }
      keep(what, await measured(house, { connections, ...wish }))
    }
  }
  await stop(floor.child)
  await stop(house.child)
  const floors = found.get('floor: same signature, echo') ?? []
  const base = median(floors, (each) => each.perSecond).perSecond
  const baseCpu = median(floors, (each) => each.cpu).cpu
  return [...found].map(([what, results]) => {
    const { perSecond, p50, p99 } = median(results, (each) => each.perSecond)
    const { cpu } = median(results, (each) => each.cpu)
    return { what, perSecond, ofFloor: perSecond / base, cpu, cpuOfFloor: baseCpu / cpu, p50, p99 }
  })
}
