// Turns an input schema into a function that reads JSON as that input. The first value of a wrong
// kind ends it; unknown members are ignored and `null` counts as absent, as at AWS. Paths are put
// together only on the way into structures, so that a good request costs little more than a copy.
import type { ListShape, Shape, SimpleKind, StructureShape } from '#contract/shapes.ts'
import type { Found, Phrases } from '#protocol/schema/faults.ts'

/** Reads `json`, which is neither `null` nor absent, at `parent`.`name`. */
export type Reader = (json: unknown, parent: string, name: string, phrases: Phrases) => unknown

export const pathTo = (parent: string, name: string): string => (parent === '' ? name : `${parent}.${name}`)

function found(json: unknown): Found {
  if (typeof json === 'string') return 'STRING_VALUE'
  if (typeof json === 'number') return Number.isInteger(json) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
  if (typeof json === 'boolean') return json ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return Array.isArray(json) ? 'START_ARRAY' : 'START_OBJECT'
}

const isInt32 = (json: unknown): json is number => typeof json === 'number' && (json | 0) === json
const isLong = (json: unknown): json is number => Number.isSafeInteger(json)

/** What PostgreSQL and UTF-8 cannot hold would come back changed or not at all. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Gives the value, or `undefined` where the kind is wrong. */
const simple: Readonly<Record<Exclude<SimpleKind, 'string'>, (json: unknown, phrases: Phrases) => unknown>> = {
  // `+ 0` turns the -0 that JSON can spell into the 0 that everyone means.
  integer: (json, { integerBits }) => ((integerBits === 32 ? isInt32(json) : isLong(json)) ? Number(json) + 0 : undefined),
  long: (json) => (isLong(json) ? json + 0 : undefined),
  boolean: (json) => (typeof json === 'boolean' ? json : undefined),
  timestamp: (json) => (typeof json === 'number' && Math.abs(json) <= 8.64e12 ? new Date(json * 1000) : undefined),
  blob: (json) => {
    const bytes = typeof json === 'string' ? Buffer.from(json, 'base64') : undefined
    return bytes?.toString('base64') === json ? bytes : undefined
  },
}

const readString: Reader = (json, parent, name, phrases) => {
  if (typeof json !== 'string') throw phrases.wrongKind({ path: pathTo(parent, name), found: found(json), wanted: 'string' })
  if (!isStorable(json)) throw phrases.malformed('character')
  return json
}

function simpleReader(wanted: Exclude<SimpleKind, 'string'>): Reader {
  const read = simple[wanted]
  return (json, parent, name, phrases) => {
    const value = read(json, phrases)
    if (value === undefined) throw phrases.wrongKind({ path: pathTo(parent, name), found: found(json), wanted })
    return value
  }
}

/** Items that are `null` stay, as `undefined`, for the inspector to find. */
function listReader(list: ListShape): Reader {
  const read = compileReader(list.item)
  return (json, parent, name, phrases) => {
    const path = pathTo(parent, name)
    if (!Array.isArray(json)) throw phrases.wrongKind({ path, found: found(json), wanted: 'list' })
    return json.map((item: unknown, index) => (item === null ? undefined : read(item, `${path}.${index + 1}`, 'member', phrases)))
  }
}

function structureReader(structure: StructureShape): Reader {
  const members = structure.members.map(({ name, shape }) => ({ name, read: compileReader(shape) }))
  return (json, parent, name, phrases) => {
    const path = pathTo(parent, name)
    if (typeof json !== 'object' || Array.isArray(json)) throw phrases.wrongKind({ path, found: found(json), wanted: 'structure' })
    const given = json as Readonly<Record<string, unknown>>
    const value: Record<string, unknown> = {}
    for (const member of members) {
      const part = given[member.name]
      if (part !== undefined && part !== null) value[member.name] = member.read(part, path, member.name, phrases)
    }
    return value
  }
}

export function compileReader(shape: Shape): Reader {
  switch (shape.kind) {
    case 'structure':
      return structureReader(shape)
    case 'list':
      return listReader(shape)
    case 'string':
      return readString
    default:
      return simpleReader(shape.kind)
  }
}
