// A provider of one's own for tests: `demarc init` and `demarc serve` as processes, and the command
// line in this one, which only talks HTTP anyway.
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { admin } from '#cli/admin.ts'
import { temporaryFolder } from './stores.ts'

const main = join(import.meta.dirname, '../../src/main.ts')
const run = promisify(execFile)

export interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface Running extends AsyncDisposable {
  readonly endpoint: string
  readonly operatorEndpoint: string
  readonly log: readonly string[]
  readonly process: ChildProcess
}

/** Settings without those that every test has the same. */
export function settingsFile(folder: string, settings: Readonly<Record<string, unknown>>): string {
  const file = join(folder, `settings-${Math.random().toString(36).slice(2)}.json`)
  const usual = { keyFile: join(folder, 'key'), listen: '127.0.0.1:0', operatorListen: '127.0.0.1:0', regions: ['eu-west-1'] }
  writeFileSync(file, JSON.stringify({ ...usual, ...settings }))
  return file
}

export async function initialised(file: string): Promise<Key> {
  const { stdout } = await run(process.execPath, [main, 'init', '--config', file])
  return {
    accessKeyId: /ACCESS_KEY_ID=(\S+)/.exec(stdout)?.[1] ?? '',
    secretAccessKey: /SECRET_ACCESS_KEY=(\S+)/.exec(stdout)?.[1] ?? '',
  }
}

export const command = (...args: readonly string[]) => run(process.execPath, [main, ...args])

/** Resolves when both addresses were said. */
export async function served(file: string): Promise<Running> {
  const child = spawn(process.execPath, [main, 'serve', '--config', file], { stdio: ['ignore', 'pipe', 'pipe'] })
  const log: string[] = []
  const addresses: string[] = []
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  const exited = once(child, 'exit')
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line)
      const { message, address } = JSON.parse(line) as { message: string; address?: string }
      if (message.startsWith('Serving') && address !== undefined) addresses.push(address)
      if (addresses.length === 2) resolve()
    })
    void exited.then(() => reject(new Error(`demarc serve ended: ${log.join('\n')}`)))
  })
  await ready
  return {
    endpoint: addresses[0] ?? '',
    operatorEndpoint: addresses[1] ?? '',
    log,
    process: child,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** What the command line writes, and its exit code. */
export async function typedBy(
  key: Key,
  endpoint: string,
  ...args: readonly string[]
): Promise<{ readonly text: string; readonly code: number }> {
  const written: string[] = []
  const environment = {
    DEMARC_ADMIN_ENDPOINT: endpoint,
    DEMARC_ADMIN_ACCESS_KEY_ID: key.accessKeyId,
    DEMARC_ADMIN_SECRET_ACCESS_KEY: key.secretAccessKey,
  }
  const code = await admin(args, { environment, write: (text) => void written.push(text) })
  return { text: written.join(''), code }
}

export const client = (endpoint: string, credentials: Key, region = 'eu-west-1') =>
  new DirectConnect({ endpoint, region, credentials, maxAttempts: 1 })

export { temporaryFolder }
