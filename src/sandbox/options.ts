// The sandbox's command line, as a contract that scripts and CI jobs rely on. A wrong option stops
// the start with a sentence that names it.
import { parseArgs } from 'node:util'
import type { Profile } from '#domain/fault.ts'

export interface SandboxOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** A folder, or `:memory:` to keep nothing. */
  readonly data: string
  /** Where accounts and endpoint are written once it answers. */
  readonly credentials?: string
  /** Milliseconds that the operator and the simulated edge take for each step. */
  readonly delay: number
  readonly profile: Profile
  /** `demo`: the documented keys; `random`: keys of its own, made at the first start. */
  readonly keys: 'demo' | 'random'
}

export const sandboxUsage = `demarc sandbox [options]

  --port 4580         port to listen on; 0 takes a free one
  --data .demarc      folder of the database; :memory: keeps nothing
  --credentials FILE  write endpoint and accounts there once it answers
  --delay 1s          how long each step of the operator and the edge takes (0 is allowed)
  --profile aws       aws or outscale
  --host 127.0.0.1    address to listen on; another than loopback needs --keys random
  --keys demo         demo: the documented keys; random: own ones, made at the first start
`

/** What is wrong with a command line, in words for the person who typed it. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault'
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** `0`, `250ms`, `1s`, `1.5m` in milliseconds. */
export function duration(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? []
  if (amount === undefined || (unit === undefined && Number(amount) !== 0)) {
    throw new UsageFault(`--delay ${text} is not a duration such as 0, 250ms, 1s or 2m.`)
  }
  return Number(amount) * (units[unit ?? 's'] ?? 0)
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === value)
  if (chosen === undefined) throw new UsageFault(`--${option} ${value} is not one of ${choices.join(', ')}.`)
  return chosen
}

export function sandboxOptions(args: readonly string[]): SandboxOptions {
  const { values } = parsed(args)
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new UsageFault(`--port ${values.port} is not a port between 0 and 65535.`)
  const keys = oneOf('keys', values.keys, ['demo', 'random'])
  if (!isLoopback(values.host) && keys === 'demo') {
    throw new UsageFault(
      `--host ${values.host} is not loopback, and the demo keys are known to everybody. Give the sandbox keys of its own with --keys random.`,
    )
  }
  return {
    host: values.host,
    port,
    data: values.data,
    ...(values.credentials !== undefined && { credentials: values.credentials }),
    delay: duration(values.delay),
    profile: oneOf('profile', values.profile, ['aws', 'outscale']),
    keys,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4580' },
        data: { type: 'string', default: '.demarc' },
        credentials: { type: 'string' },
        delay: { type: 'string', default: '1s' },
        profile: { type: 'string', default: 'aws' },
        host: { type: 'string', default: '127.0.0.1' },
        keys: { type: 'string', default: 'demo' },
      },
    })
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error))
  }
}
