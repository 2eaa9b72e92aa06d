// Every template on paper: a change of a template shows as a change of these files. Rewrite them
// with UPDATE_GOLDEN=1 and read the difference.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { renderRouterConfiguration } from '#domain/router-configuration/render.ts'
import { routers } from '#domain/router-configuration/routers.ts'
import { cases } from './interfaces.ts'

const golden = new URL('golden/', import.meta.url)
const rewrite = process.env['UPDATE_GOLDEN'] === '1'
const identifiers = routers.map(({ type }) => type.routerTypeIdentifier)

describe.each(Object.entries(cases))('%s', (name, input) => {
  test.each(identifiers)('reads as in the golden file of %s', (identifier) => {
    const { text } = renderRouterConfiguration(input, identifier)
    const file = new URL(`${name}/${identifier}.txt`, golden)
    if (rewrite) {
      mkdirSync(new URL('.', file), { recursive: true })
      writeFileSync(file, text)
    }
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  test('has a golden file for every type of router and no other', () => {
    expect(readdirSync(new URL(name, golden)).toSorted()).toEqual(identifiers.map((identifier) => `${identifier}.txt`).toSorted())
  })
})
