import { describe, expect, test } from 'vitest'
import { sourcesIn, spotsOf, textOf } from './sources.ts'

// `any` and casts through `unknown` switch the compiler off. A seam that cannot do without them is
// listed here with its reason; a silenced compiler or linter has no seam.
const seams: Readonly<Record<string, string>> = {}

const casts = /\bas any\b|:\s*any(?=\s*(?:\[\]|[,;)=>|&}]|$))|[<,|]\s*any\s*(?:\[\])*\s*>|\bas unknown as\b|\bas never\b/
const silenced = /@ts-(ignore|nocheck|expect-error)|(oxlint|eslint)-disable/

const files = sourcesIn('src')

describe('casts', () => {
  test('files are seen at all', () => {
    expect(files.length).toBeGreaterThan(20)
  })

  test('any, and casts that make anything of anything, stay in the listed seams', () => {
    const found = spotsOf(files, casts).filter(({ file }) => !(file in seams))
    expect(found.map(({ file, line, text }) => `${file}:${line}: find the type instead: ${text}`)).toEqual([])
  })

  test('a listed seam that has none is taken off', () => {
    const inUse = new Set(spotsOf(files, casts).map(({ file }) => file))
    expect(Object.keys(seams).filter((file) => !inUse.has(file))).toEqual([])
  })

  test('neither compiler nor linter is silenced', () => {
    const found = files.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((text, index) => (silenced.test(text) ? [`${file}:${index + 1}: ${text.trim()}`] : [])),
    )
    expect(found).toEqual([])
  })

  test.each(['x as any', 'const a: any = 1', 'Map<string, any>', 'x as unknown as Row', '(x: any[])', 'x as never'])(
    '%s would be refused',
    (code) => {
      expect(code).toMatch(casts)
    },
  )

  test.each([
    'x as Row',
    '{ text, any }',
    'any: number[]',
    "'empty: any. Needed'",
    "type: 'any'",
    'anyOf(x)',
    "'transit' | 'any'",
    'of: many',
    'x as const',
  ])('%s would not', (code) => {
    expect(code).not.toMatch(casts)
  })
})
