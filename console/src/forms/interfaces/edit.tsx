import { mustBeInterfaceName, refusalOf } from '../../api/rules.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { checked, type Field } from '../../components/fields.tsx'
import type { InterfaceDialogProps } from './dialogs.tsx'

const isCount = (value: string) =>
  value.trim() === '' || (/^\d+$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= 1000)
    ? undefined
    : 'Between 1 and 1000 prefixes.'

/** Name, frame size, SiteLink, rate limit and prefix allocations: only what was changed is sent. */
export function EditDialog({ vi, onClose }: InterfaceDialogProps) {
  const isPublic = vi.virtualInterfaceType === 'public'
  const start = {
    virtualInterfaceName: vi.virtualInterfaceName ?? '',
    mtu: String((vi.mtu ?? 1500) > 1500),
    enableSiteLink: String(vi.siteLinkEnabled === true),
    rateLimit: vi.rateLimit ?? '',
    prefixPoolAllocatedCountIpv4: String(vi.prefixPoolAllocatedCountIpv4 ?? ''),
    prefixPoolAllocatedCountIpv6: String(vi.prefixPoolAllocatedCountIpv6 ?? ''),
    understood: 'false',
  }
  const fields: readonly Field[] = [
    { member: 'virtualInterfaceName', label: 'Name', kind: 'text', refuse: (name) => refusalOf(() => mustBeInterfaceName(name)) },
    {
      member: 'mtu',
      label: 'Jumbo MTU (8500)',
      kind: 'check',
      hint: 'Needs a connection that is jumbo frame capable.',
      shown: () => !isPublic,
      refuse: (value, draft) =>
        value !== start.mtu && !checked(draft['understood'])
          ? 'Confirm below that the connection goes down for a brief period.'
          : undefined,
    },
    {
      member: 'understood',
      label: 'I understand the selected connection(s) will go down for a brief period.',
      kind: 'check',
      shown: (draft) => !isPublic && draft['mtu'] !== start.mtu,
    },
    {
      member: 'enableSiteLink',
      label: 'Enable SiteLink',
      kind: 'check',
      hint: 'Sites on the same gateway reach each other directly.',
      shown: () => !isPublic,
    },
    {
      member: 'rateLimit',
      label: 'Rate limit',
      kind: 'text',
      optional: true,
      hint: 'Both directions; what is above is dropped.',
      constraint: 'Such as 500Mbps or 2Gbps.',
    },
    {
      member: 'prefixPoolAllocatedCountIpv4',
      label: 'IPv4 prefixes it may announce',
      kind: 'text',
      optional: true,
      shown: () => !isPublic,
      refuse: isCount,
    },
    {
      member: 'prefixPoolAllocatedCountIpv6',
      label: 'IPv6 prefixes it may announce',
      kind: 'text',
      optional: true,
      shown: () => !isPublic,
      refuse: isCount,
    },
  ]
  return (
    <CommandDialog
      title={`Edit ${vi.virtualInterfaceName}`}
      operation='UpdateVirtualInterfaceAttributes'
      start={start}
      fields={fields}
      inputOf={(draft) => {
        const changed = (member: keyof typeof start) => draft[member] !== undefined && draft[member] !== start[member]
        const count = (member: 'prefixPoolAllocatedCountIpv4' | 'prefixPoolAllocatedCountIpv6') =>
          changed(member) && draft[member] !== '' && { [member]: Number(draft[member]) }
        return {
          virtualInterfaceId: vi.virtualInterfaceId ?? '',
          ...(changed('virtualInterfaceName') && { virtualInterfaceName: draft['virtualInterfaceName'] ?? '' }),
          ...(changed('mtu') && { mtu: checked(draft['mtu']) ? 8500 : 1500 }),
          ...(changed('enableSiteLink') && { enableSiteLink: checked(draft['enableSiteLink']) }),
          ...(changed('rateLimit') && { rateLimit: (draft['rateLimit'] ?? '').trim() }),
          ...count('prefixPoolAllocatedCountIpv4'),
          ...count('prefixPoolAllocatedCountIpv6'),
        }
      }}
      submit='Save'
      said={() => `${vi.virtualInterfaceName} is saved.`}
      onClose={onClose}
    />
  )
}
