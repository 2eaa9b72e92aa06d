import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import type { Connection } from '../api/contract.ts'
import { RemoveMacSecDialog } from '../forms/connections/macsec.tsx'
import { Empty } from './empty.tsx'
import { State } from './state.tsx'

type Keys = NonNullable<Connection['macSecKeys']>

/** The MACsec keys of a port or LAG. */
export function MacSecPanel({
  id,
  keys,
  onAdd,
  reason,
}: {
  readonly id: string
  readonly keys: Keys | undefined
  readonly onAdd: () => void
  readonly reason: string | undefined
}) {
  const [doomed, setDoomed] = useState<string>()
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: 'MACsec keys' }}
        items={[...(keys ?? [])]}
        trackBy={({ secretARN, ckn }) => `${secretARN} ${ckn}`}
        header={
          <Header
            variant='h2'
            actions={
              <Button onClick={onAdd} disabled={reason !== undefined} {...(reason !== undefined && { disabledReason: reason })}>
                Associate key
              </Button>
            }
          >
            MACsec keys
          </Header>
        }
        empty={<Empty title='No MACsec keys' />}
        columnDefinitions={[
          { id: 'ckn', header: 'Key name (CKN)', cell: ({ ckn }) => ckn ?? '–', isRowHeader: true },
          { id: 'secret', header: 'Secret', cell: ({ secretARN }) => secretARN ?? '–' },
          { id: 'state', header: 'State', cell: ({ state }) => <State of={state} /> },
          { id: 'from', header: 'Used from', cell: ({ startOn }) => startOn ?? '–' },
          {
            id: 'delete',
            header: 'Disassociate',
            cell: ({ secretARN, ckn }) => (
              <Button variant='inline-link' ariaLabel={`Disassociate the key ${ckn}`} onClick={() => setDoomed(secretARN)}>
                Disassociate
              </Button>
            ),
          },
        ]}
      />
      {doomed !== undefined && <RemoveMacSecDialog id={id} secretARN={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  )
}
