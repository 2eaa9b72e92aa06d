import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useConsole } from '../../api/console-context.tsx'
import type { BgpPeer, VirtualInterface } from '../../api/contract.ts'
import { Empty } from '../../components/empty.tsx'
import { useJournal } from '../../components/journal-panel.tsx'
import { State } from '../../components/state.tsx'
import { Age } from '../../components/time.tsx'
import { DeletePeerDialog } from '../../forms/interfaces/peers.tsx'
import { interfaceActions } from '../../logic/actions.ts'
import { asnOf } from '../../logic/asn.ts'
import { sinceOf } from '../../logic/journal.ts'

/** Since when the session has been as it is, as far as this browser has seen. */
function Since({ peer }: { readonly peer: BgpPeer }) {
  const since = sinceOf(useJournal(), peer.bgpPeerId ?? '', `BGP ${peer.addressFamily}`)
  if (since === undefined) return <>–</>
  return (
    <>
      {since.exact ? '' : 'first seen '}
      <Age milliseconds={since.at} />
    </>
  )
}

function BgpKey({ value }: { readonly value: string }) {
  const [open, setOpen] = useState(false)
  return (
    <span>
      <code>{open ? value : '••••••••'}</code>{' '}
      <Button variant='inline-link' ariaLabel={open ? 'Hide the BGP key' : 'Show the BGP key'} onClick={() => setOpen(!open)}>
        {open ? 'Hide' : 'Show'}
      </Button>
    </span>
  )
}

/** Two short facts of one thing, one below the other. */
function Two({ one, other }: { readonly one: string | undefined; readonly other: string | undefined }) {
  return (
    <>
      {one ?? '–'}
      <br />
      <Box variant='small' color='text-body-secondary'>
        {other}
      </Box>
    </>
  )
}

export function PeersPanel({ vi, onAdd }: { readonly vi: VirtualInterface; readonly onAdd: () => void }) {
  const { accountId } = useConsole().session.account
  const [doomed, setDoomed] = useState<BgpPeer>()
  const peers = vi.bgpPeers ?? []
  const reason = interfaceActions(vi, accountId).find(({ id }) => id === 'addPeer')?.reason
  const deleteReason = reason ?? (peers.length < 2 ? 'The last peering cannot be deleted.' : undefined)
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: 'Peerings' }}
        items={[...peers]}
        trackBy={({ bgpPeerId }) => bgpPeerId ?? ''}
        empty={<Empty title='No peerings' />}
        header={
          <Header
            variant='h2'
            counter={`(${peers.length})`}
            actions={
              <Button onClick={onAdd} disabled={reason !== undefined} {...(reason !== undefined && { disabledReason: reason })}>
                Add peering
              </Button>
            }
          >
            Peerings
          </Header>
        }
        columnDefinitions={[
          {
            id: 'peering',
            header: 'Peering',
            cell: (peer) => <Two one={peer.addressFamily === 'ipv6' ? 'IPv6' : 'IPv4'} other={peer.bgpPeerId} />,
            isRowHeader: true,
          },
          {
            id: 'status',
            header: 'BGP session',
            cell: (peer) => (
              <>
                <StatusIndicator type={peer.bgpStatus === 'up' ? 'success' : peer.bgpStatus === 'down' ? 'error' : 'warning'}>
                  {peer.bgpStatus ?? 'unknown'}
                </StatusIndicator>
                <br />
                <Since peer={peer} />
              </>
            ),
          },
          { id: 'state', header: 'State', cell: (peer) => <State of={peer.bgpPeerState} /> },
          { id: 'customer', header: 'Your side', cell: (peer) => <Two one={peer.customerAddress} other={`AS ${asnOf(peer)}`} /> },
          {
            id: 'provider',
            header: 'Provider’s side',
            cell: (peer) => <Two one={peer.amazonAddress} other={`AS ${vi.amazonSideAsn}, ${peer.awsLogicalDeviceId ?? ''}`} />,
          },
          { id: 'key', header: 'BGP key (MD5)', cell: (peer) => (peer.authKey === undefined ? '–' : <BgpKey value={peer.authKey} />) },
          {
            id: 'delete',
            header: 'Delete',
            minWidth: 120,
            cell: (peer) => (
              <Button
                variant='inline-link'
                ariaLabel={`Delete peering ${peer.bgpPeerId}`}
                disabled={deleteReason !== undefined}
                {...(deleteReason !== undefined && { disabledReason: deleteReason })}
                onClick={() => setDoomed(peer)}
              >
                Delete
              </Button>
            ),
          },
        ]}
      />
      {doomed !== undefined && <DeletePeerDialog vi={vi} peer={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  )
}
