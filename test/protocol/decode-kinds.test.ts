// Every member of every request, given every kind of JSON that it is not, is refused before anything
// else is looked at. The walk knows only the schemas, so a new operation is covered by being there.
import { describe, expect, test } from 'vitest'
import { type OperationName, operationNames, schemaOf } from '#contract/contract.ts'
import type { Shape } from '#contract/shapes.ts'
import { decode } from '#protocol/decode.ts'
import { SerializationFault } from '#protocol/schema/faults.ts'

/** One JSON text of each kind, with AWS's word for it. */
const kinds = {
  STRING_VALUE: '"text"',
  NUMBER_VALUE: '7',
  DECIMAL_VALUE: '7.5',
  TRUE_VALUE: 'true',
  FALSE_VALUE: 'false',
  START_ARRAY: '[]',
  START_OBJECT: '{}',
}

const right: Readonly<Record<Shape['kind'], readonly string[]>> = {
  string: ['STRING_VALUE'],
  integer: ['NUMBER_VALUE'],
  long: ['NUMBER_VALUE'],
  boolean: ['TRUE_VALUE', 'FALSE_VALUE'],
  list: ['START_ARRAY'],
  structure: ['START_OBJECT'],
  timestamp: [],
  blob: [],
}

const awsNames: Readonly<Record<string, string>> = {
  string: 'a String',
  integer: 'an Integer',
  long: 'a Long',
  boolean: 'a Boolean',
  list: 'a List',
  structure: 'a Structure',
}

interface Place {
  readonly path: string
  readonly shape: Shape
  /** The whole body with `json` in this place. */
  readonly body: (json: string) => string
}

/** The place itself and all places inside it. */
function places(place: Place): Place[] {
  const { shape, path, body } = place
  if (shape.kind === 'list') {
    return [place, ...places({ path: `${path}.1.member`, shape: shape.item, body: (json) => body(`[${json}]`) })]
  }
  if (shape.kind !== 'structure') return [place]
  return [
    place,
    ...shape.members.flatMap((member) =>
      places({
        path: path === '' ? member.name : `${path}.${member.name}`,
        shape: member.shape,
        body: (json) => body(`{"${member.name}":${json}}`),
      }),
    ),
  ]
}

const wrong = operationNames.flatMap((name) =>
  places({ path: '', shape: schemaOf(name).input, body: (json) => json })
    .filter(({ path }) => path !== '')
    .flatMap(({ path, shape, body }) =>
      Object.entries(kinds)
        .filter(([found]) => !right[shape.kind].includes(found))
        .map(([found, json]) => ({ name, path, wanted: shape.kind, found, body: body(json) })),
    ),
)

const attempt = (name: OperationName, body: string, profile: 'aws' | 'outscale'): unknown => {
  try {
    return decode(name, new TextEncoder().encode(body), profile)
  } catch (error) {
    return error
  }
}

test('the walk reaches every operation that takes something', () => {
  expect(new Set(wrong.map(({ name }) => name))).toHaveLength(70)
  expect(wrong.some(({ path }) => path === 'newPrivateVirtualInterface.tags.1.member.key')).toBe(true)
})

describe.each(operationNames.filter((name) => schemaOf(name).input.members.length > 0))('%s', (name) => {
  const mine = wrong.filter((one) => one.name === name)

  test('refuses every wrong kind in every place, in the words of AWS', () => {
    for (const { path, wanted, found, body } of mine) {
      const fault = attempt(name, body, 'aws')
      expect(fault, `${path} ${body}`).toBeInstanceOf(SerializationFault)
      expect(fault, `${path} ${body}`).toMatchObject({
        code: 'SerializationException',
        message: `${found} can not be converted to ${awsNames[wanted]}`,
      })
    }
  })

  test('refuses every wrong kind in every place, in the words of OUTSCALE', () => {
    for (const { path, body } of mine) {
      expect(attempt(name, body, 'outscale')).toMatchObject({
        code: 'DirectConnectClientException',
        message: expect.stringContaining(`Invalid type, ${path} must be a`),
      })
    }
  })
})
