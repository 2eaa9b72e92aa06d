// Reading a policy's JSON, with the place of whatever is wrong: objects, lists, texts, and no name
// twice in one object, since of two effects only one would count and nobody could see which.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { policyFaults } from '#domain/policies/faults.ts'

const deepest = 12

export function readJson(document: string): unknown {
  mustNotRepeat(document)
  try {
    return JSON.parse(document)
  } catch {
    return refuse(policyFaults.malformed, 'The document', 'it is not valid JSON.')
  }
}

export function fieldsOf(written: unknown, where: string): Readonly<Record<string, unknown>> {
  const isObject = typeof written === 'object' && written !== null && !Array.isArray(written)
  refuseUnless(isObject, policyFaults.malformed, where, 'an object is expected.')
  refuseUnless(Object.keys(written).length > 0, policyFaults.malformed, where, 'it is empty.')
  return Object.fromEntries(Object.entries(written))
}

/** A value or a list of them, as texts: numbers and truth values may stand without quotes. */
export function textsOf(written: unknown, where: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : [written]
  refuseUnless(list.length > 0, policyFaults.malformed, where, 'the list is empty.')
  return list.map((value) => {
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return refuse(policyFaults.malformed, where, 'a text or a list of texts is expected.')
  })
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/** Names of one object may not be repeated. What is not JSON at all is found by the parser. */
function mustNotRepeat(document: string): void {
  const open: (Set<string> | undefined)[] = []
  let name: string | undefined
  for (const [found] of document.matchAll(token)) {
    if (found === '{') open.push(new Set())
    else if (found === '[') open.push(undefined)
    else if (found === '}' || found === ']') open.pop()
    else if (found === ':' && name !== undefined) {
      const names = open.at(-1)
      refuseUnless(names?.has(name) !== true, policyFaults.malformed, 'The document', `${name} stands twice in one object.`)
      names?.add(name)
    }
    refuseUnless(open.length <= deepest, policyFaults.malformed, 'The document', 'it is nested too deeply.')
    name = found.startsWith('"') ? found : undefined
  }
}
