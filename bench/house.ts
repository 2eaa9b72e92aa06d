// Demarc as a child process for the bench: the sandbox on a data folder or a PostgreSQL URL, with
// its lifecycle running as it would.
import { vault } from '#accounts/vault.ts'
import { startSandbox } from '#main/sandbox.ts'
import { clock, pause } from '#main/world.ts'
import { openPostgres } from '#store/postgres.ts'
import { usage } from './usage.ts'

const [data = ':memory:', url] = process.argv.slice(2)
const running = await startSandbox({
  host: '127.0.0.1',
  port: 0,
  data,
  delay: 1000,
  profile: 'aws',
  keys: 'demo',
  ...(url !== undefined && { openStore: (ring) => openPostgres({ url, poolSize: 16, sealer: vault(ring), clock, pause }) }),
})
process.send?.({ port: Number(new URL(running.endpoint).port), rss: process.memoryUsage.rss() })
process.on('message', () => process.send?.(usage()))
process.on('disconnect', () => void running[Symbol.asyncDispose]().then(() => process.exit(0)))
