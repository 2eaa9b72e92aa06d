// Answers as XML: an object's members become elements in their order, lists become elements of
// items, and every text is escaped.
import type { Answer } from '#operations/query-operation.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Characters that XML cannot carry at all are left out. */
const unspeakable = /[^\t\n\r\u0020-\ufffd]/g

export const escaped = (text: string): string =>
  text.replace(unspeakable, '').replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** `item` is what elements of lists are called. */
export function xmlOf(name: string, value: Answer, item: string): string {
  if (value === undefined) return ''
  if (value instanceof Date) return element(name, value.toISOString().replace(/\.\d{3}Z$/, 'Z'))
  if (isList(value)) return element(name, value.map((each) => xmlOf(item, each, item)).join(''))
  if (typeof value === 'object') return element(name, membersOf(value, item))
  return element(name, escaped(String(value)))
}

export const membersOf = (value: { readonly [name: string]: Answer }, item: string): string =>
  Object.entries(value)
    .map(([name, each]) => xmlOf(name, each, item))
    .join('')

const isList = (value: Answer): value is readonly Answer[] => Array.isArray(value)

const element = (name: string, inside: string): string => (inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`)
