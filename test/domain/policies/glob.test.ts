import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, plainGlob } from '#domain/policies/glob.ts'

/** The definition, as slow as it likes. */
function defined(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  if (pattern[0] === '*') return defined(pattern.slice(1), text) || (text !== '' && defined(pattern, text.slice(1)))
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && defined(pattern.slice(1), text.slice(1))
}

describe('wildcards', () => {
  test.each([
    ['*', '', true],
    ['?', '', false],
    ['', '', true],
    ['a*', 'a', true],
    ['*a', 'ba', true],
    ['a*a', 'a', false],
    ['a*b*c', 'aXXbXXc', true],
    ['a*b*c', 'acb', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*?*', 'x', true],
    ['**', 'anything', true],
    ['ab*ab', 'ab', false],
    ['Describe*', 'describeTags', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(fits(plainGlob(pattern), text)).toBe(expected)
  })

  test('fit what their definition says', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 10 })
    fc.assert(
      fc.property(few, texts, (pattern, text) => {
        expect(fits(plainGlob(pattern), text)).toBe(defined(pattern, text))
      }),
      { numRuns: 5000 },
    )
  })

  test('a pattern made to be slow is not', () => {
    const started = performance.now()
    for (const pattern of ['*a'.repeat(500) + 'b', '*?a'.repeat(300) + 'b', `${'a?'.repeat(500)}*b`])
      expect(fits(plainGlob(pattern), 'a'.repeat(20_000))).toBe(false)
    // A matcher that goes back would take longer than the age of the world.
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
