// The bytes of one answer of each operation: with the clock standing still and the randomness
// seeded, the tour is answered in the same bytes each time. Who changes an answer on purpose
// rewrites the files with UPDATE_GOLDEN=1 and shows the difference to whoever reads the change.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type OperationName, operationNames } from '#contract/contract.ts'
import type { Random } from '#domain/ids.ts'
import { enginesHere, openHouse } from '../support/house.ts'
import { tour } from '../wire/all/tour.ts'

const rewrites = process.env['UPDATE_GOLDEN'] === '1'
const fileOf = (name: OperationName): string => join(import.meta.dirname, `${name}.json`)

/** The same bytes each time: SHA-256 of a counter. Each call begins anew under its own name, so that one more changes no other. */
function seeded() {
  let [chapter, count] = ['the house', 0]
  const block = () =>
    createHash('sha256')
      .update(`${chapter}|${(count += 1)}`)
      .digest()
  const random: Random = (bytes) => Buffer.concat(Array.from({ length: Math.ceil(bytes / 32) }, block)).subarray(0, bytes)
  const begin = (next: string) => void ([chapter, count] = [next, 0])
  return { random, begin }
}

/** The first answer of each operation. */
async function answersOf(engine: (typeof enginesHere)[number]): Promise<Map<OperationName, string>> {
  const { random, begin } = seeded()
  await using house = await openHouse({ engine, startsAt: Date.UTC(2026, 2, 2, 9), random })
  const answers = new Map<OperationName, string>()
  const times = new Map<OperationName, number>()
  await tour(house, async (who, operation, body = {}, region = 'us-east-1') => {
    times.set(operation, (times.get(operation) ?? 0) + 1)
    begin(`${operation} ${times.get(operation)}`)
    const { status, text, json } = await house.call(who, operation, body, { region })
    expect(status, `${operation} ${JSON.stringify(body)} was answered ${text}`).toBe(200)
    if (!answers.has(operation)) answers.set(operation, text)
    return json
  })
  expect(house.faults).toEqual([])
  return answers
}

describe.for(enginesHere)('golden bytes on $name', (engine) => {
  let answers: Map<OperationName, string>
  beforeAll(async () => {
    answers = await answersOf(engine)
    if (rewrites) for (const [name, text] of answers) writeFileSync(fileOf(name), `${text}\n`)
  })

  test('the tour comes past every operation', () => {
    expect([...answers.keys()].toSorted()).toEqual(operationNames)
  })

  test.for(operationNames)('%s', (name) => {
    expect(existsSync(fileOf(name)), `test/golden/${name}.json is not there: run once with UPDATE_GOLDEN=1`).toBe(true)
    expect(`${answers.get(name)}\n`).toBe(readFileSync(fileOf(name), 'utf8'))
  })
})

test('there is a golden file for each of the 73 operations, and no other', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'))
  expect(files.toSorted()).toEqual(operationNames.map((name) => `${name}.json`).toSorted())
  expect(files).toHaveLength(73)
})
