// The static checks: types, lint, format. Each counts as one check in the test command's total;
// by itself: npm run check. They run side by side, and one that fails shows all it said.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')

export interface Check {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

export interface CheckResult {
  readonly name: string
  readonly passed: boolean
}

export const checks: readonly Check[] = [
  { name: 'types (tsc)', command: 'tsc', args: ['--noEmit', '-p', '.'] },
  { name: 'lint (oxlint, type-aware)', command: 'oxlint', args: [] },
  { name: 'format (oxfmt)', command: 'oxfmt', args: ['--check', '.'] },
]

async function runCheck({ name, command, args }: Check): Promise<CheckResult> {
  const started = performance.now()
  const child = spawn(join(bin, command), args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: string) => {
    said += chunk
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  child.once('error', (error) => {
    said += error.message
    resolve(false)
  })
  child.once('close', (code) => resolve(code === 0))
  const passed = await promise
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(passed ? `✓ ${name} ${seconds} s` : `✗ ${name} ${seconds} s\n${said.trimEnd()}\n`)
  return { name, passed }
}

export const runChecks = (): Promise<readonly CheckResult[]> => Promise.all(checks.map(runCheck))

if (import.meta.main) {
  const results = await runChecks()
  if (results.some((result) => !result.passed)) process.exitCode = 1
}
