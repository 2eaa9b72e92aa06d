// The places of the region: what can be ordered there and through whom.
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Cards from '@cloudscape-design/components/cards'
import Header from '@cloudscape-design/components/header'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import type { Location } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { Failure } from '../components/failure.tsx'
import { CreateConnectionDialog } from '../forms/connections/create.tsx'

const matches = (location: Location, words: string): boolean =>
  [location.locationCode, location.locationName, ...(location.availableProviders ?? [])].some((text) =>
    text?.toLowerCase().includes(words.toLowerCase()),
  )

const joined = (list: readonly string[] | undefined): string => (list === undefined || list.length === 0 ? '–' : list.join(', '))

export function LocationsPage() {
  const { value, fault } = useQuestion('DescribeLocations', {})
  const [words, setWords] = useState('')
  const [ordering, setOrdering] = useState<string>()
  const locations = value?.locations
  return (
    <>
      <Failure fault={fault} />
      <Cards
        items={(locations ?? []).filter((location) => matches(location, words))}
        loading={locations === undefined && fault === undefined}
        loadingText='Reading locations'
        trackBy={({ locationCode }) => locationCode ?? ''}
        header={
          <Header variant='h1' counter={locations === undefined ? '' : `(${locations.length})`} description='Where a connection can begin.'>
            Locations
          </Header>
        }
        filter={
          <TextFilter
            filteringText={words}
            filteringPlaceholder='Filter by code, name or provider'
            filteringAriaLabel='Filter locations'
            filteringClearAriaLabel='Clear the filter'
            onChange={({ detail }) => setWords(detail.filteringText)}
          />
        }
        empty={<Empty title={words === '' ? 'No locations in this region' : 'Nothing matches the filter'} />}
        cardsPerRow={[{ cards: 1 }, { minWidth: 600, cards: 2 }, { minWidth: 1100, cards: 3 }]}
        cardDefinition={{
          header: ({ locationCode }) => <Box variant='h2'>{locationCode}</Box>,
          sections: [
            { id: 'name', content: ({ locationName }) => locationName },
            { id: 'speeds', header: 'Port speeds', content: ({ availablePortSpeeds }) => joined(availablePortSpeeds), width: 50 },
            { id: 'macsec', header: 'MACsec', content: ({ availableMacSecPortSpeeds }) => joined(availableMacSecPortSpeeds), width: 50 },
            { id: 'providers', header: 'Service providers', content: ({ availableProviders }) => joined(availableProviders) },
            {
              id: 'order',
              content: ({ locationCode }) => (
                <Button ariaLabel={`Create connection at ${locationCode}`} onClick={() => setOrdering(locationCode)}>
                  Create connection
                </Button>
              ),
            },
          ],
        }}
      />
      {ordering !== undefined && <CreateConnectionDialog start={{ location: ordering }} onClose={() => setOrdering(undefined)} />}
    </>
  )
}
