// One LAG: its members, what runs over it, and which VLANs are left.
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { Connection, Lag } from '../api/contract.ts'
import { DetailFrame, Missing } from '../components/detail-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { Facts } from '../components/facts.tsx'
import { HostedOn } from '../components/hosted-on.tsx'
import { InterfacesOn } from '../components/interfaces-on.tsx'
import { JournalPanel } from '../components/journal-panel.tsx'
import { MacSecPanel } from '../components/macsec-panel.tsx'
import { meteredFacts } from '../components/pool-facts.tsx'
import { State } from '../components/state.tsx'
import { TagsPanel } from '../components/tags-panel.tsx'
import { To } from '../components/to.tsx'
import { VlanMap } from '../components/vlan-map.tsx'
import { LeaveLagDialog } from '../forms/connections/dialogs.tsx'
import { LagDialog } from '../forms/lags/dialogs.tsx'
import { lagActions, type LagAction } from '../logic/actions.ts'
import { arnOf } from '../logic/arns.ts'
import { vlanHolders } from '../logic/vlan-map.ts'
import { goTo } from '../router.ts'

function Members({ lag }: { readonly lag: Lag }) {
  const [leaving, setLeaving] = useState<Connection>()
  const members = lag.connections ?? []
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: 'Connections of the LAG' }}
        items={[...members]}
        trackBy={({ connectionId }) => connectionId ?? ''}
        header={
          <Header variant='h2' counter={`(${members.length})`}>
            Connections
          </Header>
        }
        empty={<Empty title='No connections'>Add one under Actions.</Empty>}
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            cell: (c) => <To path={`/connections/${c.connectionId}`}>{c.connectionName}</To>,
            isRowHeader: true,
          },
          { id: 'id', header: 'ID', cell: (c) => c.connectionId },
          { id: 'state', header: 'State', cell: (c) => <State of={c.connectionState} /> },
          { id: 'bandwidth', header: 'Bandwidth', cell: (c) => c.bandwidth },
          {
            id: 'leave',
            header: 'Remove',
            cell: (c) => (
              <Button variant='inline-link' ariaLabel={`Remove ${c.connectionId}`} onClick={() => setLeaving(c)}>
                Remove
              </Button>
            ),
          },
        ]}
      />
      {leaving !== undefined && <LeaveLagDialog connection={{ ...leaving, lagId: lag.lagId }} onClose={() => setLeaving(undefined)} />}
    </>
  )
}

function Overview({ lag }: { readonly lag: Lag }) {
  return (
    <Facts
      title='Overview'
      facts={[
        ['State', <State of={lag.lagState} />],
        ['Connections', `${lag.numberOfConnections} × ${lag.connectionsBandwidth}`],
        ['Minimum links', lag.minimumLinks],
        ['Location', lag.location],
        ['Edge device', lag.awsDeviceV2 ?? lag.awsDevice],
        ['Logical device', lag.awsLogicalDeviceId],
        ['Owner', lag.ownerAccount],
        ['Jumbo frames', lag.jumboFrameCapable === true ? 'Capable' : 'No'],
        ['Hosted connections', lag.allowsHostedConnections === true ? 'Allowed' : 'No'],
        ['MACsec', lag.macSecCapable === true ? lag.encryptionMode : 'No'],
        ...meteredFacts(lag),
      ]}
    />
  )
}

function Shown({ lag }: { readonly lag: Lag }) {
  const { session, region } = useConsole()
  const [action, setAction] = useState<Exclude<LagAction, 'createInterface'>>()
  const id = lag.lagId ?? ''
  const partners = lag.allowsHostedConnections === true
  const interfaces = useQuestion('DescribeVirtualInterfaces', partners ? undefined : { connectionId: id })
  const hosted = useQuestion('DescribeHostedConnections', partners ? { connectionId: id } : undefined)
  const actions = lagActions(lag)
  const reasonOf = (wanted: LagAction) => actions.find((one) => one.id === wanted)?.reason
  const carried = partners
    ? {
        id: 'hosted',
        label: 'Hosted connections',
        content: (
          <HostedOn items={hosted.value?.connections} fault={hosted.fault} onHand={() => setAction('hand')} reason={reasonOf('hand')} />
        ),
      }
    : {
        id: 'interfaces',
        label: 'Virtual interfaces',
        content: <InterfacesOn id={id} items={interfaces.value?.virtualInterfaces} reason={reasonOf('createInterface')} />,
      }
  const holders = vlanHolders(interfaces.value?.virtualInterfaces ?? [], hosted.value?.connections ?? [])
  return (
    <>
      <DetailFrame
        list={{ text: 'LAGs', path: '/lags' }}
        id={id}
        name={lag.lagName}
        state={lag.lagState}
        actions={actions}
        onAction={(chosen) => (chosen === 'createInterface' ? goTo(`/create-virtual-interface?connection=${id}`) : setAction(chosen))}
        tabs={[
          { id: 'overview', label: 'Overview', content: <Overview lag={lag} /> },
          { id: 'connections', label: 'Connections', content: <Members lag={lag} /> },
          carried,
          { id: 'vlans', label: 'VLAN map', content: <VlanMap holders={holders} /> },
          {
            id: 'macsec',
            label: 'MACsec keys',
            content: <MacSecPanel id={id} keys={lag.macSecKeys} onAdd={() => setAction('macsec')} reason={reasonOf('macsec')} />,
          },
          {
            id: 'timeline',
            label: 'Timeline',
            content: <JournalPanel ids={[id, ...(lag.connections ?? []).map(({ connectionId }) => connectionId ?? '')]} />,
          },
          {
            id: 'tags',
            label: 'Tags',
            content: <TagsPanel tags={lag.tags} resourceArn={arnOf('dxlag', id, { region, accountId: session.account.accountId })} />,
          },
        ]}
      />
      {action !== undefined && <LagDialog action={action} lag={lag} onClose={() => setAction(undefined)} />}
    </>
  )
}

export function LagPage({ id }: { readonly id: string }) {
  const answered = useQuestion('DescribeLags', { lagId: id })
  const lag = answered.value?.lags?.[0]
  if (lag === undefined) return <Missing answered={answered} what='LAG' id={id} list='/lags' />
  return <Shown lag={lag} />
}
