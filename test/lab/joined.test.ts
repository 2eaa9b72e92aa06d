// `demarc lab` as a person or a CI job runs it: sandbox, edge with BIRD, customer with FRR. What the API says of the
// interfaces then comes from real sessions.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { output } from '#edge/world/programs.ts'
import { temporaryFolder } from '../support/stores.ts'
import { missingFor, mustRunInCi } from './support/ability.ts'

const tag = `j${process.pid}`
const missing = missingFor('bird', 'frr', 'ip')
mustRunInCi('demarc lab', missing)

const root = join(import.meta.dirname, '..', '..')

function demarc(...words: string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, ['src/main.ts', ...words], { cwd: root })
  let said = ''
  const hear = (piece: Buffer) => (said += piece.toString('utf8'))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, said }))
  })
}

describe.skipIf(missing !== undefined)('demarc lab', () => {
  test('orders over the API, brings every session up, and the API tells of real sessions and routes', { timeout: 90_000 }, async () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'lab.json')
    const { status, said } = await demarc('lab', '--once', '--json', file, '--tag', tag)
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('Taking it down.') })
    const report = JSON.parse(readFileSync(file, 'utf8'))

    expect(report.ok).toBe(true)
    expect(report.sessions.map((one: { family: string }) => one.family)).toEqual(['ipv4', 'ipv4', 'ipv6'])
    for (const one of report.sessions) {
      expect(one).toMatchObject({ edge: 'Established', customer: 'Established', prefixesFromEdge: 1 })
      expect(one.prefixesFromCustomer).toBeGreaterThan(0)
      expect(one.millisecondsFromConfirm).toBeGreaterThan(0)
    }
    expect(report.versions.bird).toMatch(/BIRD/)

    expect(report.api).toHaveLength(2)
    for (const one of report.api) {
      expect(one.virtualInterfaceState).toBe('available')
      for (const peer of one.bgpPeers) expect(peer).toMatchObject({ bgpPeerState: 'available', bgpStatus: 'up' })
    }
    const [inPrivate, inTransit] = report.api.map(({ routes }: { routes: { cidr: string; routeDirection: string }[] }) =>
      routes.map(({ cidr, routeDirection }) => `${routeDirection} ${cidr}`),
    )
    // What only a router can know: the simulated edge announces other prefixes than FRR was told to.
    expect(inPrivate).toEqual(expect.arrayContaining(['accepted 10.200.0.0/16', expect.stringMatching(/^advertised 10\./)]))
    expect(inTransit).toEqual(
      expect.arrayContaining(['accepted 2001:db8:201::/48', 'advertised 10.100.0.0/16', 'advertised 2001:db8:100::/48']),
    )
    expect(await output('ip', ['netns', 'list'])).not.toContain(`-${tag}`)
  })
})
