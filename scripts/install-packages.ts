// Installs the named Debian packages; run by setup-packages.ts, as root and under its lock, so
// that two runs at once neither fight over policy-rc.d nor install twice. What is missing is
// looked up again here, since another run may just have brought it.
import { spawn } from 'node:child_process'
import { debianPackages, missingOf } from './packages.ts'
import { quietServices } from './quiet-services.ts'

// Somebody else's apt-get is waited for instead of failing on its lock.
const options = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
const worthShowing = /^(Need to get|Fetched|Setting up|[EW]:)/

/** Runs apt-get, shows its milestones, and all it said when it fails. */
async function aptGet(...command: string[]): Promise<boolean> {
  const child = spawn('apt-get', [...options, ...command], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  let rest = ''
  const hear = (chunk: string) => {
    said.push(chunk)
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (worthShowing.test(line)) console.log(`  ${line}`)
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  child.once('error', (error) => {
    said.push(error.message)
    resolve(false)
  })
  child.once('close', (code) => resolve(code === 0))
  const good = await promise
  if (!good) console.log(`apt-get ${command.join(' ')} failed:\n${said.join('')}`)
  return good
}

const install = (names: readonly string[]) => aptGet('install', '--no-install-recommends', ...names)

const names = missingOf(debianPackages.filter((row) => process.argv.includes(row.name))).map((row) => row.name)
if (names.length > 0) {
  using quiet = quietServices()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      quiet[Symbol.dispose]()
      process.exit(1)
    })
  }
  await aptGet('update')
  // One package that cannot be had must not keep the others away.
  if (!(await install(names)) && names.length > 1) for (const name of names) await install([name])
}
