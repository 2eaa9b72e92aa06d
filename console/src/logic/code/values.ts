// The same value in three spellings: a word of a POSIX shell, a Python literal, an HCL expression.
// Whatever a person typed stays inside its quotes; nothing in it is run by the shell, interpolated
// by Terraform or read as Python.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json | undefined }

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** One word for `sh`; plain words stay bare. */
export const shellWord = (text: string): string => (/^[A-Za-z0-9_./:@=+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

function membersOf(value: { readonly [member: string]: Json | undefined }): readonly (readonly [string, Json])[] {
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined)
}

/** A JSON string literal is a Python one too, as long as it is ASCII. */
const asciiString = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Surrogate pairs are one character in Python. */
const pythonString = (text: string): string =>
  asciiString(text).replace(/\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/g, (_pair, high: string, low: string) => {
    const point = (Number.parseInt(high, 16) - 0xd800) * 0x400 + (Number.parseInt(low, 16) - 0xdc00) + 0x10000
    return `\\U${point.toString(16).padStart(8, '0')}`
  })

export function pythonValue(value: Json, indent = 0): string {
  const pad = ' '.repeat(indent + 4)
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return pythonString(value)
  if (isList(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => `${pad}${pythonValue(item, indent + 4)},\n`).join('')}${' '.repeat(indent)}]`
  }
  const members = membersOf(value)
  if (members.length === 0) return '{}'
  return `{\n${members.map(([name, inner]) => `${pad}${pythonString(name)}: ${pythonValue(inner, indent + 4)},\n`).join('')}${' '.repeat(indent)}}`
}

/** HCL: `${` and `%{` begin templates and are doubled. */
export function hclString(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/([$%])\{/g, '$1$1{')
    // oxlint-disable-next-line no-control-regex -- just those have to be escaped.
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${escaped}"`
}

export function hclValue(value: Json, indent = 0): string {
  const pad = ' '.repeat(indent + 2)
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (typeof value === 'string') return hclString(value)
  if (isList(value)) return `[${value.map((item) => hclValue(item, indent)).join(', ')}]`
  const members = membersOf(value)
  const names = members.map(([name]) => (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? name : hclString(name)))
  const width = Math.max(0, ...names.map((name) => name.length))
  return `{\n${members.map(([, inner], index) => `${pad}${(names[index] ?? '').padEnd(width)} = ${hclValue(inner, indent + 2)}\n`).join('')}${' '.repeat(indent)}}`
}
