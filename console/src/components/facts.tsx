import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { ReactNode } from 'react'

export type Fact = readonly [label: string, value: ReactNode]

const shown = (value: ReactNode): ReactNode => (value === undefined || value === null || value === '' ? '–' : value)

/** What is known of a thing, as labels and values. */
export function Facts({
  title,
  facts,
  actions,
}: {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly actions?: ReactNode
}) {
  return (
    <Container
      header={
        <Header variant='h2' actions={actions}>
          {title}
        </Header>
      }
    >
      <KeyValuePairs columns={4} minColumnWidth={170} items={facts.map(([label, value]) => ({ label, value: shown(value) }))} />
    </Container>
  )
}
