import { describe, expect, test } from 'vitest'
import { type Constraint, constraints } from '#contract/constraints.ts'
import { operationNames, schemaOf } from '#contract/contract.ts'
import type { MemberShape, Shape, StructureShape } from '#contract/shapes.ts'

function collect(shape: Shape, into: Map<string, StructureShape>): void {
  if (shape.kind === 'list') collect(shape.item, into)
  if (shape.kind !== 'structure') return
  into.set(shape.name, shape)
  for (const member of shape.members) collect(member.shape, into)
}

const inputs = new Map<string, StructureShape>()
for (const name of operationNames) collect(schemaOf(name).input, inputs)

const rows = Object.entries(constraints).flatMap(([structure, members]) =>
  Object.entries(members).map(([member, constraint]) => [structure, member, constraint] as const),
)

const find = (structure: string, member: string): MemberShape | undefined =>
  inputs.get(structure)?.members.find(({ name }) => name === member)

/** Which kinds a constraint can be asked of. */
function kindsFor({ pattern, oneOf, items }: Constraint): string[] {
  if (pattern || oneOf) return ['string']
  return items ? ['list'] : ['string', 'list', 'integer', 'long']
}

describe('a constraint stands on a member that requests carry', () => {
  test.each(rows)('%s.%s', (structure, member, constraint) => {
    const found = find(structure, member)
    expect(found?.constraint).toBe(constraint)
    expect(found?.shape.kind).toBeOneOf(kindsFor(constraint))
  })
})

test('every addressFamily of a request is limited to the two families', () => {
  const families = [...inputs.values()].flatMap(({ members }) => members.filter(({ name }) => name === 'addressFamily'))
  expect(families.map(({ constraint }) => constraint?.oneOf)).toEqual(Array.from({ length: 8 }, () => ['ipv4', 'ipv6']))
})

test.each(['vlan', 'asn', 'asnLong', 'mtu', 'maxResults', 'amazonSideAsn', 'testDurationInMinutes'])(
  '%s is left to the domain, which has its own words',
  (member) => {
    for (const { members } of inputs.values()) expect(members.find(({ name }) => name === member)?.constraint).toBeUndefined()
  },
)
