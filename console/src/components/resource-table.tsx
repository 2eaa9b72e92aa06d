// The table of a kind of resource: filters by property, sorting, the reader's own choice of
// columns, actions for the selected row with the reason where one is not possible, and CSV.
import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import PropertyFilter from '@cloudscape-design/components/property-filter'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useMemo, type ReactNode } from 'react'
import type { ApiFault } from '../api/call.ts'
import type { Action } from '../logic/actions.ts'
import { csvOf } from '../logic/csv.ts'
import { ActionMenu } from './action-menu.tsx'
import { download } from './download.ts'
import { Failure } from './failure.tsx'
import { TablePreferences, useTablePreferences } from './table-preferences.tsx'

export interface Column<T> {
  readonly id: string
  readonly header: string
  /** The cell as text: for filters, sorting and CSV; also what is shown, unless `cell` says otherwise. */
  readonly text: (item: T) => string
  readonly cell?: (item: T) => ReactNode
  readonly number?: (item: T) => number
  readonly width?: number
  /** Not shown until the reader asks for it. */
  readonly spare?: boolean
}

export interface ResourceTableProps<T, Id extends string> {
  readonly title: string
  /** One of them, in a sentence: `virtual interface`. */
  readonly thing: string
  readonly description?: string
  readonly items: readonly T[] | undefined
  readonly fault?: ApiFault | undefined
  readonly columns: readonly Column<T>[]
  readonly idOf: (item: T) => string
  readonly actionsOf?: (item: T) => readonly Action<Id>[]
  readonly onAction?: (id: Id, item: T) => void
  readonly buttons?: ReactNode
  readonly empty: ReactNode
  readonly fullPage?: boolean
}

interface Row<T> {
  readonly item: T
  readonly id: string
  readonly [column: string]: unknown
}

export function ResourceTable<T, Id extends string>(props: ResourceTableProps<T, Id>) {
  const { title, thing, items, columns, idOf, fullPage = true } = props
  const [preferences, setPreferences] = useTablePreferences(
    title,
    columns.filter(({ spare }) => spare !== true).map(({ id }) => id),
  )
  const rows = useMemo(
    () =>
      (items ?? []).map((item): Row<T> => ({
        item,
        id: idOf(item),
        ...Object.fromEntries(columns.map((column) => [`c-${column.id}`, column.text(item)])),
      })),
    [items, columns, idOf],
  )
  const collection = useCollection(rows, {
    propertyFiltering: {
      filteringProperties: columns.map(({ id, header }) => ({
        key: `c-${id}`,
        propertyLabel: header,
        groupValuesLabel: `Values of ${header}`,
        operators: ['=', '!=', ':', '!:'],
      })),
      empty: props.empty,
      noMatch: <NoMatch onClear={() => collection.actions.setPropertyFiltering({ tokens: [], operation: 'and' })} />,
    },
    pagination: { pageSize: preferences.pageSize },
    sorting: {},
    selection: { trackBy: 'id' },
  })
  const [chosen] = collection.collectionProps.selectedItems ?? []
  // The row as it is now, not as it was when it was chosen.
  const selected = rows.find(({ id }) => id === chosen?.id)?.item
  const save = () => {
    const shown = columns.filter(({ id }) => preferences.visible.includes(id))
    download(
      `${title.toLowerCase().replaceAll(' ', '-')}.csv`,
      csvOf(
        shown.map(({ header, text }) => ({ header, text })),
        collection.allPageItems.map(({ item }) => item),
      ),
      'text/csv;charset=utf-8',
    )
  }
  const { actionsOf, onAction } = props

  return (
    <Table<Row<T>>
      {...collection.collectionProps}
      items={[...collection.items]}
      variant={fullPage ? 'full-page' : 'container'}
      stickyHeader={fullPage}
      resizableColumns
      loading={items === undefined && props.fault === undefined}
      loadingText={`Reading ${title.toLowerCase()}`}
      {...(actionsOf !== undefined && { selectionType: 'single' as const })}
      trackBy='id'
      wrapLines={preferences.wrapLines}
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: `Choose a ${thing}`,
        itemSelectionLabel: (_data, row) => `Choose ${row.id}`,
      }}
      columnDefinitions={columns.map((column) => ({
        id: column.id,
        header: column.header,
        cell: ({ item }: Row<T>) => column.cell?.(item) ?? column.text(item),
        sortingComparator: compare(column),
        minWidth: 90,
        ...(column.width !== undefined && { width: column.width }),
        ...(column.id === columns[0]?.id && { isRowHeader: true }),
      }))}
      columnDisplay={columns.map(({ id }) => ({ id, visible: preferences.visible.includes(id) }))}
      header={
        <SpaceBetween size='s'>
          <Failure fault={props.fault} />
          <Header
            variant={fullPage ? 'h1' : 'h2'}
            {...(fullPage && { variant: 'awsui-h1-sticky' as const })}
            description={props.description}
            counter={items === undefined ? '' : `(${items.length})`}
            actions={
              <SpaceBetween direction='horizontal' size='xs'>
                <Button iconName='download' ariaLabel='Save as CSV' onClick={save} disabled={rows.length === 0} />
                {actionsOf !== undefined && onAction !== undefined && (
                  <ActionMenu
                    actions={selected === undefined ? undefined : actionsOf(selected)}
                    nothing={`Select a ${thing} first.`}
                    onAction={(id) => selected !== undefined && onAction(id, selected)}
                  />
                )}
                {props.buttons}
              </SpaceBetween>
            }
          >
            {title}
          </Header>
        </SpaceBetween>
      }
      filter={
        <PropertyFilter
          {...collection.propertyFilterProps}
          filteringAriaLabel={`Filter ${title.toLowerCase()}`}
          filteringPlaceholder={`Filter ${title.toLowerCase()}`}
          countText={`${collection.filteredItemsCount ?? 0} found`}
        />
      }
      pagination={<Pagination {...collection.paginationProps} />}
      preferences={<TablePreferences columns={columns} value={preferences} onChange={setPreferences} />}
    />
  )
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const compare =
  <T,>({ text, number }: Column<T>) =>
  (one: Row<T>, other: Row<T>): number =>
    number === undefined ? collator.compare(text(one.item), text(other.item)) : number(one.item) - number(other.item)

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Box textAlign='center' padding={{ vertical: 'l' }}>
      <SpaceBetween size='s'>
        <b>Nothing matches the filter</b>
        <Button onClick={onClear}>Clear the filter</Button>
      </SpaceBetween>
    </Box>
  )
}
