import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allFaults } from '../../scripts/docs/tables.ts'

const sources = globSync('src/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const faults = await allFaults()

test('there are texts to look at', () => expect(faults.length).toBeGreaterThan(100))

test('a text that nobody says is not in the tables, and so not in docs/errors.md', () => {
  const unsaid = faults
    .filter(({ table, name }) => !new RegExp(`\\b${table}\\.${name}\\b`).test(sources))
    .map(({ table, name }) => `${table}.${name}`)
  expect(unsaid).toEqual([])
})
