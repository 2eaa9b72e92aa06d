// ARNs in policies: six parts between colons, each with wildcards of its own; a star does not reach
// over a colon. A request's ARN is taken apart once and then held against many patterns, so what a
// pattern does not care about costs nothing, and the part that tells most apart is looked at first.
import { refuseUnless } from '#domain/fault.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { fits } from '#domain/policies/glob.ts'
import type { Look } from '#domain/policies/keys.ts'
import { type Pattern, patternOf, type Pieces, readPieces, splitPieces } from '#domain/policies/template.ts'

const count = 6

/** An ARN's six parts; nothing for what is none, such as the `*` of a call that concerns no resource. */
export type Parts = readonly string[] | undefined

export interface ArnPattern {
  readonly needs: readonly string[]
  readonly keys: readonly string[]
  /** The account it names, where it names one in full. */
  readonly account?: string
  /** What the last part of every ARN that fits begins with, as far as that is known. */
  readonly prefix?: string
  fits(parts: Parts, look: Look): boolean
}

/** The last one may have colons of its own. */
export function partsOfArn(arn: string): Parts {
  const all = arn.split(':')
  if (all.length < count || all[0] !== 'arn') return undefined
  return all.length === count ? all : [...all.slice(0, count - 1), all.slice(count - 1).join(':')]
}

type PartTest = (value: string, look: Look) => boolean

export function readArnPattern(text: string, where: string, variables: boolean): ArnPattern {
  const pieces = splitPieces(readPieces(text, where, { wildcards: true, variables }), ':', count)
  const isArn = pieces.length === count && text.startsWith('arn:')
  refuseUnless(isArn, policyFaults.malformed, where, `'${text}' is neither * nor an ARN of six parts.`)
  const patterns = pieces.map(patternOf)
  const tests = patterns
    .map((pattern, at) => ({ at, test: testOf(pattern) }))
    .filter(({ at, test }) => at > 0 && test !== undefined)
    .toReversed()
  const account = text.split(':')[4] ?? ''
  return {
    needs: patterns.flatMap(({ needs }) => needs),
    keys: patterns.flatMap(({ keys }) => keys),
    ...(/^\d{12}$/.test(account) && { account }),
    prefix: prefixOf(pieces[count - 1]),
    fits(parts, look) {
      if (parts === undefined) return false
      for (const { at, test } of tests) if (test !== undefined && !test(parts[at] ?? '', look)) return false
      return true
    },
  }
}

/** The text in front of the first wildcard or variable. */
function prefixOf(pieces: Pieces = []): string {
  const [first] = pieces
  return typeof first === 'object' && 'text' in first ? first.text : ''
}

const isStar = (pattern: Pattern): boolean => pattern.fixed?.length === 2 && pattern.fixed.every(({ text }) => text === '')

/** Nothing where anything will do. */
function testOf(pattern: Pattern): PartTest | undefined {
  const { fixed } = pattern
  if (fixed === undefined) {
    return (value, look) => {
      const glob = pattern.glob(look)
      return glob !== undefined && fits(glob, value)
    }
  }
  const [only, more] = fixed
  if (only !== undefined && more === undefined && only.any === undefined) return (value) => value === only.text
  return isStar(pattern) ? undefined : (value) => fits(fixed, value)
}

/** `*` alone, which also stands for calls that concern no resource. */
export const anyResource: ArnPattern = { needs: [], keys: [], fits: () => true }
