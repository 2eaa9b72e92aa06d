// The operator's contract is written once, in the form that the rest of the house reads schemas in,
// and its types are read off it. Members are required or optional; nothing else is said of them
// here, since ranges and names are the domain's to refuse in its own words.
import type { MemberShape, OperationShape, Shape, StructureShape } from '#contract/shapes.ts'

/** A shape and, for the compiler only, the type of its values. */
export interface Typed<T> {
  readonly shape: Shape
  readonly value?: T
}

type Members = Readonly<Record<string, Typed<unknown>>>
type TypeOf<M> = M extends Typed<infer T> ? T : never
export type Struct<R extends Members, O extends Members> = { readonly [K in keyof R]: TypeOf<R[K]> } & {
  readonly [K in keyof O]?: TypeOf<O[K]>
}

export const text: Typed<string> = { shape: { kind: 'string' } }
export const whole: Typed<number> = { shape: { kind: 'long' } }
export const flag: Typed<boolean> = { shape: { kind: 'boolean' } }
export const moment: Typed<Date> = { shape: { kind: 'timestamp' } }
export const bytes: Typed<Uint8Array> = { shape: { kind: 'blob' } }

export const list = <T>(item: Typed<T>): Typed<readonly T[]> => ({ shape: { kind: 'list', item: item.shape } })

const membersOf = (members: Members, required: boolean): readonly MemberShape[] =>
  Object.entries(members).map(([name, { shape }]) => ({ name, required, shape }))

const structureOf = (name: string, required: Members, optional: Members): StructureShape => ({
  kind: 'structure',
  name,
  members: [...membersOf(required, true), ...membersOf(optional, false)],
})

export function structure<R extends Members>(name: string, required: R): Typed<Struct<R, Record<never, never>>>
export function structure<R extends Members, O extends Members>(name: string, required: R, optional: O): Typed<Struct<R, O>>
export function structure(name: string, required: Members, optional: Members = {}): Typed<unknown> {
  return { shape: structureOf(name, required, optional) }
}

/** One operation: its access, its shapes and, for the compiler, its types. */
export interface OperatorShape<I, O> {
  readonly access: 'read' | 'write'
  readonly about: string
  readonly shapeOf: (name: string) => OperationShape
  readonly types?: { readonly input: I; readonly output: O }
}

const made = (access: 'read' | 'write', about: string, input: readonly [Members, Members], output: readonly [Members, Members]) => ({
  access,
  about,
  shapeOf: (name: string): OperationShape => ({
    name,
    input: structureOf(`${name}Request`, ...input),
    output: structureOf(`${name}Result`, ...output),
  }),
})

/** Looks only. */
export const asks = <R extends Members, O extends Members, A extends Members>(
  about: string,
  required: R,
  optional: O,
  answer: A,
): OperatorShape<Struct<R, O>, Struct<A, Record<never, never>>> => made('read', about, [required, optional], [answer, {}])

const dry = { dryRun: flag }

/** Changes something; with `dryRun` it answers what it would have, and changes nothing. */
export const changes = <R extends Members, O extends Members, A extends Members, P extends Members>(
  about: string,
  required: R,
  optional: O,
  answer: A,
  perhaps: P,
): OperatorShape<Struct<R, O & typeof dry>, Struct<A, P>> => made('write', about, [required, { ...optional, ...dry }], [answer, perhaps])
