// The bench: `npm run bench` (about five minutes), `npm run bench -- --quick` to see that it works,
// `--large` also with 1,000,000 interfaces. Prints tables in Markdown for bench/README.md.
import { cpus, totalmem } from 'node:os'
import { startCluster } from '../test/support/global-postgres.ts'
import { postgresBinaries } from '../test/support/postgres-binaries.ts'
import { benchEngine, coldStart, postgresWith, type Row, sqliteWith } from './api.ts'

const quick = process.argv.includes('--quick')
const large = process.argv.includes('--large')
const interfaces = quick ? 2000 : 100_000
const bench = { duration: quick ? 500 : 4000, connections: 32, rounds: quick ? 1 : 3, interfaces }

const progress = (text: string) => process.stderr.write(`\r${text.padEnd(70)}`)
const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))

const table = (rows: readonly Row[]) =>
  [
    '| what | engine | requests/s | of the floor | p50 ms | p99 ms |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.what} | ${row.engine} | ${round(row.perSecond)} | ${row.ofFloor.toFixed(2)} | ${round(row.p50)} | ${round(row.p99)} |`),
  ].join('\n')

const [cpu] = cpus()
console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; client and server share the cores.\n`)

const start = await coldStart(quick ? 1 : 3)
console.log(`Cold start to first answer: ${start.milliseconds.toFixed(0)} ms. Idle memory: ${start.rssMegabytes.toFixed(0)} MB.\n`)

{
  using filled = await sqliteWith(interfaces, progress)
  console.log(`${interfaces.toLocaleString('en')} interfaces, SQLite\n\n${table(await benchEngine('SQLite', [filled.folder], bench))}\n`)
}
if (large) {
  const byId: number[] = []
  for (const count of [1000, 1_000_000]) {
    using filled = await sqliteWith(count, progress)
    const rows = await benchEngine('SQLite', [filled.folder], { ...bench, interfaces: count })
    console.log(`${count.toLocaleString('en')} interfaces, SQLite\n\n${table(rows)}\n`)
    byId.push(rows[1]?.ofFloor ?? 0)
  }
  console.log(`By id with 1,000,000 interfaces: ${((byId[1] ?? 0) / (byId[0] ?? 1)).toFixed(2)} of that with 1,000.\n`)
}
const binaries = postgresBinaries()
if (binaries === undefined) console.log('PostgreSQL is not installed here: its rows are missing.')
else {
  await using cluster = await startCluster(binaries)
  using filled = await postgresWith(cluster.url, interfaces, progress)
  console.log(`${interfaces.toLocaleString('en')} interfaces, PostgreSQL\n\n${table(await benchEngine('PostgreSQL', [filled.folder, cluster.url], bench))}\n`)
}
progress('')
