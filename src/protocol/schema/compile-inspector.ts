// Turns an input schema into a function that looks for what the API's model forbids in a value whose
// kinds are right: missing members, lengths, ranges, patterns, enumerations. It collects everything
// it finds, in the order of the model, since AWS answers with all of it at once.
import type { Constraint } from '#contract/constraints.ts'
import type { MemberShape, Shape, StructureShape } from '#contract/shapes.ts'
import { pathTo } from '#protocol/schema/compile-reader.ts'
import type { Rule, Violation } from '#protocol/schema/faults.ts'

/** Looks at a value as the reader gave it and adds what it finds. */
export type Inspector = (value: unknown, path: string, found: Violation[]) => void

const required: Rule = { rule: 'required' }

interface Test {
  readonly rule: Rule
  readonly holds: (value: unknown) => boolean
}

/** Characters as the model counts them, which are not UTF-16 units. */
function characters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

const sizeOf = (value: unknown): number =>
  typeof value === 'string' ? characters(value) : Array.isArray(value) ? value.length : Number(value)

function itemsTest(items: Constraint): Test {
  const tests = testsOf(items, false)
  return {
    rule: { rule: 'items', rules: tests.map(({ rule }) => rule) },
    holds: (value) => Array.isArray(value) && value.every((item: unknown) => item === undefined || tests.every(({ holds }) => holds(item))),
  }
}

function testsOf({ min, max, pattern, oneOf, items }: Constraint, isNumber: boolean): readonly Test[] {
  const tests: Test[] = []
  if (oneOf) tests.push({ rule: { rule: 'oneOf', values: oneOf }, holds: (value) => oneOf.some((one) => one === value) })
  if (max !== undefined)
    tests.push({ rule: { rule: isNumber ? 'maxValue' : 'maxLength', limit: max }, holds: (value) => sizeOf(value) <= max })
  if (min !== undefined)
    tests.push({ rule: { rule: isNumber ? 'minValue' : 'minLength', limit: min }, holds: (value) => sizeOf(value) >= min })
  if (pattern) tests.push({ rule: { rule: 'pattern', pattern }, holds: (value) => typeof value === 'string' && pattern.test(value) })
  if (items) tests.push(itemsTest(items))
  return tests
}

function listInspector(item: Shape): Inspector {
  const inspect = inspectorOf(item)
  return (value, path, found) => {
    if (!Array.isArray(value)) return
    value.forEach((each: unknown, index) => {
      const at = `${path}.${index + 1}.member`
      if (each === undefined) found.push({ path: at, value: undefined, rule: required })
      else inspect?.(each, at, found)
    })
  }
}

const inspectorOf = (shape: Shape): Inspector | undefined =>
  shape.kind === 'structure' ? compileInspector(shape) : shape.kind === 'list' ? listInspector(shape.item) : undefined

function memberInspector({ name, required: isRequired, shape, constraint }: MemberShape): Inspector {
  const isNumber = shape.kind === 'integer' || shape.kind === 'long'
  const tests = constraint ? testsOf(constraint, isNumber) : []
  const inspect = inspectorOf(shape)
  return (value, parent, found) => {
    const path = pathTo(parent, name)
    if (value === undefined) {
      if (isRequired) found.push({ path, value, rule: required })
      return
    }
    for (const { rule, holds } of tests) if (!holds(value)) found.push({ path, value, rule })
    inspect?.(value, path, found)
  }
}

export function compileInspector(structure: StructureShape): Inspector {
  const members = structure.members
    .filter(({ required: isRequired, constraint, shape }) => isRequired || constraint || inspectorOf(shape))
    .map((member) => ({ name: member.name, inspect: memberInspector(member) }))
  return (value, path, found) => {
    const given = value as Readonly<Record<string, unknown>>
    for (const { name, inspect } of members) inspect(given[name], path, found)
  }
}
