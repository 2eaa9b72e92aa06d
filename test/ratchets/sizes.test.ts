import { describe, expect, test } from 'vitest'
import { sourcesIn, textOf } from './sources.ts'

// A file over 250 lines wants splitting. Those that are longer stand in long-files.json with their
// length; they may shrink and leave the list, and none may join it without somebody seeing it there.
const habit = 250
const most = 400
/** Tables that somebody else wrote or a program prints. */
const exempt = /(^|\/)(generated|golden|fixtures)\/|\/locations?(-table)?\.ts$|\.d\.ts$/

const linesIn = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
const files = sourcesIn('src', 'test', 'scripts', 'bench', 'console/src').filter((file) => !exempt.test(file))
const lengths = new Map(files.map((file) => [file, linesIn(textOf(file))]))
const listed = Object.entries(JSON.parse(textOf('test/ratchets/long-files.json')) as Record<string, number>)

describe('the length of files', () => {
  test('files are seen at all', () => {
    expect(lengths.size).toBeGreaterThan(20)
    expect(lengths.get('test/ratchets/sizes.test.ts')).toBeGreaterThan(30)
  })

  test(`no file is longer than ${most} lines`, () => {
    const long = [...lengths].filter(([, length]) => length > most)
    expect(long.map(([file, length]) => `${file} has ${length} lines: split it, one idea each`)).toEqual([])
  })

  test(`a file of more than ${habit} lines stands in long-files.json`, () => {
    const known = new Map(listed)
    const unlisted = [...lengths].filter(([file, length]) => length > habit && !known.has(file))
    expect(unlisted.map(([file, length]) => `${file} has ${length} lines: split it rather than list it`)).toEqual([])
  })

  test('a listed file may shrink and may not grow', () => {
    const grown = listed.filter(([file, length]) => (lengths.get(file) ?? 0) > length)
    expect(grown.map(([file, length]) => `${file} grew from ${length} to ${lengths.get(file)} lines`)).toEqual([])
  })

  test('a listed file that is short enough or shorter than listed is taken off or listed shorter', () => {
    const stale = listed.filter(([file, length]) => (lengths.get(file) ?? 0) <= habit || (lengths.get(file) ?? 0) < length)
    expect(stale.map(([file, length]) => `${file}: listed with ${length}, has ${lengths.get(file) ?? 'gone'}`)).toEqual([])
  })
})
