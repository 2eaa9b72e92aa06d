// Whether this machine can run real routers. Where it cannot, the tests are skipped under a name that says why; in CI
// they fail instead, because there it is part of the promise.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const programs = {
  bird: ['/usr/sbin/bird', 'bird2'],
  frr: ['/usr/lib/frr/bgpd', 'frr'],
  ip: ['/sbin/ip', 'iproute2'],
  stayrtr: ['/usr/bin/stayrtr', 'stayrtr'],
  openbgpd: ['/usr/sbin/bgpd', 'openbgpd'],
} as const

export type Program = keyof typeof programs

function namespacesWork(): boolean {
  const name = `demarc-probe-${process.pid}`
  const made = spawnSync('ip', ['netns', 'add', name]).status === 0
  if (made) spawnSync('ip', ['netns', 'del', name])
  return made
}

/** In words what is missing; undefined when nothing is. */
export function missingFor(...wanted: Program[]): string | undefined {
  const absent = wanted.filter((name) => !existsSync(programs[name][0])).map((name) => programs[name][1])
  if (absent.length > 0) return `the Debian package ${absent.join(', ')}`
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'root on Linux'
  return namespacesWork() ? undefined : 'network namespaces'
}

const inCi = ['true', '1'].includes(process.env['CI'] ?? '')

/** `describe.skipIf` of what is missing, and in CI a test that fails in its place. */
export function mustRunInCi(what: string, missing: string | undefined): void {
  if (missing === undefined) return
  test.skipIf(!inCi)(`${what}: skipped, needs ${missing}`, () => {
    expect(missing).toBeUndefined()
  })
}
