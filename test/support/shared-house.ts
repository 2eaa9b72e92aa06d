// One house for all tests of a `describe`, where none of them minds what the others left in it:
// opening one costs more than most tests. That nothing went wrong on our side is asked at the end.
import { afterAll, beforeAll, expect } from 'vitest'
import { openHouse, type TestHouse, type Wish } from './house.ts'

/** To be called inside a `describe`; the house is there inside its tests and hooks. */
export function sharedHouse(wish: Wish): () => TestHouse {
  let house: TestHouse | undefined
  beforeAll(async () => {
    house = await openHouse(wish)
  })
  afterAll(async () => {
    const faults = house?.faults
    await house?.[Symbol.asyncDispose]()
    expect(faults).toEqual([])
  })
  return () => {
    if (house === undefined) throw new Error('The house is not open yet.')
    return house
  }
}
