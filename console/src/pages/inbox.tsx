// What waits for this account, and what waits for others on its account.
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useState, type ReactNode } from 'react'
import type { Connection, VirtualInterface } from '../api/contract.ts'
import { ProposalsTable } from '../components/associations-table.tsx'
import { Empty } from '../components/empty.tsx'
import { To } from '../components/to.tsx'
import { ConnectionDialog } from '../forms/connections/dialogs.tsx'
import { InterfaceDialog } from '../forms/interfaces/dialogs.tsx'
import { useInbox } from '../shell/use-inbox.ts'

type Answer = 'accept' | 'delete'

function AnswerButtons({ name, onAnswer }: { readonly name: string | undefined; readonly onAnswer: (answer: Answer) => void }) {
  return (
    <SpaceBetween direction='horizontal' size='xs'>
      <Button ariaLabel={`Accept ${name}`} onClick={() => onAnswer('accept')}>
        Accept
      </Button>
      <Button ariaLabel={`Reject ${name}`} onClick={() => onAnswer('delete')}>
        Reject
      </Button>
    </SpaceBetween>
  )
}

const interfaceCells = [
  { id: 'type', header: 'Type', cell: (vi: VirtualInterface) => vi.virtualInterfaceType },
  { id: 'vlan', header: 'VLAN', cell: (vi: VirtualInterface) => vi.vlan },
  { id: 'location', header: 'Location', cell: (vi: VirtualInterface) => vi.location },
  { id: 'connection', header: 'Connection', cell: (vi: VirtualInterface) => vi.connectionId },
]

interface InterfacesProps {
  readonly title: string
  readonly items: readonly VirtualInterface[]
  readonly empty: string
  readonly last: { readonly header: string; readonly cell: (vi: VirtualInterface) => ReactNode }
}

function Interfaces({ title, items, empty, last }: InterfacesProps) {
  return (
    <Table
      ariaLabels={{ tableLabel: title }}
      items={[...items]}
      trackBy={({ virtualInterfaceId }) => virtualInterfaceId ?? ''}
      header={
        <Header variant='h2' counter={`(${items.length})`}>
          {title}
        </Header>
      }
      empty={<Empty title={empty} />}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          cell: (vi) => <To path={`/virtual-interfaces/${vi.virtualInterfaceId}`}>{vi.virtualInterfaceName}</To>,
          isRowHeader: true,
        },
        ...interfaceCells,
        { id: 'last', header: last.header, cell: last.cell },
      ]}
    />
  )
}

export function InboxPage() {
  const inbox = useInbox({ quiet: false })
  const [connection, setConnection] = useState<{ readonly action: Answer; readonly connection: Connection }>()
  const [vi, setVi] = useState<{ readonly action: Answer; readonly vi: VirtualInterface }>()
  return (
    <SpaceBetween size='l'>
      <Header
        variant='h1'
        description={inbox.reading ? 'Reading…' : inbox.waiting === 0 ? 'Nothing waits for you.' : `${inbox.waiting} wait for your answer.`}
      >
        Inbox
      </Header>
      <Table
        ariaLabels={{ tableLabel: 'Hosted connections for you' }}
        items={[...inbox.connections]}
        trackBy={({ connectionId }) => connectionId ?? ''}
        header={
          <Header variant='h2' counter={`(${inbox.connections.length})`}>
            Hosted connections for you
          </Header>
        }
        empty={<Empty title='No hosted connection waits for you' />}
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            cell: (c) => <To path={`/connections/${c.connectionId}`}>{c.connectionName}</To>,
            isRowHeader: true,
          },
          { id: 'partner', header: 'Partner', cell: (c) => c.partnerName ?? '–' },
          { id: 'bandwidth', header: 'Bandwidth', cell: (c) => c.bandwidth },
          { id: 'vlan', header: 'VLAN', cell: (c) => c.vlan },
          { id: 'location', header: 'Location', cell: (c) => c.location },
          {
            id: 'answer',
            header: 'Your answer',
            cell: (c) => <AnswerButtons name={c.connectionName} onAnswer={(action) => setConnection({ action, connection: c })} />,
          },
        ]}
      />
      <Interfaces
        title='Virtual interfaces for you'
        items={inbox.interfaces}
        empty='No virtual interface waits for you'
        last={{
          header: 'Your answer',
          cell: (one) => <AnswerButtons name={one.virtualInterfaceName} onAnswer={(action) => setVi({ action, vi: one })} />,
        }}
      />
      <ProposalsTable title='Gateway proposals for you' items={inbox.proposals} empty='No proposal waits for you' />
      <Interfaces
        title='Virtual interfaces that others are to accept'
        items={inbox.interfacesOfOthers}
        empty='Nobody has to accept anything of yours'
        last={{ header: 'Who must act next', cell: (one) => `Account ${one.ownerAccount}` }}
      />
      <ProposalsTable title='Your proposals to others' items={inbox.proposalsOfOthers} empty='No proposal of yours is open' />
      {connection !== undefined && <ConnectionDialog {...connection} onClose={() => setConnection(undefined)} />}
      {vi !== undefined && <InterfaceDialog {...vi} onClose={() => setVi(undefined)} />}
    </SpaceBetween>
  )
}
