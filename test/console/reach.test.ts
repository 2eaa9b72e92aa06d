import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { operationNames } from '#contract/contract.ts'

const folder = join(import.meta.dirname, '../../console/src')
const sources = globSync('**/*.{ts,tsx}', { cwd: folder }).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
const console = sources.map(({ text }) => text).join('\n')

/** Older spellings of what the console asks in their newer form. */
const superseded = new Set([
  'AllocateConnectionOnInterconnect',
  'DescribeConnectionLoa',
  'DescribeConnectionsOnInterconnect',
  'DescribeInterconnectLoa',
])

describe('the console', () => {
  it('can do everything that the API can', () => {
    const interfaces = /`(?:Create|Allocate)\$\{kind\}VirtualInterface`/.test(console)
    const unreachable = operationNames.filter(
      (name) => !superseded.has(name) && !console.includes(`'${name}'`) && !console.includes(`${name}:`),
    )
    expect(interfaces).toBe(true)
    expect(unreachable).toEqual([])
  })

  const filesWith = (pattern: RegExp, textOf = (text: string) => text) =>
    sources.filter(({ text }) => pattern.test(textOf(text))).map(({ file }) => file)
  const withoutComments = (text: string) => text.replace(/\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')

  it('never reads what people typed as HTML or as code', () => {
    expect(filesWith(/dangerouslySetInnerHTML|innerHTML|\beval\(|new Function\(|document\.write/)).toEqual([])
  })

  it('loads nothing from elsewhere', () => {
    expect(filesWith(/https?:\/\//)).toEqual([])
  })

  it('names nobody else’s product on the screen', () => {
    // Comments may, and members and refusals of the API must.
    expect(filesWith(/Amazon (?!Address)|>\s*AWS(?! CLI)/, withoutComments)).toEqual([])
  })

  it('opens only onto the contract’s types and pure rules', () => {
    const doors = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/(import|export)( type)? [^;]*? from '(?:\.\.\/)+src\/([^']+)'/g)].map(([, , type, path = '']) => ({
        file,
        type,
        path,
      })),
    )
    expect(doors.length).toBeGreaterThan(5)
    expect(doors.filter(({ path }) => !/^(domain|contract)\//.test(path))).toEqual([])
    expect(doors.filter(({ path, type }) => path.startsWith('contract/') && type === undefined)).toEqual([])
  })
})
