// The edge's figures beside their floors, measured in one run: `node bench/edge/run.ts [--quick]` as root on Linux with BIRD.
import { cpus } from 'node:os'
import { labNeeds } from '#edge/lab/needs.ts'
import { burst, fromConfirm } from './sessions.ts'
import { oneMore } from './scale.ts'
import { round } from './measure.ts'

const needs = labNeeds()
for (const need of needs) console.log(need)
if (needs.length > 0) process.exit(2)
const quick = process.argv.includes('--quick')

console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}\n`)
console.log(
  'One interface more among N: milliseconds from the document to `confirm`. The agent’s own is the whole without BIRD’s answers.\n',
)
console.log(
  '| N | whole | of it BIRD | of it one `configure` | agent’s own | floor: write and `configure` by hand | agent / configure | agent MB | BIRD MB |',
)
console.log('|--:|--:|--:|--:|--:|--:|--:|--:|--:|')
for (const interfaces of quick ? [100, 1_000] : [100, 1_000, 4_000, 10_000]) {
  const row = await oneMore(interfaces, quick ? 5 : 11)
  const own = row.whole - row.bird
  console.log(
    `| ${interfaces} | ${round(row.whole)} | ${round(row.bird)} | ${round(row.configure)} | ${round(own)} | ${round(row.floor)} | ${round(own / row.configure)} | ${round(row.agentMegabytes)} | ${round(row.birdMegabytes)} |`,
  )
}

console.log('\nFrom the confirmed document to Established, milliseconds, median; the floor is the same file and link by hand.\n')
console.log('| peer | agent | floor | more than the floor |')
console.log('|---|--:|--:|--:|')
for (const peer of ['dials at once', 'FRR'] as const) {
  const row = await fromConfirm(peer, quick ? 3 : 11)
  console.log(`| ${peer} | ${round(row.agent)} | ${round(row.floor)} | ${round(row.agent - row.floor)} |`)
}

const many = quick ? 100 : 1_000
const all = await burst(many)
console.log(
  `\n${many} interfaces confirmed at once, links included: all Established after ${round(all.agent / 1000)} s; floor (the same lines and file by hand) ${round(all.floor / 1000)} s; ratio ${round(all.agent / all.floor)}.`,
)
console.log(`Memory: agent ${round(all.agentMegabytes)} MB, BIRD ${round(all.birdMegabytes)} MB.`)
console.log(
  `Control plane cut and brought back under this load: ${all.lost} sessions lost, ${round(all.converged)} ms until the next document was on the router.`,
)
