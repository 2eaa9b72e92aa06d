// What happened to a thing, as far as it is known: what the API dates, and every change of state
// that this browser has seen while the console was open.
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useSyncExternalStore } from 'react'
import { journal } from '../api/journal-store.ts'
import { seenOf } from '../logic/journal.ts'
import { shownState } from '../logic/states.ts'
import { Empty } from './empty.tsx'
import { Time } from './time.tsx'

export interface Dated {
  /** Epoch milliseconds. */
  readonly at: number
  readonly what: string
}

export const useJournal = () => useSyncExternalStore(journal.subscribe, () => journal.snapshot)

export function JournalPanel({ ids, dated = [] }: { readonly ids: readonly string[]; readonly dated?: readonly Dated[] }) {
  const seen = seenOf(useJournal(), ids).map(({ what, from, to, at }) => {
    const word = shownState(to).word
    return {
      at,
      what:
        from === undefined
          ? `First seen here: ${what} ${word}`
          : `${what === 'state' ? 'State' : what}: ${shownState(from).word} → ${word}`,
    }
  })
  const events = [...dated, ...seen].toSorted((a, b) => b.at - a.at).map((event, index) => ({ ...event, index }))
  return (
    <Container
      header={
        <Header variant='h2' description='What the API dates, and what this browser has seen while the console was open.'>
          Timeline
        </Header>
      }
    >
      <Table
        variant='embedded'
        ariaLabels={{ tableLabel: 'Timeline' }}
        items={events}
        trackBy={({ index }) => String(index)}
        empty={<Empty title='Nothing seen yet' />}
        columnDefinitions={[
          { id: 'at', header: 'When', width: 240, cell: ({ at }) => <Time milliseconds={at} />, isRowHeader: true },
          { id: 'what', header: 'What', cell: ({ what }) => <Box>{what}</Box> },
        ]}
      />
    </Container>
  )
}
