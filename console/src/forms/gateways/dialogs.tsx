// Gateways: creating, renaming and deleting one, joining virtual gateways to it, directly or by
// proposal across accounts, and answering proposals.
import Alert from '@cloudscape-design/components/alert'
import type { Association, Gateway, Proposal } from '../../api/contract.ts'
import { mustBeAccountId, mustBeAllowedPrefixes, mustBeGatewayAsn, refusalOf } from '../../api/rules.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { useGatewayChoices, useVirtualGatewayChoices } from '../../components/choices.ts'
import { listed, tagged, type Field } from '../../components/fields.tsx'
import { parseAsn } from '../../logic/asn.ts'
import { tagsRefusal } from '../../logic/virtual-interface-draft.ts'
import { goTo } from '../../router.ts'

interface Closing {
  readonly onClose: () => void
}

const prefixesOf = (text: string | undefined) => listed(text).map((cidr) => ({ cidr }))
const textOf = (list: readonly { readonly cidr?: string | undefined }[] | undefined): string =>
  (list ?? []).map(({ cidr }) => cidr).join('\n')

const prefixes = (label: string, optional: boolean): Field => ({
  member: 'prefixes',
  label,
  kind: 'list',
  optional,
  constraint: 'CIDRs, separated by commas or line ends, such as 10.0.0.0/16',
  refuse: (text) => refusalOf(() => mustBeAllowedPrefixes(listed(text))),
})

const asnRefusal = (text: string): string | undefined => {
  const asn = parseAsn(text)
  return asn === undefined ? 'An ASN is a number such as 64512.' : refusalOf(() => mustBeGatewayAsn(asn))
}

export function CreateGatewayDialog({ onClose }: Closing) {
  return (
    <CommandDialog
      title='Create gateway'
      operation='CreateDirectConnectGateway'
      start={{ amazonSideAsn: '64512' }}
      fields={[
        { member: 'directConnectGatewayName', label: 'Name', kind: 'text' },
        {
          member: 'amazonSideAsn',
          label: 'Provider ASN',
          kind: 'text',
          constraint: '64512 to 65534, or 4200000000 to 4294967294',
          refuse: asnRefusal,
        },
        { member: 'tags', label: 'Tags', kind: 'tags', optional: true, refuse: (text) => tagsRefusal(tagged(text)) },
      ]}
      inputOf={(draft) => ({
        directConnectGatewayName: draft['directConnectGatewayName'] ?? '',
        amazonSideAsn: parseAsn(draft['amazonSideAsn'] ?? '') ?? 64_512,
        ...(tagged(draft['tags']).length > 0 && { tags: [...tagged(draft['tags'])] }),
      })}
      submit='Create gateway'
      said={({ directConnectGateway }) => `${directConnectGateway?.directConnectGatewayName} is created.`}
      onDone={({ directConnectGateway }) => goTo(`/gateways/${directConnectGateway?.directConnectGatewayId}`)}
      onClose={onClose}
    />
  )
}

interface GatewayProps extends Closing {
  readonly gateway: Gateway
}

export function RenameGatewayDialog({ gateway, onClose }: GatewayProps) {
  return (
    <CommandDialog
      title={`Edit ${gateway.directConnectGatewayName}`}
      operation='UpdateDirectConnectGateway'
      start={{ newDirectConnectGatewayName: gateway.directConnectGatewayName ?? '' }}
      fields={[{ member: 'newDirectConnectGatewayName', label: 'Name', kind: 'text' }]}
      inputOf={({ newDirectConnectGatewayName = '' }) => ({
        directConnectGatewayId: gateway.directConnectGatewayId ?? '',
        newDirectConnectGatewayName,
      })}
      submit='Save'
      said={(_answer, { newDirectConnectGatewayName }) => `${newDirectConnectGatewayName} is saved.`}
      onClose={onClose}
    />
  )
}

