// One Direct Connect gateway: what is attached to it, what is behind it, and who wants to be.
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { Attachment, Gateway } from '../api/contract.ts'
import { AssociationsTable, ProposalsTable } from '../components/associations-table.tsx'
import { DetailFrame, Missing } from '../components/detail-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { Facts } from '../components/facts.tsx'
import { JournalPanel } from '../components/journal-panel.tsx'
import { State } from '../components/state.tsx'
import { TagsPanel } from '../components/tags-panel.tsx'
import { To } from '../components/to.tsx'
import { arnOf } from '../logic/arns.ts'
import { gatewayActions, GatewayDialog, type GatewayAction } from './gateways.tsx'

function Attachments({ items }: { readonly items: readonly Attachment[] | undefined }) {
  return (
    <Table
      ariaLabels={{ tableLabel: 'Attached virtual interfaces' }}
      items={[...(items ?? [])]}
      loading={items === undefined}
      trackBy={({ virtualInterfaceId }) => virtualInterfaceId ?? ''}
      header={<Header variant='h2'>Attached virtual interfaces</Header>}
      empty={<Empty title='Nothing is attached'>Choose this gateway when you create or accept a virtual interface.</Empty>}
      columnDefinitions={[
        {
          id: 'id',
          header: 'Virtual interface',
          cell: ({ virtualInterfaceId }) => <To path={`/virtual-interfaces/${virtualInterfaceId}`}>{virtualInterfaceId}</To>,
          isRowHeader: true,
        },
        { id: 'state', header: 'State', cell: ({ attachmentState }) => <State of={attachmentState} /> },
        { id: 'type', header: 'Type', cell: ({ attachmentType }) => attachmentType },
        { id: 'region', header: 'Region', cell: ({ virtualInterfaceRegion }) => virtualInterfaceRegion },
        { id: 'owner', header: 'Account', cell: ({ virtualInterfaceOwnerAccount }) => virtualInterfaceOwnerAccount },
        { id: 'error', header: 'Last error', cell: ({ stateChangeError }) => stateChangeError ?? '–' },
      ]}
    />
  )
}

function Shown({ gateway }: { readonly gateway: Gateway }) {
  const { session, region } = useConsole()
  const [action, setAction] = useState<GatewayAction>()
  const id = gateway.directConnectGatewayId ?? ''
  const attachments = useQuestion('DescribeDirectConnectGatewayAttachments', { directConnectGatewayId: id })
  const associations = useQuestion('DescribeDirectConnectGatewayAssociations', { directConnectGatewayId: id })
  const proposals = useQuestion('DescribeDirectConnectGatewayAssociationProposals', { directConnectGatewayId: id })
  const behind = associations.value?.directConnectGatewayAssociations
  return (
    <>
      <DetailFrame
        list={{ text: 'Gateways', path: '/gateways' }}
        id={id}
        name={gateway.directConnectGatewayName}
        state={gateway.directConnectGatewayState}
        actions={gatewayActions(gateway)}
        onAction={setAction}
        tabs={[
          {
            id: 'overview',
            label: 'Overview',
            content: (
              <Facts
                title='Overview'
                facts={[
                  ['State', <State of={gateway.directConnectGatewayState} />],
                  ['Provider ASN', gateway.amazonSideAsn],
                  ['Owner', gateway.ownerAccount],
                  ['Prefixes allocated', gateway.totalPrefixPoolAllocations],
                  ['Last error', gateway.stateChangeError],
                ]}
              />
            ),
          },
          {
            id: 'attachments',
            label: 'Virtual interfaces',
            content: <Attachments items={attachments.value?.directConnectGatewayAttachments} />,
          },
          {
            id: 'associations',
            label: 'Associations',
            content: (
              <AssociationsTable
                from='gateway'
                items={behind}
                actions={<Button onClick={() => setAction('associate')}>Associate virtual gateway</Button>}
              />
            ),
          },
          {
            id: 'proposals',
            label: 'Proposals',
            content: <ProposalsTable items={proposals.value?.directConnectGatewayAssociationProposals} />,
          },
          {
            id: 'timeline',
            label: 'Timeline',
            content: <JournalPanel ids={[id, ...(behind ?? []).map(({ associationId }) => associationId ?? '')]} />,
          },
          {
            id: 'tags',
            label: 'Tags',
            content: (
              <TagsPanel tags={gateway.tags} resourceArn={arnOf('dx-gateway', id, { region, accountId: session.account.accountId })} />
            ),
          },
        ]}
      />
      {action !== undefined && <GatewayDialog action={action} gateway={gateway} onClose={() => setAction(undefined)} />}
    </>
  )
}

export function GatewayPage({ id }: { readonly id: string }) {
  const answered = useQuestion('DescribeDirectConnectGateways', { directConnectGatewayId: id })
  const gateway = answered.value?.directConnectGateways?.[0]
  if (gateway === undefined) return <Missing answered={answered} what='gateway' id={id} list='/gateways' />
  return <Shown gateway={gateway} />
}
