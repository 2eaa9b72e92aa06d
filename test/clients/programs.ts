// Real clients as processes of their own: the AWS CLI, boto3 and curl, each as `npm test` found it.
// They see a sandbox on a free port and nothing of the machine's own configuration.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { expect, vi } from 'vitest'
import { type Sandbox, type Sandboxing, startSandbox } from '#main/sandbox.ts'
import { proofOf } from '../../scripts/packages.ts'

const found = { aws: proofOf('awscli'), curl: proofOf('curl'), boto3: proofOf('python3-boto3') }

/** Of these, what is not installed here; tests that need it are skipped by that name. */
export const missing = (...programs: readonly (keyof typeof found)[]): string =>
  programs
    .filter((program) => found[program] === undefined)
    .map((program) => `, ${program.toUpperCase()} IS NOT INSTALLED HERE`)
    .join('')

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export type Who = 'partner' | 'blue' | 'green'
const order: readonly Who[] = ['partner', 'blue', 'green']

export interface Bench extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly accountId: Readonly<Record<Who, string>>
  /** The official client in this process, for what a test needs before and after. */
  as(who: Who, region?: string): DirectConnect
  /** Runs a line of shell with the account's keys in the environment; `aws` and `curl` are the real ones. */
  shell(who: Who, line: string, region?: string): Promise<Ran>
  /** The environment of a process that speaks for the account. */
  environment(who: Who, region?: string): NodeJS.ProcessEnv
  /** A connection that is up. */
  connection(who: Who, wish?: { readonly region?: string; readonly location?: string; readonly bandwidth?: string }): Promise<string>
  readonly faults: unknown[]
}

const inMemory = { host: '127.0.0.1', port: 0, data: ':memory:', delay: 0, profile: 'aws', keys: 'demo' } as const

export async function openBench(wish: Partial<Sandboxing> = {}): Promise<Bench> {
  await using opening = new AsyncDisposableStack()
  const faults: unknown[] = []
  const sandbox = opening.use(await startSandbox({ ...inMemory, onFault: (error) => faults.push(error), ...wish }))
  const home = mkdtempSync(join(tmpdir(), 'demarc-clients-'))
  opening.defer(() => rmSync(home, { recursive: true, force: true }))
  const account = (who: Who) => sandbox.accounts[order.indexOf(who)] ?? sandbox.accounts[0]
  writeAwsConfig(home, sandbox)

  const environment = (who: Who, region = 'us-east-1'): NodeJS.ProcessEnv => ({
    HOME: home,
    PATH: [...new Set([found.aws, found.curl].flatMap((file) => (file === undefined ? [] : [dirname(file)]))), process.env['PATH']].join(
      delimiter,
    ),
    LANG: 'C.UTF-8',
    AWS_CONFIG_FILE: join(home, '.aws/config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws/credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_ACCESS_KEY_ID: account(who)?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account(who)?.secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
  })
  const clients: DirectConnect[] = []
  opening.defer(() => clients.forEach((client) => client.destroy()))
  const as = (who: Who, region = 'us-east-1') => {
    const { accessKeyId = '', secretAccessKey = '' } = account(who) ?? {}
    const client = new DirectConnect({ endpoint: sandbox.endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 })
    clients.push(client)
    return client
  }
  const parts = opening.move()
  return {
    sandbox,
    accountId: {
      partner: account('partner')?.accountId ?? '',
      blue: account('blue')?.accountId ?? '',
      green: account('green')?.accountId ?? '',
    },
    as,
    environment,
    shell: (who, line, region) => run(line, environment(who, region)),
    async connection(who, { region = 'us-east-1', location = 'EqDC2', bandwidth = '1Gbps' } = {}) {
      const { connectionId = '' } = await as(who, region).createConnection({ location, bandwidth, connectionName: 'a port' })
      await settled(
        async () => (await as(who, region).describeConnections({ connectionId })).connections?.[0]?.connectionState,
        'available',
      )
      return connectionId
    },
    faults,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

/** At the end of a file: nothing may have gone wrong on our side. */
export async function close(bench: Bench): Promise<void> {
  await bench[Symbol.asyncDispose]()
  expect(bench.faults).toEqual([])
}

/** Looks again and again, as clients of the API have to, until the value is the wanted one. */
export const settled = <Value>(look: () => Promise<Value>, wanted: Value): Promise<void> =>
  vi.waitFor(async () => expect(await look()).toEqual(wanted), { timeout: 20_000, interval: 20 })

/** The profiles that published samples name: OUTSCALE's page calls its one YOUR_profile. */
function writeAwsConfig(home: string, { accounts }: Sandbox): void {
  mkdirSync(join(home, '.aws'))
  const [partner] = accounts
  writeFileSync(join(home, '.aws/config'), '[profile YOUR_profile]\nregion = eu-west-2\noutput = json\n')
  writeFileSync(
    join(home, '.aws/credentials'),
    `[YOUR_profile]\naws_access_key_id = ${partner?.accessKeyId}\naws_secret_access_key = ${partner?.secretAccessKey}\n`,
    { mode: 0o600 },
  )
}

const run = (line: string, env: NodeJS.ProcessEnv): Promise<Ran> =>
  new Promise((resolve) => {
    execFile('sh', ['-c', line], { env, timeout: 60_000, maxBuffer: 32 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr })
    })
  })
