// Joining across accounts: the virtual gateway's owner proposes, the gateway's owner accepts, with
// prefixes of its own if it likes, or rejects.
import type { Proposal } from '../../api/contract.ts'
import { mustBeAccountId, refusalOf } from '../../api/rules.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { prefixes, prefixesOf, textOf } from './prefixes.ts'

interface Closing {
  readonly onClose: () => void
}

/** From the virtual gateway's side: one's own gateway, or a proposal to another account's. */
export function ProposeDialog({ virtualGatewayId, onClose }: Closing & { readonly virtualGatewayId: string }) {
  return (
    <CommandDialog
      title={`Propose ${virtualGatewayId} to another account’s gateway`}
      operation='CreateDirectConnectGatewayAssociationProposal'
      fields={[
        {
          member: 'directConnectGatewayOwnerAccount',
          label: 'Gateway owner',
          kind: 'text',
          hint: 'Account ID',
          refuse: (id) => refusalOf(() => mustBeAccountId('directConnectGatewayOwnerAccount', id.trim())),
        },
        { member: 'directConnectGatewayId', label: 'Gateway ID', kind: 'text' },
        prefixes('Allowed prefixes', true),
      ]}
      inputOf={(draft) => ({
        directConnectGatewayId: (draft['directConnectGatewayId'] ?? '').trim(),
        directConnectGatewayOwnerAccount: (draft['directConnectGatewayOwnerAccount'] ?? '').trim(),
        gatewayId: virtualGatewayId,
        ...(prefixesOf(draft['prefixes']).length > 0 && { addAllowedPrefixesToDirectConnectGateway: prefixesOf(draft['prefixes']) }),
      })}
      submit='Propose'
      said={(_answer, draft) => `The proposal waits in the inbox of account ${draft['directConnectGatewayOwnerAccount']}.`}
      onClose={onClose}
    />
  )
}

interface ProposalProps extends Closing {
  readonly proposal: Proposal
}

export function AcceptProposalDialog({ proposal, onClose }: ProposalProps) {
  const asked = textOf(proposal.requestedAllowedPrefixesToDirectConnectGateway)
  return (
    <CommandDialog
      title='Accept the association proposal'
      operation='AcceptDirectConnectGatewayAssociationProposal'
      start={{ prefixes: asked }}
      fields={[{ ...prefixes('Allowed prefixes', true), hint: 'As proposed; change them to allow others.' }]}
      inputOf={(draft) => ({
        directConnectGatewayId: proposal.directConnectGatewayId ?? '',
        proposalId: proposal.proposalId ?? '',
        associatedGatewayOwnerAccount: proposal.associatedGateway?.ownerAccount ?? '',
        ...(draft['prefixes'] !== asked && { overrideAllowedPrefixesToDirectConnectGateway: prefixesOf(draft['prefixes']) }),
      })}
      submit='Accept'
      said={() => `${proposal.associatedGateway?.id} is being associated.`}
      onClose={onClose}
    >
      <div>
        Account {proposal.associatedGateway?.ownerAccount} proposes to associate {proposal.associatedGateway?.id} with{' '}
        {proposal.directConnectGatewayId}.
      </div>
    </CommandDialog>
  )
}

export function DeleteProposalDialog({ proposal, own, onClose }: ProposalProps & { readonly own: boolean }) {
  return (
    <CommandDialog
      title={own ? 'Withdraw the proposal' : 'Reject the proposal'}
      operation='DeleteDirectConnectGatewayAssociationProposal'
      inputOf={() => ({ proposalId: proposal.proposalId ?? '' })}
      submit={own ? 'Withdraw' : 'Reject'}
      said={() => `The proposal is ${own ? 'withdrawn' : 'rejected'}.`}
      onClose={onClose}
    >
      <div>
        {proposal.associatedGateway?.id} of account {proposal.associatedGateway?.ownerAccount} is not associated with{' '}
        {proposal.directConnectGatewayId}.
      </div>
    </CommandDialog>
  )
}
