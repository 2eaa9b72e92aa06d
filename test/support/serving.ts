// `demarc serve` inside the test's own process, on SQLite: for what need not be a process.
import aws4 from 'aws4'
import { readConfig } from '#config.ts'
import { init } from '#main/init.ts'
import { jsonLines } from '#main/log.ts'
import { serve, type Serving } from '#main/serve.ts'
import { join } from 'node:path'
import { type Key, typedBy } from './provider.ts'
import { temporaryFolder } from './stores.ts'

export interface Provider extends AsyncDisposable, Serving {
  readonly key: Key
  readonly folder: string
  readonly log: readonly string[]
  readonly settings: Readonly<Record<string, unknown>>
  cli(...args: readonly string[]): Promise<string>
  /** The answer of a command, with `--json`. */
  json(...args: readonly string[]): Promise<Answer>
  call(operation: string, input?: object, key?: Key, service?: string): Promise<Response>
}

// Tests look into answers of every shape.
// oxlint-disable-next-line no-explicit-any
export type Answer = any

export async function provider(more: Readonly<Record<string, unknown>> = {}): Promise<Provider> {
  const temporary = temporaryFolder()
  const folder = temporary.path
  const settings = {
    database: `sqlite:${join(folder, 'demarc.sqlite')}`,
    keyFile: join(folder, 'key'),
    regions: 'eu-west-1',
    listen: '127.0.0.1:0',
    operatorListen: '127.0.0.1:0',
    simulateEdges: 'true',
    ...more,
  }
  const config = readConfig(settings, {})
  const key = await init(config, {}, false)
  const log: string[] = []
  const serving = await serve(
    config,
    {},
    jsonLines(config.logLevel, Date.now, (text) => void log.push(text)),
  )
  const cli = async (...args: readonly string[]) => (await typedBy(key, serving.operatorEndpoint, ...args)).text
  return {
    ...serving,
    key,
    folder,
    log,
    settings,
    cli,
    json: async (...args) => JSON.parse(await cli(...args, '--json')),
    call: (operation, input = {}, by = key, service = 'demarc') => signed(serving.operatorEndpoint, operation, input, by, service),
    async [Symbol.asyncDispose]() {
      await serving[Symbol.asyncDispose]()
      temporary[Symbol.dispose]()
    },
  }
}

/** Signed by somebody else's code than ours. */
export function signed(endpoint: string, operation: string, input: object, key: Key, service: string): Promise<Response> {
  const body = JSON.stringify(input)
  const { host } = new URL(endpoint)
  const target = operation.includes('.') ? operation : `DemarcOperator.${operation}`
  const request = aws4.sign(
    {
      host,
      method: 'POST',
      path: '/',
      service,
      region: 'eu-west-1',
      body,
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': target },
    },
    key,
  )
  const { Host: _, 'Content-Length': __, ...headers } = request.headers as Record<string, string>
  return fetch(endpoint, { method: 'POST', headers, body })
}
