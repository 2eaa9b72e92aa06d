// A form's flat names as the structures they stand for. AWS's older services number lists from 1,
// with `member` in between (IAM, STS) or without it (EC2); either is read.
import type { Form } from '#operations/query-operation.ts'

const longest = 1000

export function formOf(body: Uint8Array): Form {
  return within(new Map(new URLSearchParams(Buffer.from(body).toString('utf8'))), '')
}

function within(fields: ReadonlyMap<string, string>, prefix: string): Form {
  const names = [...fields.keys()]
  /** Where the list's items begin: those that are there, in the order of their numbers. */
  const items = (name: string): readonly string[] => {
    const numbered = new RegExp(`^${RegExp.escape(prefix + name)}\\.(?:member\\.)?(\\d{1,4})(?=\\.|$)`)
    const starts = new Map<number, string>()
    for (const each of names) {
      const [start, number] = numbered.exec(each) ?? []
      if (start !== undefined && number !== undefined) starts.set(Number(number), start)
    }
    return [...starts]
      .sort(([a], [b]) => a - b)
      .map(([, start]) => start)
      .slice(0, longest)
  }
  return {
    text: (name) => fields.get(prefix + name),
    texts: (name) => items(name).flatMap((start) => fields.get(start) ?? []),
    forms: (name) => items(name).map((start) => within(fields, `${start}.`)),
  }
}
