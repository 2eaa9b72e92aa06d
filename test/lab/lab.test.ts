// The lab as `demarc lab --once --json` runs it, with interfaces of the test's own making instead of the sandbox's.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { labShell, runLab } from '#edge/lab/lab.ts'
import type { LabReport, LabSupply } from '#edge/lab/lab.ts'
import { systemClock } from '#edge/main.ts'
import { output } from '#edge/world/programs.ts'
import { controlPlaneInProcess } from '#link/control-plane.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import type { DesiredPeer } from '#link/desired.ts'
import { desired, openKey, peer4, peer6, privateInterface, settings } from '../edge/support/documents.ts'
import { missingFor, mustRunInCi } from './support/ability.ts'
import { downloaded } from './support/rendered.ts'

// Beside a lab that somebody runs on this machine.
const tag = `-${process.pid}`
const missing = missingFor('bird', 'frr', 'ip')
mustRunInCi('the lab', missing)

/** `edgeKey`: what the edge believes the first peer's key to be. */
function supplyOf(edgeKey?: string): LabSupply {
  const signer = newKeyPair('ed25519')
  const control = controlPlaneInProcess(() => undefined)
  const one = privateInterface(1, { peers: [peer4(1), peer6(1)] })
  return {
    edge: settings.edge,
    control,
    signers: [signer.publicKey],
    openKey: (peer: DesiredPeer) => edgeKey ?? openKey(peer),
    order() {
      control.publish(signDesired(desired([one]), signer.privateKey))
      const { virtualInterfaceId, vlan, peers } = one
      return Promise.resolve([
        {
          virtualInterfaceId,
          vlan,
          peers,
          confirmedAt: Date.now(),
          customerAsn: 65_001,
          configuration: downloaded(one, 'FRRouting-FRR-8'),
          announce: ['10.20.0.0/16', '2001:db8:20::/48'],
        },
      ])
    },
  }
}

describe.skipIf(missing !== undefined)('demarc lab --once --json', () => {
  test('brings every session up, writes what it saw, and leaves nothing behind', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'demarc-report-'))
    const json = join(directory, 'lab.json')
    const said: string[] = []
    try {
      const status = await runLab({
        supply: supplyOf(),
        clock: systemClock,
        once: true,
        json,
        tag,
        say: (line) => said.push(line),
        signal: new AbortController().signal,
      })
      const report = JSON.parse(readFileSync(json, 'utf8')) as LabReport
      expect(
        report.sessions.map(({ family, edge, customer, prefixesFromCustomer, prefixesFromEdge }) => ({
          family,
          edge,
          customer,
          prefixesFromCustomer,
          prefixesFromEdge,
        })),
      ).toEqual(
        ['ipv4', 'ipv6'].map((family) => ({
          family,
          edge: 'Established',
          customer: 'Established',
          prefixesFromCustomer: expect.any(Number),
          prefixesFromEdge: 1,
        })),
      )
      expect(report.sessions.every((one) => (one.millisecondsFromConfirm ?? -1) > 0)).toBe(true)
      expect(report.versions).toMatchObject({ bird: expect.stringMatching(/BIRD/), frr: expect.stringMatching(/FRR|bgpd/i) })
      expect(status).toBe(0)
    } finally {
      rmSync(directory, { recursive: true })
    }
    expect(said.at(-1)).toBe('Taking it down.')
    expect(await output('ip', ['netns', 'list'])).not.toMatch(new RegExp(`demarc-(?:edge|customer)${tag}\\b`))
    await expect(labShell('customer', '/bin/sh', tag)).rejects.toThrow(/No lab is running/)
  })

  test('a lab whose sessions do not come up ends with another status than 0', async () => {
    const status = await runLab({
      supply: supplyOf('another-key'),
      clock: systemClock,
      once: true,
      tag,
      say: () => undefined,
      signal: new AbortController().signal,
      patience: 2_500,
    })
    expect(status).toBe(1)
  })
})
