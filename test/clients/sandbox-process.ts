// The command line as people and scripts use it: a process of its own, told apart by what it prints,
// writes and ends with.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../src/main.ts')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Process extends AsyncDisposable {
  readonly ended: Promise<Ended>
  /** What it has printed so far. */
  printed(): string
  kill(signal: NodeJS.Signals): Promise<Ended>
}

/** `demarc …`, with these arguments. */
export function demarc(...args: readonly string[]): Process {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { ended, printed: () => stdout, kill, [Symbol.asyncDispose]: async () => void (await kill('SIGKILL')) }
}

export interface Credentials {
  readonly endpoint: string
  readonly consoleUrl?: string
  readonly region: string
  readonly accounts: readonly {
    readonly accountId: string
    readonly name: string
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly partner: boolean
  }[]
}

export interface Started extends Process {
  readonly credentials: Credentials
}

/** A sandbox that has written its credentials, read at the first moment they were there. Free port, no delay, unless told. */
export async function startedSandbox(file: string, ...args: readonly string[]): Promise<Started> {
  rmSync(file, { force: true })
  const sandbox = demarc('sandbox', '--port', '0', '--delay', '0', '--credentials', file, ...args)
  let over: Ended | undefined
  void sandbox.ended.then((ended) => (over = ended))
  while (!existsSync(file)) {
    if (over !== undefined) throw new Error(`The sandbox ended with ${over.code}: ${over.stderr}`)
    await setTimeout(1)
  }
  return { ...sandbox, credentials: JSON.parse(readFileSync(file, 'utf8')) as Credentials }
}

/** A folder that goes when the test is over. */
export function folder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'demarc-line-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
