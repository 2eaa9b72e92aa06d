// Turns an output schema into a function that copies an answer into what JSON can hold: members in
// the order of the model where a copy is made, absent ones left out, dates as epoch seconds, bytes as base64. Members
// that the schema does not name are dropped, so nothing internal can leave the house by accident.
import type { Shape, SimpleKind, StructureShape } from '#contract/shapes.ts'

/** Copies a value that is neither `null` nor absent. */
export type Writer = (value: unknown) => unknown

const asIs: Writer = (value) => value

/** JSON would quietly say `null`, which the API never answers. */
const number: Writer = (value) => {
  if (!Number.isFinite(value)) throw new TypeError(`An answer holds ${String(value)} where a number belongs.`)
  return value
}

const simple: Readonly<Record<SimpleKind, Writer>> = {
  string: asIs,
  boolean: asIs,
  integer: number,
  long: number,
  timestamp: (value) => number((value as Date).getTime() / 1000),
  blob: (value) => {
    const { buffer, byteOffset, byteLength } = value as Uint8Array
    return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
  },
}

/** A structure that needs no conversion and holds no stranger goes out as it is: copying it costs four times what JSON does. */
function structureWriter(structure: StructureShape): Writer {
  const members = structure.members.map(({ name, shape }) => ({ name, write: compileWriter(shape) }))
  const writers = new Map(members.map(({ name, write }) => [name, write]))

  function copied(given: Readonly<Record<string, unknown>>): object {
    const written: Record<string, unknown> = {}
    for (const { name, write } of members) {
      const part = given[name]
      if (part !== undefined && part !== null) written[name] = write(part)
    }
    return written
  }

  return (value) => {
    const given = value as Readonly<Record<string, unknown>>
    for (const name in given) {
      const part = given[name]
      if (part === undefined) continue
      if (part === null) return copied(given)
      const write = writers.get(name)
      if (write === undefined || (write !== asIs && write(part) !== part)) return copied(given)
    }
    return given
  }
}

function listWriter(write: Writer): Writer {
  return (value) => {
    const given = value as readonly unknown[]
    return given.every((item) => write(item) === item) ? given : given.map(write)
  }
}

export function compileWriter(shape: Shape): Writer {
  if (shape.kind === 'structure') return structureWriter(shape)
  return shape.kind === 'list' ? listWriter(compileWriter(shape.item)) : simple[shape.kind]
}
