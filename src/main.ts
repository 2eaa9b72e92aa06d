#!/usr/bin/env node
// The command line. Every command is one file's business; here they are only found and their
// failures said in a sentence.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { admin } from '#cli/admin.ts'
import { Refusal } from '#cli/operator-client.ts'
import { Mistyped } from '#cli/options.ts'
import { type Config, ConfigFault, readConfig } from '#config.ts'
import { lab } from '#main/lab.ts'
import { edge } from '#main/edge.ts'
import { init } from '#main/init.ts'
import { StartFault } from '#main/key-file.ts'
import { jsonLines } from '#main/log.ts'
import { restore } from '#main/restore.ts'
import { startSandbox } from '#main/sandbox.ts'
import { serve } from '#main/serve.ts'
import { clock } from '#main/world.ts'
import { banner, type Ready } from '#sandbox/banner.ts'
import { sandboxOptions, sandboxUsage, UsageFault } from '#sandbox/options.ts'

const usage = `demarc COMMAND [options]

  sandbox   the real server on an embedded database, with a sandbox provider and demo accounts
  init      prepares a database and a key for serve, and prints the operator's first key
  serve     the server, for real
  restore   a backup into an empty database
  admin     the operator's commands, over the operator's address
  edge      the agent of a router, and its enrolment
  lab       a sandbox with real routers: BIRD and FRR in network namespaces

demarc COMMAND --help says more about each.
`

const settingsUsage = `--config FILE  settings as JSON; DEMARC_… variables win over it. docs/configuration.md has them all\n`

async function sandbox(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(sandboxUsage)
  const options = sandboxOptions(args)
  const tell = (ready: Ready) => writeCredentials(options.credentials, ready)
  const nextLink = (consoleUrl: string) => {
    tell({ ...running, consoleUrl })
    process.stdout.write(`Console link used. The next one: ${consoleUrl}\n`)
  }
  // From now on: whoever sees the file may stop us the moment after.
  const stop = stopAsked()
  const running = await startSandbox({ ...options, onConsoleUrl: nextLink })
  tell(running)
  process.stdout.write(banner(running, options.data, options.profile))
  await stop
  process.stdout.write('Stopping.\n')
  await running[Symbol.asyncDispose]()
}

/** For scripts: the endpoint and the accounts, written in one go once requests are answered. */
function writeCredentials(file: string | undefined, { endpoint, consoleUrl, region, accounts }: Ready): void {
  if (file === undefined) return
  const text = JSON.stringify({ endpoint, ...(consoleUrl !== undefined && { consoleUrl }), region, accounts }, undefined, 2)
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Ctrl-C, or whoever supervises us. */
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

/** The settings, and what is left of the command line. */
function configured(args: readonly string[]): { readonly config: Config; readonly rest: readonly string[] } {
  const at = args.indexOf('--config')
  const file = at < 0 ? undefined : args[at + 1]
  if (at >= 0 && file === undefined) throw new UsageFault('--config wants the name of a file.')
  const rest = at < 0 ? args : args.toSpliced(at, 2)
  return { config: readConfig(file === undefined ? {} : settingsIn(file), process.env), rest }
}

function settingsIn(file: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch (error) {
    throw new StartFault(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function runInit(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(`demarc init [--another-key]\n${settingsUsage}`)
  const { config, rest } = configured(args)
  const unknown = rest.find((arg) => arg !== '--another-key')
  if (unknown !== undefined) throw new UsageFault(`init does not take ${unknown}.`)
  const { madeKeyFile, accessKeyId, secretAccessKey } = await init(config, process.env, rest.includes('--another-key'))
  if (madeKeyFile)
    process.stdout.write(`# The key-encryption key is in ${config.keyFile}. Keep a copy of it away from the database's backups.\n`)
  process.stdout.write(
    `# The operator's key; the secret is shown this once.\nexport DEMARC_ADMIN_ACCESS_KEY_ID=${accessKeyId}\nexport DEMARC_ADMIN_SECRET_ACCESS_KEY=${secretAccessKey}\n`,
  )
}

async function runServe(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(`demarc serve\n${settingsUsage}`)
  const { config, rest } = configured(args)
  if (rest[0] !== undefined) throw new UsageFault(`serve does not take ${rest[0]}.`)
  const log = jsonLines(config.logLevel, clock, (text) => void process.stdout.write(text))
  const serving = await serve(config, process.env, log)
  process.on('SIGHUP', () => serving.reload())
  await stopAsked()
  await serving[Symbol.asyncDispose]()
}

async function runRestore(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(`demarc restore FILE\n${settingsUsage}`)
  const { config, rest } = configured(args)
  const [file] = rest
  if (file === undefined) throw new UsageFault('restore wants the name of a backup.')
  process.stdout.write(`${await restore(config, process.env, file)} rows are restored.\n`)
}

async function runAdmin(args: readonly string[]): Promise<void> {
  process.exitCode = await admin(args, { environment: process.env, write: (text) => void process.stdout.write(text) })
}

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  sandbox,
  init: runInit,
  serve: runServe,
  restore: runRestore,
  admin: runAdmin,
  edge: (args) => edge(args, configured),
  lab,
}

async function main([name = 'help', ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command !== undefined) return command(args)
  if (!['help', '--help', '-h'].includes(name)) throw new UsageFault(`There is no command ${name}.\n\n${usage}`)
  process.stdout.write(usage)
}

const isTyped = (error: unknown): boolean => error instanceof UsageFault || error instanceof Mistyped || error instanceof ConfigFault

try {
  await main(process.argv.slice(2))
} catch (error) {
  const told = isTyped(error) || error instanceof Refusal || error instanceof StartFault || (error instanceof Error && 'code' in error)
  process.stderr.write(`demarc: ${error instanceof Error ? (told ? error.message : error.stack) : String(error)}\n`)
  process.exitCode = isTyped(error) ? 2 : 1
}
