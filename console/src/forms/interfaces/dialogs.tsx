// Everything that can be done with one virtual interface, as the dialog of the chosen action.
import Alert from '@cloudscape-design/components/alert'
import { lazy, Suspense } from 'react'
import type { VirtualInterface } from '../../api/contract.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { checked } from '../../components/fields.tsx'
import { usePortChoices } from '../../components/choices.ts'
import type { InterfaceAction } from '../../logic/actions.ts'
import { AcceptDialog } from './accept.tsx'
import { EditDialog } from './edit.tsx'
import { AddPeerDialog } from './peers.tsx'

const RouterConfigurationDialog = lazy(() =>
  import('./router-configuration.tsx').then((module) => ({ default: module.RouterConfigurationDialog })),
)

export interface InterfaceDialogProps {
  readonly vi: VirtualInterface
  readonly onClose: () => void
}

const nameOf = ({ virtualInterfaceName, virtualInterfaceId }: VirtualInterface): string => virtualInterfaceName ?? virtualInterfaceId ?? ''

export function InterfaceDialog({ action, ...props }: InterfaceDialogProps & { readonly action: InterfaceAction }) {
  switch (action) {
    case 'accept':
      return <AcceptDialog {...props} />
    case 'edit':
      return <EditDialog {...props} />
    case 'move':
      return <MoveDialog {...props} />
    case 'addPeer':
      return <AddPeerDialog {...props} />
    case 'test':
      return <TestDialog {...props} />
    case 'stopTest':
      return <StopTestDialog {...props} />
    case 'router':
      return (
        <Suspense fallback={null}>
          <RouterConfigurationDialog {...props} />
        </Suspense>
      )
    case 'delete':
      return <DeleteDialog {...props} />
  }
}

function MoveDialog({ vi, onClose }: InterfaceDialogProps) {
  const { ports } = usePortChoices()
  return (
    <CommandDialog
      title={`Move ${nameOf(vi)}`}
      operation='AssociateVirtualInterface'
      fields={[
        {
          member: 'connectionId',
          label: 'Connection or LAG',
          kind: 'choice',
          choices: ports.filter(({ value }) => value !== vi.connectionId),
          none: 'You have no other connection or LAG.',
        },
        {
          member: 'understood',
          label: 'I understand that its BGP sessions go down while it moves.',
          kind: 'check',
          refuse: (value) => (checked(value) ? undefined : 'Confirm that you know this.'),
        },
      ]}
      inputOf={({ connectionId = '' }) => ({ virtualInterfaceId: vi.virtualInterfaceId ?? '', connectionId })}
      submit='Move'
      said={(_answer, { connectionId }) => `${nameOf(vi)} moves to ${connectionId}.`}
      onClose={onClose}
    >
      <div>
        It keeps its VLAN {vi.vlan} and its addresses, so both have to be free on the target. It is on {vi.connectionId} now.
      </div>
    </CommandDialog>
  )
}

function TestDialog({ vi, onClose }: InterfaceDialogProps) {
  const peers = (vi.bgpPeers ?? []).map(({ bgpPeerId = '', addressFamily, customerAddress, bgpStatus }) => ({
    value: bgpPeerId,
    label: `${addressFamily === 'ipv6' ? 'IPv6' : 'IPv4'} ${customerAddress ?? ''}`,
    description: `${bgpPeerId}, ${bgpStatus}`,
  }))
  return (
    <CommandDialog
      title={`Bring down BGP of ${nameOf(vi)}`}
      operation='StartBgpFailoverTest'
      start={{ bgpPeers: peers.map(({ value }) => value).join(','), testDurationInMinutes: '180' }}
      fields={[
        { member: 'bgpPeers', label: 'Peerings', kind: 'choices', choices: peers },
        {
          member: 'testDurationInMinutes',
          label: 'Test maximum time (minutes)',
          kind: 'number',
          constraint: '1 to 4320 minutes. Sessions come back at the end, or when you cancel.',
          refuse: (value) => (Number(value) >= 1 && Number(value) <= 4320 ? undefined : 'Between 1 and 4320 minutes.'),
        },
        {
          member: 'understood',
          label: 'I understand that traffic over these peerings stops for this time.',
          kind: 'check',
          refuse: (value) => (checked(value) ? undefined : 'Confirm that you know this.'),
        },
      ]}
      inputOf={({ bgpPeers = '', testDurationInMinutes = '' }) => ({
        virtualInterfaceId: vi.virtualInterfaceId ?? '',
        bgpPeers: bgpPeers.split(',').filter((id) => id !== ''),
        testDurationInMinutes: Number(testDurationInMinutes),
      })}
      submit='Bring down BGP'
      said={() => `The failover test of ${nameOf(vi)} runs.`}
      onClose={onClose}
    />
  )
}

function StopTestDialog({ vi, onClose }: InterfaceDialogProps) {
  return (
    <CommandDialog
      title='Cancel the failover test'
      operation='StopBgpFailoverTest'
      inputOf={() => ({ virtualInterfaceId: vi.virtualInterfaceId ?? '' })}
      submit='Cancel the test'
      said={() => `The failover test of ${nameOf(vi)} is cancelled; its sessions come back.`}
      onClose={onClose}
    >
      <div>The sessions of {nameOf(vi)} come back at once.</div>
    </CommandDialog>
  )
}

function DeleteDialog({ vi, onClose }: InterfaceDialogProps) {
  const rejects = vi.virtualInterfaceState === 'confirming'
  return (
    <CommandDialog
      title={`${rejects ? 'Reject or delete' : 'Delete'} ${nameOf(vi)}`}
      operation='DeleteVirtualInterface'
      inputOf={() => ({ virtualInterfaceId: vi.virtualInterfaceId ?? '' })}
      submit={rejects ? 'Reject' : 'Delete'}
      said={(answer) => `${nameOf(vi)} is ${answer.virtualInterfaceState ?? 'being deleted'}.`}
      onClose={onClose}
    >
      <Alert type='warning'>
        {rejects
          ? `${nameOf(vi)} has not been accepted; nothing is in use yet.`
          : `Traffic over VLAN ${vi.vlan} of ${vi.connectionId} stops, and its BGP sessions end. This cannot be undone.`}
      </Alert>
    </CommandDialog>
  )
}
