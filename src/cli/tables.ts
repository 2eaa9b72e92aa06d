// Answers for people: a list as a table, anything else as a name and a value a line.
type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

const momentNames = /(At|since|^at)$/

/** Control characters of what a tenant typed must not reach a terminal. */
const safe = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\uFFFD')

export function shown(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' && momentNames.test(name)) return new Date(value * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z')
  if (Array.isArray(value)) return value.map((each) => shown(name, each)).join(', ')
  if (isRow(value))
    return Object.entries(value)
      .map(([key, part]) => `${key}=${shown(key, part)}`)
      .join(' ')
  return safe(typeof value === 'string' ? value : JSON.stringify(value))
}

export function table(rows: readonly Row[], columns: readonly string[]): string {
  if (rows.length === 0) return 'None.\n'
  const cells = [
    columns.map((column) => column.replaceAll(/[A-Z]/g, (letter) => ` ${letter}`).toUpperCase()),
    ...rows.map((row) => columns.map((column) => shown(column, row[column]))),
  ]
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)))
  return `${cells
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`
}

/** Members one a line; of an answer with a single structure, that structure's. */
export function listing(answer: Row): string {
  const [only, ...others] = Object.entries(answer)
  const members: readonly (readonly [string, unknown])[] =
    only !== undefined && others.length === 0 && isRow(only[1]) ? Object.entries(only[1]) : Object.entries(answer)
  const flat = members.flatMap(([name, value]) => (isRow(value) ? Object.entries(value) : [[name, value] as const]))
  const width = Math.max(0, ...flat.map(([name]) => name.length))
  return flat.map(([name, value]) => `${name.padEnd(width)}  ${shown(name, value)}\n`).join('') || 'Done.\n'
}
