import { describe, expect, test } from 'vitest'
import { roomOf, rooms, trespassOf } from './doors.ts'
import { importsIn, sourcesIn, textOf } from './sources.ts'

const files = sourcesIn('src')

describe('the doors of the house', () => {
  const inUse = [...new Set(files.map(roomOf))]

  test('files and imports are seen at all', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.flatMap((file) => importsIn(textOf(file))).length).toBeGreaterThan(40)
    expect(inUse).toEqual(expect.arrayContaining(['domain', 'store', 'operations']))
  })

  test.each(inUse)('%s opens only onto the rooms it may', (room) => {
    const trespasses = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsIn(textOf(file)).map((each) => ({ file, line: each.line, why: trespassOf(file, each) })))
      .filter((each) => each.why !== undefined)
      .map((each) => `${each.file}:${each.line}: ${each.why}`)
    expect(trespasses).toEqual([])
  })

  test('no door leads in a circle', () => {
    const reach = (room: string, seen: readonly string[]): readonly string[] =>
      (rooms[room]?.opens ?? []).flatMap((next) => (seen.includes(next) ? [[...seen, next].join(' → ')] : reach(next, [...seen, next])))
    expect(Object.keys(rooms).flatMap((room) => reach(room, [room]))).toEqual([])
  })
})

describe('what the doors refuse', () => {
  test.each([
    ['src/domain/a.ts', "import { x } from '#store/tx.ts'", 'domain may not open onto store, only onto no other room'],
    ['src/edge/a.ts', "import type { A } from '#domain/a.ts'", 'edge may not open onto domain, only onto link'],
    ['src/edge/a.ts', "import pg from 'pg'", 'pg belongs to the room store alone'],
    ['src/edge/a.ts', "import { b } from '@smithy/core'", 'edge may not use the package @smithy/core'],
    ['src/domain/lags/a.ts', "import '../../store/tx.ts'", '../../store/tx.ts climbs out of its room'],
    ['src/store/a.ts', "const { x } = await import('#lifecycle/x.ts')", 'store may not open onto lifecycle'],
    ['src/operations/a.ts', "import { x } from '#accounts/x.ts'", 'operations may see only types of accounts'],
    ['src/protocol/a.ts', "export { x } from '#edge/x.ts'", 'protocol may not open onto edge'],
    ['src/cli/a.ts', "import { config } from '#config.ts'", 'cli may not open onto main'],
    ['src/store/a.ts', "import { x } from '#store/rows'", '#store/rows lacks the file'],
    ['src/attic/a.ts', "import { x } from '#domain/x.ts'", 'attic is a room without doors'],
    ['src/store/a.ts', "import {\n  type A,\n  b,\n} from '#sandbox/x.ts'", 'store may not open onto sandbox'],
  ])('in %s: %s', (file, code, why) => {
    const found = importsIn(code)
    expect(found).toHaveLength(1)
    expect(found.map((each) => trespassOf(file, each))).toEqual([expect.stringContaining(why)])
  })

  test.each([
    ['src/operations/a.ts', "import type { Caller } from '#accounts/x.ts'"],
    ['src/main.ts', "import { serve } from '#protocol/server.ts'"],
    ['src/contract/a.ts', "import { X$ } from '@aws-sdk/client-direct-connect'"],
    ['src/store/a.ts', "import { Kysely } from 'kysely'"],
    ['src/domain/lags/a.ts', "import { x } from '../tags/tag.ts'"],
    ['src/domain/a.ts', "// import { x } from '#store/tx.ts'"],
    ['src/domain/a.ts', "  const text = `\n  import 'peer-in'`"],
  ])('but not in %s: %s', (file, code) => {
    expect(
      importsIn(code)
        .map((each) => trespassOf(file, each))
        .filter((why) => why !== undefined),
    ).toEqual([])
  })
})
