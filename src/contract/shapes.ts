// Schemas as the rest of the house reads them. The client package's tuples are compact and meant
// for its own runtime; here they become plain structures, joined with the newer members and with
// the constraints that the package leaves out. Everything is resolved once, at the start.
import { type Constraint, constraints } from '#contract/constraints.ts'
import { newerMembers } from '#contract/newer.ts'

export type SimpleKind = 'string' | 'integer' | 'long' | 'boolean' | 'timestamp' | 'blob'

export interface SimpleShape {
  readonly kind: SimpleKind
}

export interface ListShape {
  readonly kind: 'list'
  readonly item: Shape
}

export interface StructureShape {
  readonly kind: 'structure'
  readonly name: string
  /** In the order of the model. */
  readonly members: readonly MemberShape[]
}

export type Shape = SimpleShape | ListShape | StructureShape

export interface MemberShape {
  readonly name: string
  readonly required: boolean
  readonly shape: Shape
  readonly constraint?: Constraint
}

export interface OperationShape {
  readonly name: string
  readonly input: StructureShape
  readonly output: StructureShape
}

/** The package calls every number a number; these alone have 64 bits, all others 32. */
const longs: ReadonlySet<string> = new Set(['amazonSideAsn', 'asnLong', 'asPath', 'path'])

const simple: Readonly<Record<number, SimpleKind>> = { 0: 'string', 1: 'integer', 2: 'boolean', 4: 'timestamp', 21: 'blob' }
const listModifier = 64

const structures = new Map<string, StructureShape>()

function structureOf(name: string, names: readonly string[], refs: readonly unknown[], required: number): StructureShape {
  const known = structures.get(name)
  if (known) return known
  const newer = newerMembers[name] ?? {}
  const members = [...names, ...Object.keys(newer)].map((member, index): MemberShape => {
    const constraint = constraints[name]?.[member]
    const shape = shapeOf(index < names.length ? refs[index] : newer[member], member)
    return { name: member, required: index < required, shape, ...(constraint && { constraint }) }
  })
  const structure: StructureShape = { kind: 'structure', name, members }
  structures.set(name, structure)
  return structure
}

function simpleOf(code: number, member: string): Shape {
  const kind = simple[code]
  if (kind === undefined) throw new Error(`Schema code ${code} of ${member} is not known.`)
  return { kind: kind === 'integer' && longs.has(member) ? 'long' : kind }
}

/** Reads a reference as the package writes it: a code, a tuple, or a function that gives either. */
function shapeOf(ref: unknown, member: string): Shape {
  if (typeof ref === 'function') return shapeOf(ref(), member)
  if (ref === 'unit') return { kind: 'structure', name: 'Unit', members: [] }
  if (typeof ref === 'number') {
    return ref & listModifier ? { kind: 'list', item: simpleOf(ref & ~listModifier, member) } : simpleOf(ref, member)
  }
  if (Array.isArray(ref) && ref[0] === 1) return { kind: 'list', item: shapeOf(ref[4], member) }
  if (Array.isArray(ref) && ref[0] === 3) return structureOf(ref[2], ref[4], ref[5], ref[6] ?? 0)
  throw new Error(`The schema of ${member} has a form that is not known.`)
}

/** Reads one of the package's operations, e.g. `[9, namespace, 'DeleteLag', 0, () => input, () => output]`. */
export function operationShape(schema: readonly unknown[]): OperationShape {
  const name = String(schema[2])
  const input = shapeOf(schema[4], name)
  const output = shapeOf(schema[5], name)
  if (input.kind !== 'structure' || output.kind !== 'structure') throw new Error(`${name} does not take and give structures.`)
  return { name, input, output }
}
