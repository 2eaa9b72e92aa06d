// The test command is what everybody believes, so it is tested itself: what it counts, what it says
// when vitest breaks off, and that installing packages leaves the machine's policy-rc.d as it was.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { debianPackages, proofOf } from '../../scripts/packages.ts'
import { quietServices } from '../../scripts/quiet-services.ts'
import { type Run, tally } from '../../scripts/tally.ts'

const good: Run = {
  checks: [{ name: 'types', passed: true }],
  lines: [
    { kind: 'module', tests: [{ name: 'a.test.ts > works', state: 'passed' }], failures: [] },
    { kind: 'end', failures: [] },
  ],
  ended: 0,
  missing: [],
  ci: false,
  chosenByName: false,
}
const [awscli] = debianPackages
if (!awscli) throw new Error('the table of packages is empty')

describe('the closing line', () => {
  test('counts checks and tests together and stands alone at the end', () => {
    expect(tally(good)).toEqual({ text: ['', '2 passed, 0 failed'], failed: 0 })
  })

  test('counts what failed outside of a test', () => {
    const { text, failed } = tally({ ...good, ended: 1, lines: [{ kind: 'end', failures: ['b.test.ts: Cannot find module'] }] })
    expect(failed).toBe(1)
    expect(text).toEqual(['', 'Failed:', '  b.test.ts: Cannot find module', '', '1 passed, 1 failed'])
  })

  test('counts a failed check', () => {
    expect(tally({ ...good, checks: [{ name: 'types', passed: false }] }).text.at(-1)).toBe('1 passed, 1 failed')
  })

  test.each([
    ['ended with 7 and without a report', { ended: 7, lines: [] }],
    ['ended with 0 and without a report', { ended: 0, lines: [] }],
    ['ended with 1 although no test failed', { ended: 1 }],
    ['was ended by SIGKILL', { ended: 'was ended by SIGKILL' }],
  ])('counts a vitest that %s', (why, change) => {
    const { text, failed } = tally({ ...good, ...change })
    expect(failed).toBe(1)
    expect(text).toContain(`  vitest ${why}`)
  })

  test('names every skipped test with its reason', () => {
    const tests = [
      { name: 'a > b', state: 'skipped', note: 'no PostgreSQL' },
      { name: 'a > c', state: 'skipped' },
    ] as const
    const run: Run = { ...good, lines: [...good.lines, { kind: 'module', tests, failures: [] }] }
    expect(tally(run).text).toEqual([
      '',
      'Skipped:',
      '  a > b: no PostgreSQL',
      '  a > c: no reason given',
      '',
      '2 passed, 0 failed, 2 skipped',
    ])
    expect(tally({ ...run, chosenByName: true }).text.at(-1)).toBe('2 passed, 0 failed')
  })

  test('stands below what is missing, with the command that installs it', () => {
    const { text, failed } = tally({ ...good, missing: [awscli] })
    expect(failed).toBe(0)
    expect(text.slice(-5, -2)).toEqual([
      'MISSING on this machine:',
      `  awscli: ${awscli.purpose}`,
      '  To install: sudo apt-get update && sudo apt-get install -y --no-install-recommends awscli',
    ])
  })

  test('counts what is missing on a build machine as failed', () => {
    expect(tally({ ...good, missing: [awscli], ci: true }).text.at(-1)).toBe('2 passed, 1 failed')
  })
})

describe('services while packages are installed', () => {
  let folder = ''
  let policy = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarc-policy-'))
    policy = join(folder, 'policy-rc.d')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('are kept from starting, and nothing is left where nothing was', () => {
    {
      using _quiet = quietServices(policy)
      expect(readFileSync(policy, 'utf8')).toMatch(/^#!\/bin\/sh\n[^]*exit 101\n$/)
      expect(statSync(policy).mode & 0o777).toBe(0o755)
    }
    expect(existsSync(policy)).toBe(false)
  })

  test('have their earlier policy back afterwards, also after a run that was killed', () => {
    writeFileSync(policy, 'theirs', { mode: 0o700 })
    quietServices(policy)
    {
      using _quiet = quietServices(policy)
      expect(readFileSync(policy, 'utf8')).not.toBe('theirs')
    }
    expect(readFileSync(policy, 'utf8')).toBe('theirs')
    expect(statSync(policy).mode & 0o777).toBe(0o700)
  })
})

describe('the table of packages', () => {
  test('has each package once, with a purpose and proofs that are full paths', () => {
    expect(new Set(debianPackages.map((row) => row.name)).size).toBe(debianPackages.length)
    for (const row of debianPackages) {
      expect(row.purpose).not.toBe('')
      expect(row.proofs.length).toBeGreaterThan(0)
      expect(row.proofs.filter((proof) => !proof.startsWith('/'))).toEqual([])
    }
  })

  test('refuses to look for what it does not have', () => {
    expect(() => proofOf('emacs')).toThrow('emacs is not in the table')
  })
})
