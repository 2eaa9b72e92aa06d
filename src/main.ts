#!/usr/bin/env node
// The command line. Every command is one file's business; here they are only found and their
// failures said in a sentence.
import { writeFileSync } from 'node:fs'
import { startSandbox } from '#main/sandbox.ts'
import { banner } from '#sandbox/banner.ts'
import { sandboxOptions, sandboxUsage, UsageFault } from '#sandbox/options.ts'

const usage = `demarc COMMAND [options]

  sandbox   the real server on an embedded database, with a sandbox provider and demo accounts

demarc COMMAND --help says more about each.
`

async function sandbox(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(sandboxUsage)
  const options = sandboxOptions(args)
  const running = await startSandbox(options)
  const { endpoint, consoleUrl, region, accounts } = running
  if (options.credentials !== undefined) {
    const file = { endpoint, ...(consoleUrl !== undefined && { consoleUrl }), region, accounts }
    writeFileSync(options.credentials, `${JSON.stringify(file, undefined, 2)}\n`, { mode: 0o600 })
  }
  process.stdout.write(banner(running, options.data, options.profile))
  await stopAsked()
  process.stdout.write('Stopping.\n')
  await running[Symbol.asyncDispose]()
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
