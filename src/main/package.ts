// What `import { startSandbox } from 'demarc'` gives: the sandbox inside somebody else's test suite,
// in memory and on a free port unless told otherwise, with no delays, so that an order is through
// when the next call comes.
import { startSandbox as start } from '#main/sandbox.ts'

export interface SandboxWish {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Loopback unless given; anything else needs `keys: 'random'`. */
  readonly host?: string
  /** A folder that keeps the database; in memory unless given. */
  readonly data?: string
  /** Milliseconds that each step of the operator and the edge takes; 0 unless given. */
  readonly delay?: number
  readonly profile?: 'aws' | 'outscale'
  /** `demo`, the default: the documented keys. `random`: keys of its own. */
  readonly keys?: 'demo' | 'random'
}

export interface SandboxAccount {
  readonly accountId: string
  readonly name: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** It may own interconnects and hand out hosted connections. */
  readonly partner: boolean
}

export interface RunningSandbox extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, for `endpoint` or `AWS_ENDPOINT_URL_DIRECT_CONNECT`. */
  readonly endpoint: string
  readonly region: string
  /** The partner first, then two customers. */
  readonly accounts: readonly SandboxAccount[]
  /** Signs in to the console, once. */
  readonly consoleUrl?: string
  /** The same as leaving the scope of `await using`. */
  close(): Promise<void>
}

/** Resolves when it answers requests. */
export async function startSandbox(wish: SandboxWish = {}): Promise<RunningSandbox> {
  const { port = 0, host = '127.0.0.1', data = ':memory:', delay = 0, profile = 'aws', keys = 'demo' } = wish
  const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.')
  if (!isLoopback && keys === 'demo')
    throw new Error(`${host} is not loopback, and the demo keys are known to everybody; give the sandbox keys: 'random'.`)
  const { endpoint, region, accounts, consoleUrl, ...running } = await start({ port, host, data, delay, profile, keys })
  const close = async () => running[Symbol.asyncDispose]()
  return { endpoint, region, accounts, ...(consoleUrl !== undefined && { consoleUrl }), close, [Symbol.asyncDispose]: close }
}
