// One text for one value: members sorted, no blanks. Signatures are made over it, and two documents
// are the same exactly when their texts are.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json | undefined }

/** JSON with members in code-unit order and absent ones left out. Numbers must be finite. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number in a document must be finite')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') return `{${membersOf(value).join(',')}}`
  throw new TypeError(`a document holds no ${typeof value}`)
}

const membersOf = (value: object): string[] =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
