// The test command: the Debian packages that tests need, the static checks, then every test; the
// last line it prints is the count. Arguments go to vitest: npm test -- test/wire. Nothing is
// skipped in silence, and the closing line comes also when vitest crashes or hangs.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.ts'
import { ensurePackages } from './setup-packages.ts'
import { tally } from './tally.ts'
import type { ResultLine } from './vitest-reporter.ts'

const root = join(import.meta.dirname, '..')
/** The whole command is to stay under 15 minutes; a run that hangs is ended while there is time to say so. */
const limit = 14 * 60_000
const started = performance.now()
const elapsed = () => `${Math.round((performance.now() - started) / 1000)} s`
const step = (title: string) => console.log(`\n── ${title} (${elapsed()})`)

/** Runs vitest with our reporter beside its own; its exit code, or in words why there is none. */
async function runVitest(results: string, args: readonly string[]): Promise<number | string> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=./scripts/vitest-reporter.ts']
  const child = spawn(process.execPath, [vitest, 'run', '--allowOnly=false', ...reporters, ...args], {
    cwd: root,
    env: { ...process.env, TEST_RESULTS_FILE: results },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A process group of its own, so that workers that no longer listen end with it.
    detached: true,
  })
  const { promise, resolve } = Promise.withResolvers<number | string>()
  child.once('error', (error) => resolve(error.message))
  let broken: string | undefined
  child.once('exit', (code, signal) => resolve(broken ?? code ?? `was ended by ${signal}`))

  const breakOff = (why: string) => {
    broken ??= why
    console.log(`\nEnding vitest, which ${why}.`)
    signalGroup(child.pid, 'SIGTERM')
    setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 10_000).unref()
  }
  const deadline = setTimeout(() => breakOff(`was still running after ${elapsed()}`), limit - performance.now())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => breakOff(`was interrupted by ${signal}`))
  // A terminal shows vitest's own running summary, which a line in between would break.
  const heartbeat = setInterval(() => process.stdout.isTTY || console.log(`  … ${elapsed()}`), 30_000)
  const ended = await promise
  clearTimeout(deadline)
  clearInterval(heartbeat)
  signalGroup(child.pid, 'SIGKILL')
  return ended
}

/** Signals what is left of a process group; nothing left is as good. */
function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return
  try {
    process.kill(-leader, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

// A run that broke off may have left half a line.
function linesOf(path: string): readonly ResultLine[] {
  if (!existsSync(path)) return []
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return whole.map((line) => JSON.parse(line) as ResultLine)
}

const args = process.argv.slice(2)
step('Debian packages')
const missing = await ensurePackages()
if (missing.length === 0) console.log('all there')

step('checks')
const checks = await runChecks()

step('tests')
const folder = mkdtempSync(join(tmpdir(), 'demarc-test-'))
const results = join(folder, 'results.jsonl')
const ended = await runVitest(results, args)
const lines = linesOf(results)
rmSync(folder, { recursive: true, force: true })

const ci = ['true', '1'].includes(process.env['CI'] ?? '')
const chosenByName = args.some((arg) => /^(-t|--testNamePattern)(=|$)/.test(arg))
const { text, failed } = tally({ checks, lines, ended, missing, ci, chosenByName })
step('done')
console.log(text.join('\n'))
process.exitCode = failed > 0 ? 1 : 0
