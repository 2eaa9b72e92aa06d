// The bench: `npm run bench` (about five minutes), `npm run bench -- --quick` to see that it works,
// `--large` also growth to 1,000,000 rows (`--rows=N` to another number), `--only=sqlite`, `postgres` or `growth` one of them. Prints tables in Markdown for bench/README.md.
import { cpus, totalmem } from 'node:os'
import { startCluster } from '../test/support/global-postgres.ts'
import { postgresBinaries } from '../test/support/postgres-binaries.ts'
import { benchEngine, coldStart, postgresWith, sqliteWith, withInterfaces } from './api.ts'
import { benchGrowth, populateGrowth } from './growth.ts'
import type { Share } from './run.ts'

const quick = process.argv.includes('--quick')
const large = process.argv.includes('--large')
const interfaces = quick ? 2000 : 100_000
const bench = { duration: quick ? 500 : 4000, connections: 32, rounds: quick ? 1 : 3, interfaces }

const progress = (text: string) => process.stderr.write(`\r${text.padEnd(70)}`)
const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))

const table = (rows: readonly Share[]) =>
  [
    '| what | requests/s | of the floor | server CPU µs | floor’s CPU of it | p50 ms | p99 ms |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${round(row.perSecond)} | ${row.ofFloor.toFixed(2)} | ${round(row.cpu)} | ${row.cpuOfFloor.toFixed(2)} | ${round(row.p50)} | ${round(row.p99)} |`,
    ),
  ].join('\n')

const [cpu] = cpus()
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; client and server share the cores.\n`,
)

const start = await coldStart(quick ? 1 : 3)
console.log(`Cold start to first answer: ${start.milliseconds.toFixed(0)} ms. Idle memory: ${start.rssMegabytes.toFixed(0)} MB.\n`)

const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)

if (only !== 'postgres' && only !== 'growth') {
  using filled = await sqliteWith(withInterfaces(interfaces), progress)
  console.log(`## SQLite, ${interfaces.toLocaleString('en')} interfaces\n\n${table(await benchEngine([filled.folder], bench))}\n`)
}

if (large || only === 'growth') await growth()

const binaries = postgresBinaries()
if (only === 'sqlite' || only === 'growth') progress('')
else if (binaries === undefined) console.log('PostgreSQL is not installed here: its rows are missing.')
else {
  await using cluster = await startCluster(binaries)
  using filled = await postgresWith(cluster.url, withInterfaces(interfaces), progress)
  console.log(
    `## PostgreSQL, ${interfaces.toLocaleString('en')} interfaces\n\n${table(await benchEngine([filled.folder, cluster.url], bench))}\n`,
  )
}
progress('')

/** A thousand rows against many times as many, on SQLite. */
async function growth(): Promise<void> {
  const most = Number(process.argv.find((arg) => arg.startsWith('--rows='))?.slice('--rows='.length) ?? 1_000_000)
  const before = new Map<string, number>()
  for (const rows of [1000, most]) {
    const shares: Share[] = []
    {
      using filled = await sqliteWith(withInterfaces(rows), progress)
      shares.push(...(await benchEngine([filled.folder], { ...bench, interfaces: rows })))
    }
    {
      using filled = await sqliteWith((store, done) => populateGrowth(store, rows, Date.now() - 86_400_000, done), progress)
      shares.push(...(await benchGrowth([filled.folder], rows, bench)).slice(1))
    }
    console.log(`## SQLite, ${rows.toLocaleString('en')} rows of each kind\n\n${table(shares)}\n`)
    if (rows === 1000) for (const { what, cpuOfFloor } of shares) before.set(what, cpuOfFloor)
    else
      for (const { what, cpuOfFloor } of shares) {
        const small = before.get(what)
        if (small !== undefined)
          console.log(`- ${what}: ${(small / cpuOfFloor).toFixed(2)} times the processor time that it takes with 1,000 rows`)
      }
  }
}
