import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { VirtualInterface } from '../api/contract.ts'
import { Empty } from '../components/empty.tsx'
import { ResourceTable, type Column } from '../components/resource-table.tsx'
import { State } from '../components/state.tsx'
import { To } from '../components/to.tsx'
import { InterfaceDialog } from '../forms/interfaces/dialogs.tsx'
import { interfaceActions, type InterfaceAction } from '../logic/actions.ts'
import { asnOf } from '../logic/asn.ts'
import { shownState } from '../logic/states.ts'
import { goTo } from '../router.ts'

/** `IPv4 up, IPv6 down`. */
export const bgpText = ({ bgpPeers }: VirtualInterface): string =>
  (bgpPeers ?? []).map((peer) => `${peer.addressFamily === 'ipv6' ? 'IPv6' : 'IPv4'} ${peer.bgpStatus ?? 'unknown'}`).join(', ')

const gatewayOf = ({ directConnectGatewayId, virtualGatewayId }: VirtualInterface): string =>
  directConnectGatewayId || virtualGatewayId || ''

export const interfaceColumns: readonly Column<VirtualInterface>[] = [
  {
    id: 'name',
    header: 'Name',
    text: (vi) => vi.virtualInterfaceName ?? '',
    cell: (vi) => <To path={`/virtual-interfaces/${vi.virtualInterfaceId}`}>{vi.virtualInterfaceName}</To>,
    width: 220,
  },
  { id: 'id', header: 'ID', text: (vi) => vi.virtualInterfaceId ?? '', width: 160 },
  { id: 'type', header: 'Type', text: (vi) => vi.virtualInterfaceType ?? '', width: 100 },
  {
    id: 'state',
    header: 'State',
    text: (vi) => shownState(vi.virtualInterfaceState).word,
    cell: (vi) => <State of={vi.virtualInterfaceState} />,
    width: 230,
  },
  { id: 'bgp', header: 'BGP', text: bgpText, width: 150 },
  { id: 'vlan', header: 'VLAN', text: (vi) => String(vi.vlan ?? ''), number: (vi) => vi.vlan ?? 0, width: 100 },
  { id: 'connection', header: 'Connection', text: (vi) => vi.connectionId ?? '', width: 150 },
  { id: 'location', header: 'Location', text: (vi) => vi.location ?? '', width: 150 },
  { id: 'owner', header: 'Owner', text: (vi) => vi.ownerAccount ?? '', width: 150 },
  { id: 'gateway', header: 'Gateway', text: gatewayOf, spare: true },
  { id: 'asn', header: 'Your ASN', text: (vi) => String(asnOf(vi) ?? ''), number: (vi) => asnOf(vi) ?? 0, spare: true },
  { id: 'customer', header: 'Your address', text: (vi) => vi.customerAddress ?? '', spare: true },
  { id: 'provider', header: 'Provider address', text: (vi) => vi.amazonAddress ?? '', spare: true },
  { id: 'mtu', header: 'MTU', text: (vi) => String(vi.mtu ?? ''), number: (vi) => vi.mtu ?? 0, spare: true },
  { id: 'device', header: 'Edge device', text: (vi) => vi.awsDeviceV2 ?? '', spare: true },
  { id: 'tags', header: 'Tags', text: (vi) => (vi.tags ?? []).map(({ key, value }) => `${key}=${value ?? ''}`).join(', '), spare: true },
]

const idOf = (vi: VirtualInterface): string => vi.virtualInterfaceId ?? ''
const create = () => goTo('/create-virtual-interface')

export function VirtualInterfacesPage() {
  const { accountId } = useConsole().session.account
  const { value, fault } = useQuestion('DescribeVirtualInterfaces', {})
  const [dialog, setDialog] = useState<{ readonly action: InterfaceAction; readonly vi: VirtualInterface }>()
  return (
    <>
      <ResourceTable
        title='Virtual interfaces'
        thing='virtual interface'
        items={value?.virtualInterfaces}
        fault={fault}
        columns={interfaceColumns}
        idOf={idOf}
        actionsOf={(vi) => interfaceActions(vi, accountId)}
        onAction={(action, vi) => setDialog({ action, vi })}
        buttons={
          <Button variant='primary' onClick={create}>
            Create virtual interface
          </Button>
        }
        empty={
          <Empty title='No virtual interfaces' action={<Button onClick={create}>Create virtual interface</Button>}>
            A virtual interface is a VLAN on a connection with a BGP session in it.
          </Empty>
        }
      />
      {dialog !== undefined && <InterfaceDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}
