// Sees to it that the Debian packages of packages.ts are there: installs them when run as root on
// Debian, and otherwise says loudly which are missing and the one command that installs them.
// Run by the test command; by itself: node scripts/setup-packages.ts [name …].
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type DebianPackage, debianPackages, installCommand, missingOf } from './packages.ts'

const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')

/** Installs under a lock of the machine: see install-packages.ts. */
async function install(rows: readonly DebianPackage[]): Promise<void> {
  const script = join(import.meta.dirname, 'install-packages.ts')
  const names = rows.map((row) => row.name)
  const child = spawn('flock', ['--timeout', '600', '/run/lock/demarc-packages', process.execPath, script, ...names], { stdio: 'inherit' })
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('error', (error) => {
    console.log(`flock: ${error.message}`)
    resolve()
  })
  child.once('close', () => resolve())
  await promise
}

/** Brings the named packages (all by default) where that is allowed; returns those that are still missing, having said so. */
export async function ensurePackages(names?: readonly string[]): Promise<readonly DebianPackage[]> {
  const wanted = names ? debianPackages.filter((row) => names.includes(row.name)) : debianPackages
  const missing = missingOf(wanted)
  if (missing.length === 0) return missing
  if (!mayInstall()) {
    console.log(`\nMISSING, and tests will be skipped for it: ${missing.map((row) => row.name).join(', ')}`)
    console.log(`Only root on Debian has them installed by itself. The command:\n  ${installCommand(missing)}\n`)
    return missing
  }
  const started = performance.now()
  console.log(`Installing Debian packages: ${missing.map((row) => `${row.name} (${row.purpose})`).join(', ')}`)
  await install(missing)
  const still = missingOf(missing)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    still.length === 0 ? `Installed in ${seconds} s.` : `After ${seconds} s still missing: ${still.map((row) => row.name).join(', ')}`,
  )
  return still
}

if (import.meta.main) {
  const names = process.argv.slice(2)
  const missing = await ensurePackages(names.length > 0 ? names : undefined)
  if (missing.length > 0) process.exitCode = 1
}
