// Adding and deleting peerings: one a family, unless the port has two logical devices.
import Alert from '@cloudscape-design/components/alert'
import type { BgpPeer, VirtualInterface } from '../../api/contract.ts'
import { mustBeAsn, mustBeAuthKey, mustBePeerAddresses, refusalOf } from '../../api/rules.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { checked, type Draft, type Field } from '../../components/fields.tsx'
import { asnMembers, asnOf, parseAsn } from '../../logic/asn.ts'
import type { InterfaceDialogProps } from './dialogs.tsx'

const asnRefusal = (text: string): string | undefined => {
  const asn = parseAsn(text)
  return asn === undefined ? 'An ASN is a number such as 65001 or 64086.59904.' : refusalOf(() => mustBeAsn(asnMembers(asn), 'aws'))
}

const ownAddresses = (vi: VirtualInterface, draft: Draft) =>
  draft['addressFamily'] === 'ipv4' && (vi.virtualInterfaceType === 'public' || checked(draft['own']))

function addressRefusal(vi: VirtualInterface, draft: Draft): string | undefined {
  const [customerAddress, amazonAddress] = [(draft['customerAddress'] ?? '').trim(), (draft['amazonAddress'] ?? '').trim()]
  if (customerAddress === '' || amazonAddress === '') return undefined
  return refusalOf(() =>
    // Documentation prefixes pass here, since only the server knows whether they count as public.
    mustBePeerAddresses(
      { addressFamily: 'ipv4', customerAddress, amazonAddress },
      vi.virtualInterfaceType === 'public' ? 'public' : 'private',
      {
        documentationPrefixesArePublic: true,
      },
    ),
  )
}

function fieldsOf(vi: VirtualInterface): readonly Field[] {
  const families = new Set(
    (vi.bgpPeers ?? []).filter(({ bgpPeerState }) => bgpPeerState !== 'deleted').map(({ addressFamily }) => addressFamily),
  )
  const family = (value: 'ipv4' | 'ipv6', label: string) => ({
    value,
    label,
    ...(families.has(value) && { description: 'It has a peering of this family already.' }),
  })
  const isOwn = (draft: Draft) => ownAddresses(vi, draft)
  return [
    {
      member: 'addressFamily',
      label: 'Address family',
      kind: 'choice',
      choices: [family('ipv4', 'IPv4'), family('ipv6', 'IPv6')],
      hint: 'IPv6 addresses are always generated.',
    },
    {
      member: 'own',
      label: 'Use my own peer addresses',
      kind: 'check',
      shown: (draft) => draft['addressFamily'] === 'ipv4' && vi.virtualInterfaceType !== 'public',
    },
    {
      member: 'customerAddress',
      label: 'Your router peer IP',
      kind: 'text',
      constraint: 'Such as 192.168.0.2/30',
      shown: isOwn,
      refuse: (_value, draft) => addressRefusal(vi, draft),
    },
    { member: 'amazonAddress', label: 'Provider router peer IP', kind: 'text', constraint: 'Such as 192.168.0.1/30', shown: isOwn },
    { member: 'asn', label: 'BGP ASN', kind: 'text', hint: 'Of your router.', refuse: asnRefusal },
    { member: 'ownKey', label: 'Use my own BGP key (MD5)', kind: 'check' },
    {
      member: 'authKey',
      label: 'BGP key (MD5)',
      kind: 'text',
      shown: (draft) => checked(draft['ownKey']),
      refuse: (key) => refusalOf(() => mustBeAuthKey(key)),
    },
  ]
}

export function AddPeerDialog({ vi, onClose }: InterfaceDialogProps) {
  const hasIpv4 = (vi.bgpPeers ?? []).some(({ addressFamily }) => addressFamily === 'ipv4')
  return (
    <CommandDialog
      title={`Add a peering to ${vi.virtualInterfaceName}`}
      operation='CreateBGPPeer'
      start={{ addressFamily: hasIpv4 ? 'ipv6' : 'ipv4', asn: String(asnOf(vi) ?? ''), own: 'false', ownKey: 'false' }}
      fields={fieldsOf(vi)}
      inputOf={(draft) => {
        const asn = parseAsn(draft['asn'] ?? '')
        return {
          virtualInterfaceId: vi.virtualInterfaceId ?? '',
          newBGPPeer: {
            addressFamily: draft['addressFamily'] === 'ipv6' ? 'ipv6' : 'ipv4',
            ...(asn !== undefined && asnMembers(asn)),
            ...(ownAddresses(vi, draft) && {
              customerAddress: (draft['customerAddress'] ?? '').trim(),
              amazonAddress: (draft['amazonAddress'] ?? '').trim(),
            }),
            ...(checked(draft['ownKey']) && { authKey: draft['authKey'] ?? '' }),
          },
        }
      }}
      submit='Add peering'
      said={() => 'The peering is being set up.'}
      onClose={onClose}
    />
  )
}

export function DeletePeerDialog({ vi, peer, onClose }: InterfaceDialogProps & { readonly peer: BgpPeer }) {
  return (
    <CommandDialog
      title='Delete the peering'
      operation='DeleteBGPPeer'
      inputOf={() => ({ virtualInterfaceId: vi.virtualInterfaceId ?? '', bgpPeerId: peer.bgpPeerId ?? '' })}
      submit='Delete'
      said={() => 'The peering is being deleted.'}
      onClose={onClose}
    >
      <Alert type='warning'>
        The session with {peer.customerAddress} (AS {asnOf(peer)}) ends, and the routes learnt over it go.
      </Alert>
    </CommandDialog>
  )
}
