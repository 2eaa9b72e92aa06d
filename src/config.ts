// What `demarc serve` is told: a JSON file and environment variables, read once, checked whole, then
// frozen. Every fault is named at once, and an unknown key with the nearest known one, since a
// server that starts on a mistyped setting is worse than one that does not start. The table below
// is the documentation too: docs/configuration.md is printed from it.
import type { Profile } from '#domain/fault.ts'
import { looksLikeRegion } from '#domain/regions.ts'

export interface Address {
  readonly host: string
  readonly port: number
}

export interface Config {
  readonly listen: Address
  readonly operatorListen: Address
  readonly edgeListen?: Address
  readonly tlsCertificate?: string
  readonly tlsKey?: string
  readonly allowedHosts: readonly string[]
  readonly database: string
  readonly keyFile: string
  readonly regions: readonly string[]
  readonly partition: string
  readonly profile: Profile
  readonly providerAsn: number
  readonly autopilot: boolean
  /** Milliseconds. */
  readonly delay: number
  /** Milliseconds. */
  readonly eventsKeptFor: number
  /** Milliseconds. */
  readonly auditKeptFor: number
  readonly requestsPerSecond: number
  readonly logLevel: string
  readonly vrpFile?: string
  readonly simulateEdges: boolean
  readonly operatorName: string
  readonly maxConnections: number
}

/** All that is wrong, one sentence each. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}

interface Key<Value> {
  /** As text, the way the environment gives it; absent: it must be set, or stays unset where `optional`. */
  readonly usual?: string
  readonly optional?: true
  readonly about: string
  /** Throws a sentence's end when the text is not good. */
  readonly read: (text: string) => Value
}

const text = (value: string): string => {
  if (value === '') throw new Error('is empty')
  return value
}

function address(value: string): Address {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(value) ?? []
  if (host === undefined || port === undefined || Number(port) > 65_535)
    throw new Error(`is ${value}, not an address such as 0.0.0.0:443 or [::1]:4580`)
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

const list = (value: string): readonly string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

function regions(value: string): readonly string[] {
  const named = list(value)
  for (const region of named)
    if (!looksLikeRegion(region)) throw new Error(`names ${region}, which is not of the form of a region (eu-west-1)`)
  if (named.length === 0) throw new Error('names no region')
  return named
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function duration(value: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(value) ?? []
  if (amount === undefined || (unit === undefined && Number(amount) !== 0))
    throw new Error(`is ${value}, not a duration such as 0, 250ms, 10s, 2h or 30d`)
  return Number(amount) * (units[unit ?? 's'] ?? 0)
}

const oneOf =
  <Choice extends string>(...choices: readonly Choice[]) =>
  (value: string): Choice => {
    const chosen = choices.find((choice) => choice === value)
    if (chosen === undefined) throw new Error(`is ${value}, not one of ${choices.join(', ')}`)
    return chosen
  }

const whole =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most) throw new Error(`is ${value}, not a whole number from ${least} to ${most}`)
    return number
  }

function database(value: string): string {
  if (!/^(postgres(ql)?:\/\/.|sqlite:.)/.test(value)) throw new Error(`is ${hidden(value)}, not sqlite:/path/to/file or postgres://…`)
  return value
}

/** A URL may carry a password. */
const hidden = (value: string): string => value.replace(/:\/\/[^@]*@/, '://…@')

