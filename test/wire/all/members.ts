// Walks what the schemas say of an operation's input: every member in it by its path, and values
// put in the place of one.
import { type OperationName, schemaOf } from '#contract/contract.ts'
import type { Shape } from '#contract/shapes.ts'

export interface Member {
  readonly operation: OperationName
  /** Names of members; `*` stands for an item of a list. */
  readonly path: readonly string[]
  readonly shape: Shape
}

function inside(operation: OperationName, path: readonly string[], shape: Shape): Member[] {
  const here = { operation, path, shape }
  if (shape.kind === 'list') return [here, ...inside(operation, [...path, '*'], shape.item)]
  if (shape.kind !== 'structure') return [here]
  return [here, ...shape.members.flatMap((member) => inside(operation, [...path, member.name], member.shape))]
}

/** Every member of the operation's input and every item of its lists, but not the input itself. */
export const membersOf = (operation: OperationName): readonly Member[] => inside(operation, [], schemaOf(operation).input).slice(1)

/** A whole input with `value` at the path, and nothing beside it. */
export const inputWith = (path: readonly string[], value: unknown): unknown =>
  path.toReversed().reduce<unknown>((inner, name) => (name === '*' ? [inner] : { [name]: inner }), value)
