// The encoder drops what the schema does not name. That keeps secrets in, but also hides mistakes:
// a member misspelt or put one level too deep just never arrives. This check, for tests, refuses
// such an answer, and values of the wrong kind with it.
import type { Shape, SimpleKind } from '#contract/shapes.ts'

const isKind: Readonly<Record<SimpleKind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && (value | 0) === value,
  long: Number.isSafeInteger,
  timestamp: (value) => value instanceof Date,
  blob: (value) => value instanceof Uint8Array,
}

/** Throws a `TypeError` that names the first member of `value` which is not as `shape` says. */
export function mustBeKnown(shape: Shape, value: unknown, path: string): void {
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) throw new TypeError(`${path} is not a list.`)
    value.forEach((item: unknown, index) => mustBeKnown(shape.item, item, `${path}[${index}]`))
    return
  }
  if (shape.kind !== 'structure') {
    if (!isKind[shape.kind](value)) throw new TypeError(`${path} is not a ${shape.kind}.`)
    return
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is not a structure.`)
  const members = new Map(shape.members.map((member) => [member.name, member.shape]))
  for (const [name, part] of Object.entries(value)) {
    const member = members.get(name)
    if (member === undefined) throw new TypeError(`${path}.${name} is not a member of ${shape.name}.`)
    if (part !== undefined) mustBeKnown(member, part, `${path}.${name}`)
  }
}