const keys: { readonly [K in keyof Required<Config>]: Key<Required<Config>[K]> } = {
  listen: { usual: '127.0.0.1:4580', about: 'address of the API and the console', read: address },
  operatorListen: {
    usual: '127.0.0.1:4581',
    about: "address of the operator's operations, health and metrics; keep it inside",
    read: address,
  },
  edgeListen: {
    optional: true,
    about: 'address that edges dial in to; not set: no edges. Without a certificate only edges on the same machine can',
    read: address,
  },
  tlsCertificate: {
    optional: true,
    about: 'PEM file; read again when it changes. Without it plain HTTP is spoken, for a proxy in front',
    read: text,
  },
  tlsKey: { optional: true, about: 'PEM file of the certificate’s key', read: text },
  allowedHosts: { usual: '', about: 'names that clients may call us by, with commas; empty: any. Needed behind a proxy', read: list },
  database: { about: '`sqlite:/path/to/file` or `postgres://…`', read: database },
  keyFile: {
    about: 'file with the key-encryption key that `demarc init` made (mode 0400), or `credential:NAME` for a systemd credential',
    read: text,
  },
  regions: { usual: 'us-east-1', about: 'regions that are served, with commas', read: regions },
  partition: { usual: 'aws', about: 'partition in ARNs', read: oneOf('aws', 'aws-cn', 'aws-us-gov') },
  profile: { usual: 'aws', about: 'aws or outscale', read: oneOf('aws', 'outscale') },
  providerAsn: { usual: '7224', about: 'ASN of our side on public interfaces', read: whole(1, 4_294_967_294) },
  autopilot: {
    usual: 'false',
    about: 'true: orders are fulfilled by rules, without a person',
    read: (value) => oneOf('true', 'false')(value) === 'true',
  },
  delay: { usual: '0', about: 'how long steps that need nobody take at least', read: duration },
  eventsKeptFor: { usual: '7d', about: 'how long the events that live updates are made of are kept', read: duration },
  auditKeptFor: { usual: '400d', about: 'how long the audit is kept', read: duration },
  requestsPerSecond: {
    usual: '0',
    about: 'per access key, beyond which `ThrottlingException` is answered; 0: no limit',
    read: whole(0, 1_000_000),
  },
  logLevel: {
    usual: 'info',
    about: 'fatal, error, warn, info, debug, trace or silent',
    read: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
  vrpFile: {
    optional: true,
    about: 'JSON of rpki-client or Routinator with validated ROA payloads; read again when it changes. What it proves needs no person',
    read: text,
  },
  simulateEdges: {
    usual: 'false',
    about: 'true: no routers are driven and every interface comes up; for trials',
    read: (value) => oneOf('true', 'false')(value) === 'true',
  },
  operatorName: { usual: 'Demarc', about: 'who runs the ports, as letters of authorization name it', read: text },
  maxConnections: { usual: '10000', about: 'sockets at a time on each listener; more are hung up on', read: whole(1, 1_000_000) },
}

/** `operatorListen` is `DEMARC_OPERATOR_LISTEN` in the environment. */
export const variableOf = (key: string): string => `DEMARC_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** For the generated page: key, variable, what it is unless set, and what it is for. */
export const configurationTable = Object.entries<Key<unknown>>(keys).map(([key, { usual, optional, about }]) => ({
  key,
  variable: variableOf(key),
  usual: usual ?? (optional ? 'not set' : 'must be set'),
  about,
}))

/** The environment wins over the file. `DEMARC_ADMIN_…` is the command line's, and none of ours. Throws a `ConfigFault` that names all that is wrong. */
export function readConfig(file: Readonly<Record<string, unknown>>, environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = []
  const known = Object.keys(keys)
  const variables = new Map(known.map((key) => [variableOf(key), key]))
  for (const key of Object.keys(file))
    if (!known.includes(key)) faults.push(`There is no setting ${key}; did you mean ${nearest(key, known)}?`)
  for (const name of Object.keys(environment)) {
    if (name.startsWith('DEMARC_') && !name.startsWith('DEMARC_ADMIN_') && !variables.has(name))
      faults.push(`There is no variable ${name}; did you mean ${nearest(name, [...variables.keys()])}?`)
  }
  const config: Record<string, unknown> = {}
  for (const [key, { usual, optional, read }] of Object.entries<Key<unknown>>(keys)) {
    const given = environment[variableOf(key)] ?? asText(file[key]) ?? usual
    if (given === undefined) {
      if (!optional) faults.push(`${key} must be set, in the file or as ${variableOf(key)}.`)
      continue
    }
    try {
      config[key] = read(given)
    } catch (error) {
      faults.push(`${key} ${error instanceof Error ? error.message : String(error)}.`)
    }
  }
  if ((config['tlsCertificate'] === undefined) !== (config['tlsKey'] === undefined))
    faults.push('tlsCertificate and tlsKey go together; one of them is missing.')
  if (faults.length > 0) throw new ConfigFault(faults)
  return Object.freeze(config) as Partial<Config> as Config
}

function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** By the number of letters that must change. */
const nearest = (wrong: string, known: readonly string[]): string =>
  known.reduce((best, each) => (distance(wrong, each) < distance(wrong, best) ? each : best))

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [at, letter] of a.split('').entries()) {
    const next = [at + 1]
    for (const [to, other] of b.split('').entries()) {
      next.push(
        Math.min((row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1, (row[to] ?? 0) + (letter.toLowerCase() === other.toLowerCase() ? 0 : 1)),
      )
    }
    row = next
  }
  return row[b.length] ?? 0
}
