// Conditions: all operators and keys must hold, of each key's values one is enough. What a key that
// the request does not have means, depends on the operator, as AWS documents it: nothing is equal
// to it, everything differs from it, and …IfExists does not mind.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { keyKind, type Look } from '#domain/policies/keys.ts'
import { operators, type Test } from '#domain/policies/operators.ts'
import { fieldsOf, textsOf } from '#domain/policies/reading.ts'

type Quantifier = 'ForAllValues' | 'ForAnyValue'

export interface Condition {
  readonly key: string
  readonly needs: readonly string[]
  /** Every key it looks at, its own among them. */
  readonly keys: readonly string[]
  holds(look: Look): boolean
}

interface Name {
  readonly quantifier?: Quantifier
  readonly operator: string
  readonly ifExists: boolean
}

function nameOf(written: string): Name {
  const [first = '', second] = written.split(':', 2)
  const quantifier = second !== undefined && (first === 'ForAllValues' || first === 'ForAnyValue') ? first : undefined
  const rest = quantifier === undefined ? written : (second ?? '')
  const ifExists = rest.endsWith('IfExists')
  return { operator: ifExists ? rest.slice(0, -'IfExists'.length) : rest, ifExists, ...(quantifier && { quantifier }) }
}

export function readConditions(written: unknown, where: string, variables: boolean): readonly Condition[] {
  // AWS's own console writes it so where there are none.
  if (JSON.stringify(written) === '{}') return []
  return Object.entries(fieldsOf(written, where)).flatMap(([operator, keys]) => {
    const place = `${where}.${operator}`
    return Object.entries(fieldsOf(keys, place)).map(([key, values]) =>
      readCondition(nameOf(operator), operator, key, values, place, variables),
    )
  })
}

function readCondition(name: Name, written: string, key: string, values: unknown, place: string, variables: boolean): Condition {
  const where = `${place}.${key}`
  const lowered = key.toLowerCase()
  const kind = keyKind(lowered)
  if (kind === undefined) refuse(policyFaults.malformed, where, `${key} is not a condition key that is known here.`)
  const texts = textsOf(values, where)
  if (name.operator === 'Null') {
    refuseUnless(
      name.quantifier === undefined && !name.ifExists,
      policyFaults.malformed,
      place,
      `${written} is not an operator that is known here.`,
    )
    return absent(lowered, texts, where)
  }
  const operator = Object.hasOwn(operators, name.operator) ? operators[name.operator] : undefined
  if (operator === undefined) refuse(policyFaults.malformed, place, `${written} is not an operator that is known here.`)
  const unsaid = kind.many && name.quantifier === undefined
  if (unsaid) refuse(policyFaults.malformed, where, `${key} has several values: say ForAllValues:${written} or ForAnyValue:${written}.`)
  const tests = texts.map((text) => operator.read(text, where, variables))
  return {
    key: lowered,
    needs: tests.flatMap(({ needs }) => needs),
    keys: [lowered, ...tests.flatMap(({ keys }) => keys)],
    holds: holding(lowered, tests, operator.negated, name),
  }
}

function holding(key: string, tests: readonly Test[], negated: boolean, { quantifier, ifExists }: Name): (look: Look) => boolean {
  return (look) => {
    const values = look(key)
    if (values === undefined || values.length === 0) {
      if (ifExists || quantifier === 'ForAllValues') return true
      return quantifier === undefined && negated
    }
    const meets = (value: string): boolean => tests.some((test) => test.meets(value, look)) !== negated
    return quantifier === 'ForAnyValue' ? values.some(meets) : values.every(meets)
  }
}

function absent(key: string, texts: readonly string[], where: string): Condition {
  const wanted = texts.map((text) => {
    const lowered = text.toLowerCase()
    refuseUnless(lowered === 'true' || lowered === 'false', policyFaults.malformed, where, `'${text}' is neither true nor false.`)
    return lowered === 'true'
  })
  return { key, needs: [], keys: [key], holds: (look) => wanted.includes((look(key) ?? []).length === 0) }
}
