// Through the real door: every member of every operation's input, given a kind of JSON that it is
// not, and every operation given a body that is no object. What the decoder says to each of all
// kinds is tested beside the decoder; here it is that nothing in between spoils the answer.
import { describe, expect, test } from 'vitest'
import { operationNames } from '#contract/contract.ts'
import type { Shape } from '#contract/shapes.ts'
import type { Wire } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { inputWith, membersOf } from './members.ts'

/** Two wrong kinds for each right one: another simple kind, and the wrong kind of brackets. */
const wrong: Readonly<Record<Shape['kind'], readonly unknown[]>> = {
  string: [7, {}],
  integer: ['7', []],
  long: [true, {}],
  boolean: ['true', []],
  list: ['text', {}],
  structure: [7, []],
  timestamp: [],
  blob: [],
}

const noObjects = ['[]', '"text"', '7', 'null', 'NaN', '{', '{}{}']

const refused = (type: string, member: 'message' | 'Message' = 'message') => ({ __type: type, [member]: expect.stringMatching(/\S/) })

function wellFormed({ status, headers, json }: Wire, type: string, why: string): void {
  expect(status, `to ${why}`).toBe(400)
  expect(json, `to ${why}`).toEqual(refused(type))
  expect(headers['content-type'], `to ${why}`).toBe('application/x-amz-json-1.1')
  expect(headers['x-amzn-requestid'], `to ${why}`).toMatch(/^[0-9a-f-]{36}$/)
}

describe('wrong kinds', () => {
  const aws = sharedHouse({})

  test('there are members to try', () => {
    expect(operationNames).toHaveLength(73)
    expect(operationNames.filter((name) => membersOf(name).length > 0)).toHaveLength(70)
  })

  test.for(operationNames)('%s refuses each in a well-formed error', async (name) => {
    const tries = membersOf(name).flatMap(({ path, shape }) => wrong[shape.kind].map((value) => inputWith(path, value)))
    expect(tries).toHaveLength(2 * membersOf(name).length)
    await Promise.all(
      tries.map(async (body) => wellFormed(await aws().call('partner', name, body), 'SerializationException', JSON.stringify(body))),
    )
    await Promise.all(noObjects.map(async (body) => wellFormed(await aws().call('partner', name, body), 'SerializationException', body)))
  })
})

describe('wrong kinds in the OUTSCALE profile', () => {
  const outscale = sharedHouse({ settings: { profile: 'outscale' } })
  const offered = ['CreateConnection', 'CreatePrivateVirtualInterface', 'DescribeConnections', 'DeleteVirtualInterface'] as const

  test.for(offered)('%s refuses each in a well-formed error', async (name) => {
    const tries = membersOf(name).flatMap(({ path, shape }) => wrong[shape.kind].map((value) => inputWith(path, value)))
    expect(tries.length).toBeGreaterThan(0)
    for (const body of tries) {
      const answer = await outscale().call('partner', name, body)
      wellFormed(answer, 'DirectConnectClientException', JSON.stringify(body))
      expect(answer.json.message).toMatch(/^(Invalid type, |Field )/)
    }
  })
})
