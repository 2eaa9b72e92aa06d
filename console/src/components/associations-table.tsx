import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useState, type ReactNode } from 'react'
import { useConsole } from '../api/console-context.tsx'
import type { Association, Proposal } from '../api/contract.ts'
import { DisassociateDialog, EditAssociationDialog } from '../forms/gateways/dialogs.tsx'
import { AcceptProposalDialog, DeleteProposalDialog } from '../forms/gateways/proposals.tsx'
import { Empty } from './empty.tsx'
import { State } from './state.tsx'

const cidrs = (list: readonly { readonly cidr?: string | undefined }[] | undefined): string =>
  (list ?? []).map(({ cidr }) => cidr).join(', ') || '–'

/** The virtual gateways behind a gateway, or the gateways before a virtual gateway. */
interface AssociationsProps {
  readonly items: readonly Association[] | undefined
  /** From which side they are looked at: its own column would say the same in every row. */
  readonly from: 'gateway' | 'virtualGateway'
  readonly actions?: ReactNode
}

export function AssociationsTable({ items, from, actions }: AssociationsProps) {
  const { accountId } = useConsole().session.account
  const [editing, setEditing] = useState<Association>()
  const [doomed, setDoomed] = useState<Association>()
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: 'Associations' }}
        items={[...(items ?? [])]}
        loading={items === undefined}
        trackBy={({ associationId }) => associationId ?? ''}
        header={
          <Header variant='h2' actions={actions}>
            Associations
          </Header>
        }
        empty={<Empty title='No associations' />}
        columnDefinitions={[
          from === 'gateway'
            ? {
                id: 'gateway',
                header: 'Virtual gateway',
                cell: ({ associatedGateway }: Association) => associatedGateway?.id,
                isRowHeader: true,
              }
            : {
                id: 'dxgw',
                header: 'Gateway',
                cell: ({ directConnectGatewayId }: Association) => directConnectGatewayId,
                isRowHeader: true,
              },
          { id: 'state', header: 'State', cell: ({ associationState }) => <State of={associationState} /> },
          { id: 'owner', header: 'Account', cell: ({ associatedGateway }) => associatedGateway?.ownerAccount },
          { id: 'region', header: 'Region', cell: ({ associatedGateway }) => associatedGateway?.region ?? '–' },
          {
            id: 'prefixes',
            header: 'Allowed prefixes',
            cell: ({ allowedPrefixesToDirectConnectGateway }) => cidrs(allowedPrefixesToDirectConnectGateway),
          },
          ...((items ?? []).some(({ stateChangeError }) => stateChangeError !== undefined)
            ? [{ id: 'error', header: 'Last error', cell: ({ stateChangeError }: Association) => stateChangeError ?? '–' }]
            : []),
          {
            id: 'do',
            header: 'Actions',
            cell: (association) => {
              const foreign = association.directConnectGatewayOwnerAccount !== accountId
              return (
                <SpaceBetween direction='horizontal' size='xs'>
                  <Button
                    variant='inline-link'
                    disabled={foreign}
                    {...(foreign && { disabledReason: 'Only the owner of the gateway changes the prefixes.' })}
                    onClick={() => setEditing(association)}
                  >
                    Edit
                  </Button>
                  <Button variant='inline-link' onClick={() => setDoomed(association)}>
                    Disassociate
                  </Button>
                </SpaceBetween>
              )
            },
          },
        ]}
      />
      {editing !== undefined && <EditAssociationDialog association={editing} onClose={() => setEditing(undefined)} />}
      {doomed !== undefined && <DisassociateDialog association={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  )
}

/** Proposals, with accept and reject for the gateway's owner and withdraw for the other side. */
export function ProposalsTable({
  items,
  title = 'Proposals',
  empty,
}: {
  readonly items: readonly Proposal[] | undefined
  readonly title?: string
  readonly empty?: string
}) {
  const { accountId } = useConsole().session.account
  const [accepting, setAccepting] = useState<Proposal>()
  const [doomed, setDoomed] = useState<Proposal>()
  const isOwn = (proposal: Proposal) => proposal.directConnectGatewayOwnerAccount !== accountId
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: title }}
        items={[...(items ?? [])]}
        loading={items === undefined}
        trackBy={({ proposalId }) => proposalId ?? ''}
        header={
          <Header variant='h2' counter={`(${items?.length ?? 0})`}>
            {title}
          </Header>
        }
        empty={<Empty title={empty ?? 'No proposals'} />}
        columnDefinitions={[
          { id: 'gateway', header: 'Virtual gateway', cell: ({ associatedGateway }) => associatedGateway?.id, isRowHeader: true },
          { id: 'owner', header: 'Account', cell: ({ associatedGateway }) => associatedGateway?.ownerAccount },
          { id: 'dxgw', header: 'Gateway', cell: ({ directConnectGatewayId }) => directConnectGatewayId },
          { id: 'state', header: 'State', cell: ({ proposalState }) => <State of={proposalState} /> },
          {
            id: 'existing',
            header: 'Prefixes now',
            cell: ({ existingAllowedPrefixesToDirectConnectGateway }) => cidrs(existingAllowedPrefixesToDirectConnectGateway),
          },
          {
            id: 'requested',
            header: 'Prefixes proposed',
            cell: ({ requestedAllowedPrefixesToDirectConnectGateway }) => cidrs(requestedAllowedPrefixesToDirectConnectGateway),
          },
          {
            id: 'do',
            header: 'Actions',
            cell: (proposal) => {
              const closed = proposal.proposalState !== 'requested'
              return (
                <SpaceBetween direction='horizontal' size='xs'>
                  {!isOwn(proposal) && (
                    <Button
                      variant='inline-link'
                      disabled={closed}
                      {...(closed && { disabledReason: `It is ${proposal.proposalState}.` })}
                      onClick={() => setAccepting(proposal)}
                    >
                      Accept
                    </Button>
                  )}
                  <Button
                    variant='inline-link'
                    disabled={closed}
                    {...(closed && { disabledReason: `It is ${proposal.proposalState}.` })}
                    onClick={() => setDoomed(proposal)}
                  >
                    {isOwn(proposal) ? 'Withdraw' : 'Reject'}
                  </Button>
                </SpaceBetween>
              )
            },
          },
        ]}
      />
      {accepting !== undefined && <AcceptProposalDialog proposal={accepting} onClose={() => setAccepting(undefined)} />}
      {doomed !== undefined && <DeleteProposalDialog proposal={doomed} own={isOwn(doomed)} onClose={() => setDoomed(undefined)} />}
    </>
  )
}
