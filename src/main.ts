#!/usr/bin/env node
// The command line. Every command is one file's business; here they are only found and their
// failures said in a sentence.
import { renameSync, writeFileSync } from 'node:fs'
import { startSandbox } from '#main/sandbox.ts'
import { banner, type Ready } from '#sandbox/banner.ts'
import { sandboxOptions, sandboxUsage, UsageFault } from '#sandbox/options.ts'

const usage = `demarc COMMAND [options]

  sandbox   the real server on an embedded database, with a sandbox provider and demo accounts

demarc COMMAND --help says more about each.
`

async function sandbox(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(sandboxUsage)
  const options = sandboxOptions(args)
  const tell = (ready: Ready) => writeCredentials(options.credentials, ready)
  const nextLink = (consoleUrl: string) => {
    tell({ ...running, consoleUrl })
    process.stdout.write(`Console link used. The next one: ${consoleUrl}\n`)
  }
  const running = await startSandbox({ ...options, onConsoleUrl: nextLink })
  tell(running)
  process.stdout.write(banner(running, options.data, options.profile))
  await stopAsked()
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

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { sandbox }

async function main([name = 'help', ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command !== undefined) return command(args)
  if (!['help', '--help', '-h'].includes(name)) throw new UsageFault(`There is no command ${name}.\n\n${usage}`)
  process.stdout.write(usage)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const told = error instanceof UsageFault || (error instanceof Error && 'code' in error)
  process.stderr.write(`demarc: ${told ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = error instanceof UsageFault ? 2 : 1
}
