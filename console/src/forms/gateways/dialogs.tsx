// Gateways: creating, renaming and deleting one, and joining virtual gateways of the same account to
// it; across accounts it goes by proposal.
import Alert from '@cloudscape-design/components/alert'
import type { Association, Gateway } from '../../api/contract.ts'
import { mustBeGatewayAsn, refusalOf } from '../../api/rules.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { useGatewayChoices, useVirtualGatewayChoices } from '../../components/choices.ts'
import { listed, tagged } from '../../components/fields.tsx'
import { parseAsn } from '../../logic/asn.ts'
import { tagsRefusal } from '../../logic/virtual-interface-draft.ts'
import { goTo } from '../../router.ts'
import { prefixes, prefixesOf } from './prefixes.ts'

interface Closing {
  readonly onClose: () => void
}

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
