// Text of a policy as it was written: wildcards and variables such as `${aws:username}`. Read once
// when the policy is; what has no variable is a finished pattern from then on.
import { refuse } from '#domain/fault.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { type Glob, type GlobPiece, globOf } from '#domain/policies/glob.ts'
import { keyKind, type Look, oneOf } from '#domain/policies/keys.ts'

interface Variable {
  readonly key: string
  /** What it stands for in a request without the key. */
  readonly otherwise?: string
}

type Piece = GlobPiece | Variable

export type Pieces = readonly Piece[]

export interface Reading {
  /** `*` and `?` are wildcards; otherwise they are themselves. */
  readonly wildcards: boolean
  /** `${…}` is a variable, as from version 2012-10-17 on; otherwise it is itself. */
  readonly variables: boolean
}

/** A text that a value may fit. */
export interface Pattern {
  /** Keys that must be there for it to say anything. */
  readonly needs: readonly string[]
  /** Every key it looks at. */
  readonly keys: readonly string[]
  /** The pattern for every request, where it has no variables. */
  readonly fixed?: Glob
  /** The pattern for one request; nothing when a key that it needs is missing. */
  glob(look: Look): Glob | undefined
}

const isVariable = (piece: Piece): piece is Variable => typeof piece === 'object' && 'key' in piece
const isFixed = (piece: Piece): piece is GlobPiece => !isVariable(piece)

/** Splits at a character that stands in the text itself, into at most `most` parts. */
export function splitPieces(pieces: readonly Piece[], separator: string, most: number): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]]
  for (const piece of pieces) {
    if (typeof piece === 'string' || isVariable(piece)) {
      parts.at(-1)?.push(piece)
      continue
    }
    const texts = piece.text.split(separator)
    for (const [index, text] of texts.entries()) {
      if (index > 0) {
        if (parts.length < most) parts.push([])
        else parts.at(-1)?.push({ text: separator })
      }
      if (text !== '') parts.at(-1)?.push({ text })
    }
  }
  return parts
}

export function patternOf(pieces: readonly Piece[]): Pattern {
  const variables = pieces.filter(isVariable)
  const keys = variables.map(({ key }) => key)
  const needs = variables.filter(({ otherwise }) => otherwise === undefined).map(({ key }) => key)
  if (variables.length === 0) {
    const glob = globOf(pieces.filter(isFixed))
    return { needs, keys, fixed: glob, glob: () => glob }
  }
  return {
    needs,
    keys,
    glob(look) {
      const filled: GlobPiece[] = []
      for (const piece of pieces) {
        if (!isVariable(piece)) filled.push(piece)
        else {
          const text = oneOf(look, piece.key) ?? piece.otherwise
          if (text === undefined) return undefined
          // A value's own stars are no wildcards.
          filled.push({ text })
        }
      }
      return globOf(filled)
    },
  }
}

export function readPieces(text: string, where: string, { wildcards, variables }: Reading): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    if (variables && character === '$' && text[at + 1] === '{') {
      const end = text.indexOf('}', at)
      if (end < 0) refuse(policyFaults.malformed, where, `a variable is opened and not closed in '${text}'.`)
      pieces.push(variableOf(text.slice(at + 2, end), where))
      at = end + 1
    } else if (wildcards && (character === '*' || character === '?')) {
      pieces.push(character)
      at += 1
    } else {
      const last = pieces.at(-1)
      if (last !== undefined && typeof last === 'object' && !isVariable(last)) pieces[pieces.length - 1] = { text: last.text + character }
      else pieces.push({ text: character })
      at += 1
    }
  }
  return pieces
}

const defaulted = /^([^,]*),\s*'([^']*)'$/

function variableOf(inside: string, where: string): Piece {
  // The three characters that would otherwise mean something.
  if (inside === '*' || inside === '?' || inside === '$') return { text: inside }
  const [, named = inside, otherwise] = defaulted.exec(inside) ?? []
  const key = named.trim().toLowerCase()
  const kind = keyKind(key)
  if (kind === undefined) refuse(policyFaults.malformed, where, `\${${inside}} is not a variable that is known here.`)
  if (kind.many) refuse(policyFaults.malformed, where, `\${${inside}} has several values and cannot stand for one text.`)
  return { key, ...(otherwise !== undefined && { otherwise }) }
}

export const readPattern = (text: string, where: string, reading: Reading): Pattern => patternOf(readPieces(text, where, reading))
