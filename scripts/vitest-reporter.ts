// Writes what became of every test as one JSON line per test file, for the test command to count.
// Vitest's own JSON report loses why a test was skipped and whatever fails outside of a test; and
// lines that are written as the files end are still there when the run is broken off.
import { appendFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

export interface TestRecord {
  readonly name: string
  readonly state: 'passed' | 'failed' | 'skipped'
  /** Why it was skipped: what the test gave to `context.skip('…')`. */
  readonly note?: string
}

export type ResultLine =
  | { readonly kind: 'module'; readonly tests: readonly TestRecord[]; readonly failures: readonly string[] }
  | { readonly kind: 'end'; readonly failures: readonly string[] }

/** Whether a suite around the test failed outside of its tests, so that they never ran. */
function underFailedSuite(test: TestCase): boolean {
  for (let around = test.parent; ; around = around.parent) {
    if (around.errors().length > 0) return true
    if (around.type === 'module') return false
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

function recordOf(module: TestModule): ResultLine {
  const file = module.relativeModuleId
  const tests: TestRecord[] = []
  const failures = module.errors().map((error) => `${file}: ${firstLine(error.message)}`)
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) failures.push(`${file} > ${suite.fullName}: ${firstLine(error.message)}`)
  }
  for (const test of module.children.allTests()) {
    const result = test.result()
    const name = `${file} > ${test.fullName}`
    if (result.state === 'passed' || result.state === 'failed') tests.push({ name, state: result.state })
    else if (result.state === 'skipped' && result.note !== undefined) tests.push({ name, state: 'skipped', note: result.note })
    else if (underFailedSuite(test)) tests.push({ name, state: 'skipped', note: 'its set-up failed' })
    else tests.push({ name, state: 'skipped' })
  }
  return { kind: 'module', tests, failures }
}

/** A class and the default export, since that is what vitest takes a reporter from. */
export default class ResultLines implements Reporter {
  readonly #write: (line: ResultLine) => void

  constructor() {
    const path = process.env['TEST_RESULTS_FILE']
    if (path === undefined)
      throw new Error('scripts/vitest-reporter.ts is for scripts/test.ts, which says in TEST_RESULTS_FILE where to write')
    this.#write = (line) => appendFileSync(path, `${JSON.stringify(line)}\n`)
  }

  onTestModuleEnd(module: TestModule): void {
    this.#write(recordOf(module))
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly { readonly message: string }[], reason: string): void {
    const failures = unhandled.map((error) => `outside of any test: ${firstLine(error.message)}`)
    if (reason === 'interrupted') failures.push('the run was interrupted')
    this.#write({ kind: 'end', failures })
  }
}
