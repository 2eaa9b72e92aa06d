// Policies in two languages: random ones as IAM's JSON, and the same said in Cedar, whose evaluator
// was proved by others. Only what both can say: Cedar has no `?`, no quantifiers over patterns and
// no text put together from parts.
import { createRequire } from 'node:module'
import { join } from 'node:path'

export type Draw = (limit: number) => number

/** Numbers from a seed (mulberry32), so that a disagreement can be had again. */
export function drawing(seed: number): Draw {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

export const oneOf = <Each>(draw: Draw, all: readonly Each[]): Each => all[draw(all.length)] as Each
export const some = <Each>(draw: Draw, most: number, make: () => Each): readonly Each[] => Array.from({ length: 1 + draw(most) }, make)
const quoted = (text: string): string => JSON.stringify(text)

const actions = [
  '*',
  'directconnect:*',
  'directconnect:Describe*',
  'directconnect:*Connection*',
  'directconnect:DeleteConnection',
  'directconnect:*S',
  'ec2:Describe*',
  'ec2:CreateTags',
]
export const asked = [
  'directconnect:DescribeConnections',
  'directconnect:DeleteConnection',
  'directconnect:DescribeTags',
  'ec2:CreateTags',
  'ec2:DescribeVpcs',
]
export const accounts = ['111122223333', '444455556666']
export const regions = ['us-east-1', 'eu-west-1']
export const ids = ['dxcon/a', 'dxcon/ab', 'dxcon/b:a', 'dxlag/a', 'dxvif/ba', '*']
const patterns = ['*', 'dxcon/*', 'dxcon/a', '*a', 'dx*/*b*', 'dxvif/*a', 'dxcon/b:*']
export const words = ['alice', 'bob', 'a*', '*', 'net', 'Net', '']
const likes = ['*', 'a*', '*b', '*e*', 'alice', 'n*t']

interface Said {
  readonly iam: Readonly<Record<string, unknown>>
  readonly cedar: string
}

const any = (terms: readonly string[]): string => `(${terms.join(' || ')})`
const all = (terms: readonly string[]): string => `(${terms.join(' && ')})`

function actionsIn(draw: Draw): Said {
  const list = some(draw, 3, () => oneOf(draw, actions))
  const not = draw(6) === 0
  const term = any(list.map((each) => `context.action like ${quoted(each.toLowerCase())}`))
  return { iam: { [not ? 'NotAction' : 'Action']: list }, cedar: not ? `!${term}` : term }
}

function resourcesIn(draw: Draw): Said {
  const list = some(draw, 3, () => {
    if (draw(4) === 0) return { iam: '*', cedar: 'true' }
    const parts = [
      'arn',
      oneOf(draw, ['aws', '*', 'aws-*']),
      oneOf(draw, ['directconnect', '*', 'd*t']),
      oneOf(draw, ['*', ...regions, 'us-*']),
      oneOf(draw, ['*', ...accounts, '4*']),
      oneOf(draw, patterns),
    ]
    return { iam: parts.join(':'), cedar: all(['context has p5', ...parts.map((part, at) => `context.p${at} like ${quoted(part)}`)]) }
  })
  const not = draw(6) === 0
  const term = any(list.map(({ cedar }) => cedar))
  return { iam: { [not ? 'NotResource' : 'Resource']: list.map(({ iam }) => iam) }, cedar: not ? `!${term}` : term }
}

/** Condition keys that hold one text, and their names in Cedar. */
export const texts = { 'aws:username': 'username', 'aws:userid': 'userid', 'aws:ResourceTag/team': 'team' } as const

/** A condition, and what an Allow needs besides because a variable must have a value. */
function conditionIn(draw: Draw): Said & { readonly operator: string; readonly key: string; readonly needs?: string } {
  const key = oneOf(draw, Object.keys(texts) as (keyof typeof texts)[])
  const name = texts[key]
  const ifExists = draw(5) === 0
  const holding = (
    operator: string,
    values: unknown,
    term: string,
    negated: boolean,
    cedarName = name as string,
    iamKey = key as string,
  ) => {
    const has = `context has ${cedarName}`
    const present = negated ? `!${term}` : term
    const cedar = ifExists || negated ? any([`!(${has})`, present]) : all([has, present])
    return { operator: `${operator}${ifExists ? 'IfExists' : ''}`, key: iamKey, iam: { values }, cedar }
  }
  const negated = draw(2) === 0
  const not = negated ? 'Not' : ''
  switch (draw(9)) {
    case 0: {
      const values = some(draw, 3, () => oneOf(draw, words))
      return holding(`String${not}Equals`, values, any(values.map((each) => `context.${name} == ${quoted(each)}`)), negated)
    }
    case 1: {
      const values = some(draw, 3, () => oneOf(draw, likes))
      return holding(`String${not}Like`, values, any(values.map((each) => `context.${name} like ${quoted(each)}`)), negated)
    }
    case 2: {
      const value = draw(5) - 2
      const [operator, sign] = oneOf(draw, [
        ['LessThan', '<'],
        ['LessThanEquals', '<='],
        ['GreaterThan', '>'],
        ['GreaterThanEquals', '>='],
        ['Equals', '=='],
      ] as const)
      return holding(`Numeric${operator}`, String(value), `(context.epoch ${sign} ${value})`, false, 'epoch', 'aws:EpochTime')
    }
    case 3: {
      const value = draw(2) === 0
      return holding('Bool', String(value), `(context.secure == ${value})`, false, 'secure', 'aws:SecureTransport')
    }
    case 4: {
      const values = some(draw, 2, () => oneOf(draw, ['192.0.2.0/24', '192.0.2.128/25', '198.51.100.7/32', '2001:db8::/32', '0.0.0.0/0']))
      return holding(
        `${not}IpAddress`,
        values,
        any(values.map((each) => `context.ip.isInRange(ip(${quoted(each)}))`)),
        negated,
        'ip',
        'aws:SourceIp',
      )
    }
    case 5: {
      const value = draw(2) === 0
      return { operator: 'Null', key, iam: { values: String(value) }, cedar: value ? `!(context has ${name})` : `(context has ${name})` }
    }
    case 6: {
      const values = some(draw, 3, () => oneOf(draw, ['a', 'b', 'c']))
      const set = `[${values.map(quoted).join(', ')}]`
      return {
        operator: 'ForAnyValue:StringEquals',
        key: 'aws:TagKeys',
        iam: { values },
        cedar: all(['context has keys', `context.keys.containsAny(${set})`]),
      }
    }
    case 7: {
      const values = some(draw, 3, () => oneOf(draw, ['a', 'b', 'c']))
      const set = `[${values.map(quoted).join(', ')}]`
      return {
        operator: 'ForAllValues:StringEquals',
        key: 'aws:TagKeys',
        iam: { values },
        cedar: any(['!(context has keys)', `${set}.containsAll(context.keys)`]),
      }
    }
    default: {
      const term = all(['context has username', `context.${name} == context.username`])
      return { ...holding(`String${not}Equals`, '${aws:username}', term, negated), needs: 'context has username' }
    }
  }
}

function statementIn(draw: Draw): Said {
  const effect = draw(3) === 0 ? 'Deny' : 'Allow'
  const [action, resource] = [actionsIn(draw), resourcesIn(draw)]
  const conditions = draw(3) === 0 ? [] : some(draw, 3, () => conditionIn(draw))
  const Condition: Record<string, Record<string, unknown>> = {}
  const used: string[] = []
  for (const each of conditions) {
    // A key stands once under an operator; another one of the same would replace it.
    if (Condition[each.operator]?.[each.key] !== undefined) continue
    Condition[each.operator] = { ...Condition[each.operator], [each.key]: each.iam['values'] }
    used.push(each.cedar, ...(effect === 'Allow' && each.needs !== undefined ? [each.needs] : []))
  }
  return {
    iam: { Effect: effect, ...action.iam, ...resource.iam, ...(used.length > 0 && { Condition }) },
    cedar: `${effect === 'Allow' ? 'permit' : 'forbid'}(principal, action, resource) when { ${all([action.cedar, resource.cedar, ...used])} };`,
  }
}

export function policyIn(draw: Draw): { readonly iam: string; readonly cedar: string } {
  const statements = some(draw, 5, () => statementIn(draw))
  return {
    iam: JSON.stringify({ Version: '2012-10-17', Statement: statements.map(({ iam }) => iam) }),
    cedar: statements.map(({ cedar }) => cedar).join('\n'),
  }
}

interface Entity {
  readonly type: string
  readonly id: string
}

export interface Cedar {
  preparsePolicySet(id: string, policies: { readonly staticPolicies: string }): { readonly type: string }
  statefulIsAuthorized(call: {
    readonly principal: Entity
    readonly action: Entity
    readonly resource: Entity
    readonly context: object
    readonly entities: readonly object[]
    readonly preparsedPolicySetId: string
  }): {
    readonly type: string
    readonly response?: {
      readonly decision: string
      readonly diagnostics: { readonly reason: readonly string[]; readonly errors: readonly unknown[] }
    }
  }
}

/** The package, where it is installed: in the project, or in the folder that CEDAR_FOLDER names. */
export function cedarHere(): Cedar | undefined {
  const folder = process.env['CEDAR_FOLDER']
  try {
    const found = createRequire(folder === undefined ? import.meta.url : join(folder, 'package.json'))
    return found('@cedar-policy/cedar-wasm/nodejs') as Cedar
  } catch {
    return undefined
  }
}
