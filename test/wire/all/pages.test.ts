// Lists in pages, all of them: every row comes once and in one order, the last page says so by having
// no token, and a token is opaque and of use for its own question only.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enginesHere, openHouse, type TestHouse, type Wire } from '../../support/house.ts'
import { type List, manyOfEverything, paged } from './many.ts'

const invalid = { __type: 'DirectConnectClientException', message: 'Invalid nextToken' }

// More than a page on one engine; on the other the pages are small.
const cases = enginesHere.map((engine, index) => ({ name: engine.name, engine, count: index === 0 ? 103 : 5 }))

describe.for(cases)('pages on $name', ({ engine, count }) => {
  let house: TestHouse
  let lists: readonly List[]
  beforeAll(async () => {
    house = await openHouse({ engine })
    lists = await manyOfEverything(house, count)
  })
  afterAll(() => house[Symbol.asyncDispose]())

  const page = async ({ who, operation, ask }: List, more: object = {}, region = 'us-east-1'): Promise<Wire> =>
    house.call(who, operation, { ...ask, ...more }, { region })

  const keysIn = (list: List, { json, text }: Wire): readonly string[] => {
    expect(json, `${list.operation}: ${text}`).toHaveProperty(list.rows)
    return json[list.rows].map((row: Record<string, string>) => row[list.key])
  }

  /** The keys, page by page. */
  async function walk(list: List, maxResults: number): Promise<readonly (readonly string[])[]> {
    const pages: (readonly string[])[] = []
    let more: object | undefined = {}
    while (more !== undefined) {
      const answer: Wire = await page(list, { maxResults, ...more })
      pages.push(keysIn(list, answer))
      expect(pages.length, `${list.operation} does not end`).toBeLessThanOrEqual(3 * count)
      more = 'nextToken' in answer.json ? { nextToken: answer.json.nextToken } : undefined
    }
    return pages
  }

  const firstToken = async (list: List): Promise<string> => {
    const { json, text } = await page(list, { maxResults: 1 })
    expect(json.nextToken, `${list.operation}: ${text}`).toEqual(expect.stringMatching(/^\S{20,}$/))
    return json.nextToken
  }

  test('every list that the contract gives pages is here', () => {
    expect([...new Set(lists.map(({ operation }) => operation))].toSorted()).toEqual(paged)
  })

  test('all rows come once, in one order, and the last page has no token', async () => {
    for (const list of lists) {
      const size = Math.ceil(count / 3)
      const pages = await walk(list, size)
      const keys = pages.flat()
      expect(new Set(keys).size, `of ${list.operation}`).toBe(keys.length)
      expect(keys.length, `of ${list.operation}`).toBeGreaterThanOrEqual(count)
      expect(
        pages.slice(0, -1).every((each) => each.length === size),
        `of ${list.operation}`,
      ).toBe(true)
      const all = await walk(list, 100)
      expect(all.flat(), `of ${list.operation}`).toEqual(keys)
      if (!list.alwaysPaged) expect(keysIn(list, await page(list)), `of ${list.operation}`).toEqual(keys)
    }
  })

  test('a page that is full to the last row is the last one', async () => {
    for (const list of lists) {
      const rows = (await walk(list, 100)).flat().length
      if (rows > 100) continue
      const { json } = await page(list, { maxResults: rows })
      expect(json[list.rows], `of ${list.operation}`).toHaveLength(rows)
      expect(json, `of ${list.operation}`).not.toHaveProperty('nextToken')
    }
  })

  test.for(count > 100 ? [101, 1000, 2_147_483_647] : [])('a page for which %d rows are asked has a hundred', async (maxResults) => {
    for (const list of lists) {
      const { json } = await page(list, { maxResults })
      expect(json[list.rows], `of ${list.operation}`).toHaveLength(100)
      expect(json, `of ${list.operation}`).toHaveProperty('nextToken')
    }
  })

  test('a token tells nothing of what is behind it', async () => {
    for (const list of lists) {
      const [token, again] = [await firstToken(list), await firstToken(list)]
      const [last] = keysIn(list, await page(list, { maxResults: 1 }))
      for (const text of [token, Buffer.from(token, 'base64').toString('latin1'), Buffer.from(token, 'base64url').toString('latin1')]) {
        expect(text, `of ${list.operation}`).not.toContain(last)
      }
      const next = async (nextToken: string) => (await page(list, { maxResults: 1, nextToken })).text.replace(/"nextToken":"[^"]*"/, '')
      expect(await next(token), `of ${list.operation}`).toBe(await next(again))
    }
  })

  test('garbage is refused', async () => {
    for (const list of lists) {
      const token = await firstToken(list)
      const at = Math.floor(token.length / 2)
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
      for (const nextToken of ['garbage', 'eyJ2IjoxfQ==', '🙂', token.slice(1), token.slice(0, -4), changed, token.toUpperCase()]) {
        const { status, json } = await page(list, { nextToken })
        expect({ status, json }, `${list.operation} ${nextToken}`).toEqual({ status: 400, json: invalid })
      }
    }
  })

  test('a token is of no use for another list, other filters, another account or another region', async () => {
    for (const list of lists) {
      const nextToken = await firstToken(list)
      const refused = async (what: string, answer: Promise<Wire>) => {
        const { status, json } = await answer
        expect({ status, json }, `${list.operation} with ${what}`).toEqual({ status: 400, json: invalid })
      }
      const others = lists.filter((each) => each.operation !== list.operation && each.who === list.who)
      for (const other of others) await refused(other.operation, page(other, { nextToken }))
      if (list.other) await refused('other filters', page({ ...list, ask: list.other }, { nextToken }))
      if (!list.global) await refused('another region', page(list, { nextToken }, 'eu-west-1').then(orUnknown))
      const neighbour = list.who === 'blue' ? 'partner' : 'blue'
      await refused('another account', page({ ...list, who: neighbour }, { nextToken }).then(orUnknown))
    }
  })

  test('nothing went wrong on our side', () => {
    expect(house.faults).toEqual([])
  })
})

/** Where the filter itself names what the asker may not see, it is said first that there is no such thing. */
function orUnknown(answer: Wire): Wire {
  const unknown = /does not exist|doesn't exist|Could not find|is not an authorized Direct Connect partner/.test(answer.json.message ?? '')
  return unknown ? { ...answer, json: invalid } : answer
}
