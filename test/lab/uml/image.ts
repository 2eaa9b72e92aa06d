// User-Mode Linux from Debian's package, unpacked into the project's own cache and never installed: a real kernel with
// 802.1Q, VRF, LACP and MACsec as an ordinary process. Fetched once; a machine that cannot fetch it says so.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const cache = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'demarc-uml')

export interface Image {
  readonly kernel: string
  readonly modules: string
  readonly busybox: string
}

function unpacked(): Image | undefined {
  const [kernel, busybox] = [join(cache, 'usr/bin/linux.uml'), join(cache, 'bin/busybox')]
  if (!existsSync(kernel) || !existsSync(busybox)) return undefined
  const modules = join(cache, 'usr/lib/uml/modules')
  return { kernel, busybox, modules: join(modules, readdirSync(modules)[0] ?? '') }
}

/** The unpacked packages, fetched when they are not there yet; undefined when that is not possible. */
export function image(): Image | undefined {
  const there = unpacked()
  if (there) return there
  mkdirSync(join(cache, '..'), { recursive: true })
  const half = mkdtempSync(`${cache}-`)
  try {
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', 'download', 'user-mode-linux', 'busybox-static'], {
      cwd: half,
      stdio: 'pipe',
      timeout: 120_000,
    })
    for (const name of readdirSync(half).filter((file) => file.endsWith('.deb'))) {
      execFileSync('dpkg', ['-x', name, half], { cwd: half, stdio: 'pipe' })
      rmSync(join(half, name))
    }
    rmSync(cache, { recursive: true, force: true })
    renameSync(half, cache)
  } catch {
    rmSync(half, { recursive: true, force: true })
  }
  return unpacked()
}
