import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pages } from '../../scripts/docs/pages.ts'

const generated = await pages()

test('there are pages to look at', () => expect(generated.length).toBeGreaterThanOrEqual(4))

test.each(generated)('$path is as the code says; if not, run npm run docs', ({ path, text }) => {
  expect(readFileSync(path, 'utf8')).toBe(text)
})
