// What the test command says at the end, from what its steps left: what failed, what was skipped
// and why, what is missing on this machine, and the closing line. Pure, so that it can be tested.
import type { CheckResult } from './check.ts'
import { type DebianPackage, installCommand } from './packages.ts'
import type { ResultLine } from './vitest-reporter.ts'

export interface Run {
  readonly checks: readonly CheckResult[]
  /** What vitest's reporter wrote; without a line of kind `end` the run did not end by itself. */
  readonly lines: readonly ResultLine[]
  /** How vitest ended: its exit code, or in words why there is none. */
  readonly ended: number | string
  readonly missing: readonly DebianPackage[]
  /** On a build machine a missing package is a failure, since nobody reads there. */
  readonly ci: boolean
  /** The caller chose tests by name, and vitest calls all others skipped. */
  readonly chosenByName: boolean
}

export interface Tally {
  /** To be printed, the closing line last. */
  readonly text: readonly string[]
  readonly failed: number
}

/** How vitest itself failed, beside what it says of the tests. */
function crashOf({ lines, ended }: Run, otherFailures: number): readonly string[] {
  if (typeof ended === 'string') return [`vitest ${ended}`]
  if (!lines.some((line) => line.kind === 'end')) return [`vitest ended with ${ended} and without a report`]
  if (ended !== 0 && otherFailures === 0) return [`vitest ended with ${ended} although no test failed`]
  return []
}

const listed = (title: string, rows: readonly string[]): readonly string[] =>
  rows.length === 0 ? [] : ['', title, ...rows.map((row) => `  ${row}`)]

export function tally(run: Run): Tally {
  const tests = run.lines.flatMap((line) => (line.kind === 'module' ? line.tests : []))
  const skipped = run.chosenByName ? [] : tests.filter((test) => test.state === 'skipped')

  const inVitest = [
    ...tests.filter((test) => test.state === 'failed').map((test) => test.name),
    ...run.lines.flatMap((line) => line.failures),
  ]
  const failures = [
    ...run.checks.filter((check) => !check.passed).map((check) => check.name),
    ...inVitest,
    ...crashOf(run, inVitest.length),
    ...(run.ci ? run.missing.map((row) => `the Debian package ${row.name} is missing (${row.purpose})`) : []),
  ]
  const passed = run.checks.filter((check) => check.passed).length + tests.filter((test) => test.state === 'passed').length

  const text = [
    ...listed('Failed:', failures),
    ...listed(
      'Skipped:',
      skipped.map((test) => `${test.name}: ${test.note ?? 'no reason given'}`),
    ),
    ...listed(
      'MISSING on this machine:',
      run.missing.map((row) => `${row.name}: ${row.purpose}`),
    ),
    ...(run.missing.length === 0 ? [] : [`  To install: ${installCommand(run.missing)}`]),
    '',
    `${passed} passed, ${failures.length} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`,
  ]
  return { text, failed: failures.length }
}
