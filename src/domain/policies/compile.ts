// A policy's text becomes statements that can be asked, or is refused with the place and the reason.
// Nothing that is not understood is passed over: a word that we do not know might have been the one
// that denies.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { actions } from '#domain/policies/actions.ts'
import { anyResource, type ArnPattern, readArnPattern } from '#domain/policies/arns.ts'
import { type Condition, readConditions } from '#domain/policies/conditions.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { fits, plainGlob } from '#domain/policies/glob.ts'
import { asksResource } from '#domain/policies/keys.ts'
import { type PrincipalPattern, readPrincipals } from '#domain/policies/principals.ts'
import { fieldsOf, readJson, textsOf } from '#domain/policies/reading.ts'

export interface Statement {
  readonly effect: 'Allow' | 'Deny'
  /** `service:Action` in lower case. */
  concerns(action: string): boolean
  readonly resources: readonly ArnPattern[]
  /** The resources are those it does not speak of. */
  readonly notResources: boolean
  readonly conditions: readonly Condition[]
  /** Only in policies of roles: who may assume them. */
  readonly principals?: readonly PrincipalPattern[]
  /** Keys of variables without which an Allow says nothing. */
  readonly needs: readonly string[]
  /** It asks what only the stored resource can answer. */
  readonly asksResource: boolean
}

export interface Policy {
  readonly statements: readonly Statement[]
}

/** `identity` policies belong to users and roles; `trust` policies say who may assume a role. */
export type PolicyKind = 'identity' | 'trust'

const versions = ['2012-10-17', '2008-10-17']
const policyFields = ['Version', 'Id', 'Statement']
const statementFields: Readonly<Record<PolicyKind, readonly string[]>> = {
  identity: ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
  trust: ['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Condition'],
}

/** Refuses with `MalformedPolicyDocument`. */
export function compilePolicy(document: string, kind: PolicyKind = 'identity'): Policy {
  const fields = fieldsOf(readJson(document), 'The document')
  mustBeKnown(fields, policyFields, '')
  const version = fields['Version'] ?? versions[1]
  const isVersion = typeof version === 'string' && versions.includes(version)
  refuseUnless(isVersion, policyFaults.malformed, 'Version', `2012-10-17 is expected, not '${textOf(version)}'.`)
  const written = fields['Statement']
  refuseUnless(written !== undefined, policyFaults.malformed, 'Statement', 'it is missing.')
  const list: readonly unknown[] = Array.isArray(written) ? written : [written]
  refuseUnless(list.length > 0, policyFaults.malformed, 'Statement', 'the list is empty.')
  const sids = new Set<string>()
  // Variables came with the newer version; in the older one they are just text.
  const reading: StatementReading = { kind, variables: version === versions[0], sids }
  return { statements: list.map((each, at) => readStatement(each, `Statement[${at}]`, reading)) }
}

interface StatementReading {
  readonly kind: PolicyKind
  readonly variables: boolean
  readonly sids: Set<string>
}

function readStatement(written: unknown, where: string, { kind, variables, sids }: StatementReading): Statement {
  const fields = fieldsOf(written, where)
  mustBeKnown(fields, statementFields[kind], `${where}.`)
  mustBeSid(fields['Sid'], `${where}.Sid`, sids)
  const effect = fields['Effect']
  if (effect !== 'Allow' && effect !== 'Deny')
    return refuse(policyFaults.malformed, `${where}.Effect`, `Allow or Deny is expected, not '${textOf(effect)}'.`)
  const concerns = readActions(fields, where)
  const { resources, notResources } =
    kind === 'trust' ? { resources: [anyResource], notResources: false } : readResources(fields, where, variables)
  const conditions = fields['Condition'] === undefined ? [] : readConditions(fields['Condition'], `${where}.Condition`, variables)
  const keys = [...resources.flatMap((each) => each.keys), ...conditions.flatMap((each) => each.keys)]
  return {
    effect,
    concerns,
    resources,
    notResources,
    conditions,
    needs: [...resources.flatMap((each) => each.needs), ...conditions.flatMap((each) => each.needs)],
    asksResource: keys.some(asksResource),
    ...(kind === 'trust' && { principals: readPrincipals(fields['Principal'], `${where}.Principal`) }),
  }
}

const textOf = (written: unknown): string => (typeof written === 'string' ? written : (JSON.stringify(written) ?? 'nothing'))

function mustBeKnown(fields: Readonly<Record<string, unknown>>, known: readonly string[], where: string): void {
  const strange = Object.keys(fields).find((name) => !known.includes(name))
  if (strange !== undefined) refuse(policyFaults.malformed, `${where}${strange}`, `this is not known here; known are ${known.join(', ')}.`)
}

function mustBeSid(written: unknown, where: string, sids: Set<string>): void {
  if (written === undefined) return
  const isSid = typeof written === 'string' && /^[0-9A-Za-z]*$/.test(written)
  refuseUnless(isSid, policyFaults.malformed, where, 'only letters and digits are expected.')
  refuseUnless(written === '' || !sids.has(written), policyFaults.malformed, where, `'${written}' is used twice.`)
  sids.add(written)
}

/** The one of two fields that is there. */
function oneField(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  where: string,
): { readonly texts: readonly string[]; readonly not: boolean; readonly place: string } {
  const not = `Not${name}`
  const both = fields[name] !== undefined && fields[not] !== undefined
  refuseUnless(!both, policyFaults.malformed, where, `${name} and ${not} exclude each other.`)
  const present = fields[not] === undefined ? name : not
  const written = fields[present]
  refuseUnless(written !== undefined, policyFaults.malformed, where, `${name} or ${not} is missing.`)
  const place = `${where}.${present}`
  return { texts: textsOf(written, place), not: present === not, place }
}

function readActions(fields: Readonly<Record<string, unknown>>, where: string): (action: string) => boolean {
  const { texts, not, place } = oneField(fields, 'Action', where)
  const globs = texts.map((text) => readAction(text, place))
  return (action) => globs.some((glob) => fits(glob, action)) !== not
}

function readAction(text: string, where: string) {
  const lowered = text.toLowerCase()
  if (lowered === '*' || lowered === '*:*') return plainGlob('*')
  const [service = '', name] = lowered.split(':', 2)
  const known = actions.get(service)
  if (name === undefined) refuse(policyFaults.malformed, where, `'${text}' is not an action such as directconnect:DescribeConnections.`)
  if (known === undefined)
    refuse(policyFaults.malformed, where, `'${text}' is of no service that is known here: ${[...actions.keys()].join(', ')}.`)
  const glob = plainGlob(lowered)
  const some = known.some((action) => fits(glob, `${service}:${action.toLowerCase()}`))
  refuseUnless(some, policyFaults.malformed, where, `'${text}' is not an action of ${service} that is known here.`)
  return glob
}

function readResources(fields: Readonly<Record<string, unknown>>, where: string, variables: boolean) {
  const { texts, not, place } = oneField(fields, 'Resource', where)
  return { resources: texts.map((text) => (text === '*' ? anyResource : readArnPattern(text, place, variables))), notResources: not }
}
