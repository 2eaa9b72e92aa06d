// The reader's own choice of columns and page size, kept in this browser for each table.
import CollectionPreferences from '@cloudscape-design/components/collection-preferences'
import { useState } from 'react'

export interface Preferences {
  readonly pageSize: number
  readonly wrapLines: boolean
  readonly visible: readonly string[]
}

export function useTablePreferences(table: string, visible: readonly string[]): readonly [Preferences, (next: Preferences) => void] {
  const place = `demarc-table ${table}`
  const [preferences, setPreferences] = useState<Preferences>(() => {
    const usual = { pageSize: 50, wrapLines: false, visible }
    try {
      return { ...usual, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Preferences>) }
    } catch {
      return usual
    }
  })
  const keep = (next: Preferences) => {
    localStorage.setItem(place, JSON.stringify(next))
    setPreferences(next)
  }
  return [preferences, keep]
}

interface Props {
  readonly columns: readonly { readonly id: string; readonly header: string }[]
  readonly value: Preferences
  readonly onChange: (next: Preferences) => void
}

export function TablePreferences({ columns, value, onChange }: Props) {
  return (
    <CollectionPreferences
      title='Preferences'
      confirmLabel='Confirm'
      cancelLabel='Cancel'
      preferences={{ pageSize: value.pageSize, wrapLines: value.wrapLines, visibleContent: [...value.visible] }}
      pageSizePreference={{ title: 'Rows on a page', options: [20, 50, 100, 500].map((size) => ({ value: size, label: `${size} rows` })) }}
      wrapLinesPreference={{ label: 'Wrap lines', description: 'Show all of the text' }}
      visibleContentPreference={{
        title: 'Columns',
        options: [{ label: 'Columns', options: columns.map(({ id, header }, index) => ({ id, label: header, editable: index > 0 })) }],
      }}
      onConfirm={({ detail }) =>
        onChange({
          pageSize: detail.pageSize ?? value.pageSize,
          wrapLines: detail.wrapLines ?? value.wrapLines,
          visible: detail.visibleContent ?? value.visible,
        })
      }
    />
  )
}