export function DeleteGatewayDialog({ gateway, onClose }: GatewayProps) {
  return (
    <CommandDialog
      title={`Delete ${gateway.directConnectGatewayName}`}
      operation='DeleteDirectConnectGateway'
      inputOf={() => ({ directConnectGatewayId: gateway.directConnectGatewayId ?? '' })}
      submit='Delete'
      said={() => `${gateway.directConnectGatewayName} is being deleted.`}
      onDone={() => goTo('/gateways')}
      onClose={onClose}
    >
      <Alert type='warning'>
        Its virtual interfaces have to be deleted and its virtual gateways disassociated before. This cannot be undone.
      </Alert>
    </CommandDialog>
  )
}

/** From the gateway's side: one of the own virtual gateways. */
export function AssociateDialog({ gateway, onClose }: GatewayProps) {
  const choices = useVirtualGatewayChoices()
  return (
    <CommandDialog
      title={`Associate a virtual gateway with ${gateway.directConnectGatewayName}`}
      operation='CreateDirectConnectGatewayAssociation'
      fields={[
        { member: 'gatewayId', label: 'Virtual gateway', kind: 'choice', choices, none: 'There is no virtual gateway in this region.' },
        { ...prefixes('Allowed prefixes', true), hint: 'What of the network behind it your routers hear. Empty: all of it.' },
      ]}
      inputOf={(draft) => ({
        directConnectGatewayId: gateway.directConnectGatewayId ?? '',
        gatewayId: draft['gatewayId'] ?? '',
        ...(prefixesOf(draft['prefixes']).length > 0 && { addAllowedPrefixesToDirectConnectGateway: prefixesOf(draft['prefixes']) }),
      })}
      submit='Associate'
      said={(_answer, { gatewayId }) => `${gatewayId} is being associated.`}
      onClose={onClose}
    />
  )
}

interface AssociationProps extends Closing {
  readonly association: Association
}

export function EditAssociationDialog({ association, onClose }: AssociationProps) {
  const before = (association.allowedPrefixesToDirectConnectGateway ?? []).map(({ cidr = '' }) => cidr)
  return (
    <CommandDialog
      title='Edit the allowed prefixes'
      operation='UpdateDirectConnectGatewayAssociation'
      start={{ prefixes: before.join('\n') }}
      fields={[prefixes('Allowed prefixes', false)]}
      inputOf={(draft) => {
        const after = listed(draft['prefixes'])
        return {
          associationId: association.associationId ?? '',
          addAllowedPrefixesToDirectConnectGateway: after.filter((cidr) => !before.includes(cidr)).map((cidr) => ({ cidr })),
          removeAllowedPrefixesToDirectConnectGateway: before.filter((cidr) => !after.includes(cidr)).map((cidr) => ({ cidr })),
        }
      }}
      submit='Save'
      said={() => 'The allowed prefixes are being changed.'}
      onClose={onClose}
    />
  )
}

export function DisassociateDialog({ association, onClose }: AssociationProps) {
  return (
    <CommandDialog
      title={`Disassociate ${association.associatedGateway?.id}`}
      operation='DeleteDirectConnectGatewayAssociation'
      inputOf={() => ({ associationId: association.associationId ?? '' })}
      submit='Disassociate'
      said={() => `${association.associatedGateway?.id} is being disassociated.`}
      onClose={onClose}
    >
      <Alert type='warning'>Routers on this gateway no longer reach the network behind {association.associatedGateway?.id}.</Alert>
    </CommandDialog>
  )
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

export function AssociateVirtualGatewayDialog({ virtualGatewayId, onClose }: Closing & { readonly virtualGatewayId: string }) {
  const choices = useGatewayChoices()
  return (
    <CommandDialog
      title={`Associate ${virtualGatewayId} with a gateway`}
      operation='CreateDirectConnectGatewayAssociation'
      fields={[
        { member: 'directConnectGatewayId', label: 'Gateway', kind: 'choice', choices, none: 'You have no gateway.' },
        prefixes('Allowed prefixes', true),
      ]}
      inputOf={(draft) => ({
        directConnectGatewayId: draft['directConnectGatewayId'] ?? '',
        gatewayId: virtualGatewayId,
        ...(prefixesOf(draft['prefixes']).length > 0 && { addAllowedPrefixesToDirectConnectGateway: prefixesOf(draft['prefixes']) }),
      })}
      submit='Associate'
      said={() => `${virtualGatewayId} is being associated.`}
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
