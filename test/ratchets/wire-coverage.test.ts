import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { root, sourcesIn, textOf } from './sources.ts'

// Every operation is tried through the door, by signed bytes: a file under test/wire describes it,
// its name first in the title. One that is not yet stands in wire-uncovered.json, which may only shrink.
const table = join(root, 'src/operations/index.ts')
const notYet = 'src/operations/index.ts is not there yet'

/** The names in the table, asked of the module itself, so that none can be forgotten here. */
async function operationNames(): Promise<readonly string[]> {
  if (!existsSync(table)) return []
  const module = (await import(pathToFileURL(table).href)) as { readonly operations?: object }
  return Object.keys(module.operations ?? {})
}

/** The names that stand first in the title of a `describe`. */
const described = (code: string): readonly string[] =>
  [...code.matchAll(/\bdescribe(?:\.\w+(?:\([^()]*\))?)?\(\s*['"`]([A-Za-z0-9]+)(?![\w])/g)].map((match) => match[1] ?? '')

const covered = new Set(
  sourcesIn('test/wire')
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => described(textOf(file))),
)
const waiting = JSON.parse(textOf('test/ratchets/wire-uncovered.json')) as readonly string[]

describe('every operation is tried through the door', () => {
  test('the table has operations', async (context) => {
    context.skip(!existsSync(table), notYet)
    expect((await operationNames()).length).toBeGreaterThan(0)
  })

  test('each has a wire test or waits in wire-uncovered.json', async () => {
    const missing = (await operationNames()).filter((name) => !covered.has(name) && !waiting.includes(name))
    expect(missing.map((name) => `${name}: no file under test/wire says describe('${name}…')`)).toEqual([])
  })

  test('what is covered, or no operation, waits no longer', async () => {
    const names = await operationNames()
    expect(waiting.filter((name) => covered.has(name) || !names.includes(name))).toEqual([])
  })
})

test('a wire test is recognised by its describe', () => {
  expect(described("describe('CreateLag', () => {})")).toEqual(['CreateLag'])
  expect(described("describe.each(['a'])('CreateLag on %s', () => {})")).toEqual(['CreateLag'])
  expect(described("describe('CreateLagging', () => {}) // CreateLag")).toEqual(['CreateLagging'])
  expect(described("test('CreateLag', () => {})")).toEqual([])
})
