// ARNs in policies: six parts between colons, each with wildcards of its own; a star does not reach
// over a colon.
import { refuseUnless } from '#domain/fault.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { fits, type Glob } from '#domain/policies/glob.ts'
import type { Look } from '#domain/policies/keys.ts'
import { patternOf, readPieces, splitPieces } from '#domain/policies/template.ts'

const parts = 6

export interface ArnPattern {
  readonly needs: readonly string[]
  readonly keys: readonly string[]
  /** The account it names, where it names one in full. */
  readonly account?: string
  fits(arn: string, look: Look): boolean
}

/** The six parts of an ARN; the last one may have colons of its own. */
export function partsOfArn(arn: string): readonly string[] | undefined {
  const all = arn.split(':')
  if (all.length < parts || all[0] !== 'arn') return undefined
  return [...all.slice(0, parts - 1), all.slice(parts - 1).join(':')]
}

export function readArnPattern(text: string, where: string, variables: boolean): ArnPattern {
  const pieces = splitPieces(readPieces(text, where, { wildcards: true, variables }), ':', parts)
  refuseUnless(pieces.length === parts && text.startsWith('arn:'), policyFaults.malformed, where, `'${text}' is neither * nor an ARN of six parts.`)
  const patterns = pieces.map((part) => patternOf(part))
  const needs = patterns.flatMap((pattern) => pattern.needs)
  const keys = patterns.flatMap((pattern) => pattern.keys)
  const fixed = keys.length === 0 ? patterns.map((pattern) => pattern.glob(() => undefined)) : undefined
  const account = text.split(':')[4] ?? ''
  return {
    needs,
    keys,
    ...(/^\d{12}$/.test(account) && { account }),
    fits(arn, look) {
      const values = partsOfArn(arn)
      if (values === undefined) return false
      return values.every((value, at) => fitsPart(fixed?.[at] ?? patterns[at]?.glob(look), value))
    },
  }
}

const fitsPart = (glob: Glob | undefined, value: string): boolean => glob !== undefined && fits(glob, value)

/** `*` alone, which also stands for calls that concern no resource. */
export const anyResource: ArnPattern = { needs: [], keys: [], fits: () => true }
