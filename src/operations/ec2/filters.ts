// Filters as EC2's Describe operations take them: all must hold, of each filter's values one is
// enough, with `*` and `?`. A filter that is not known is refused rather than passed over.
import { cloudFaults } from '#domain/cloud/faults.ts'
import { refuse } from '#domain/fault.ts'
import { fits, plainGlob } from '#domain/policies/glob.ts'
import type { Tag } from '#domain/tags/tag.ts'
import type { Form } from '#operations/query-operation.ts'

/** What a row answers to each filter; several texts where it has several. */
export type Filterable = Readonly<Record<string, string | readonly string[] | undefined>>

export function filtered<Row>(
  form: Form,
  rows: readonly Row[],
  of: (row: Row) => Filterable,
  tagsOf: (row: Row) => readonly Tag[] = () => [],
): readonly Row[] {
  const filters = form.forms('Filter').map((filter) => ({ name: filter.text('Name') ?? '', globs: filter.texts('Value').map(plainGlob) }))
  return rows.filter((row) => {
    const known = of(row)
    return filters.every(({ name, globs }) => valuesOf(name, known, tagsOf(row)).some((value) => globs.some((glob) => fits(glob, value))))
  })
}

function valuesOf(name: string, known: Filterable, tags: readonly Tag[]): readonly string[] {
  if (name === 'tag-key') return tags.map(({ key }) => key)
  if (name.startsWith('tag:')) return tags.filter(({ key }) => key === name.slice(4)).map(({ value }) => value)
  if (!Object.hasOwn(known, name)) return refuse(cloudFaults.badValue, 'Filter', name, 'This filter is not served here.')
  const values = known[name] ?? []
  return typeof values === 'string' ? [values] : values
}
