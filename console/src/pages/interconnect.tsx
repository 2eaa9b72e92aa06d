// One trunk of a partner: what is handed out from it, and which VLANs are left.
import { useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { Interconnect } from '../api/contract.ts'
import { DetailFrame, Missing } from '../components/detail-frame.tsx'
import { Facts } from '../components/facts.tsx'
import { HostedOn } from '../components/hosted-on.tsx'
import { JournalPanel } from '../components/journal-panel.tsx'
import { State } from '../components/state.tsx'
import { TagsPanel } from '../components/tags-panel.tsx'
import { Time } from '../components/time.tsx'
import { To } from '../components/to.tsx'
import { VlanMap } from '../components/vlan-map.tsx'
import { InterconnectDialog } from '../forms/connections/interconnect-dialogs.tsx'
import { interconnectActions, type InterconnectAction } from '../logic/actions.ts'
import { arnOf } from '../logic/arns.ts'
import { vlanHolders } from '../logic/vlan-map.ts'

function Overview({ interconnect }: { readonly interconnect: Interconnect }) {
  return (
    <Facts
      title='Overview'
      facts={[
        ['State', <State of={interconnect.interconnectState} />],
        ['Bandwidth', interconnect.bandwidth],
        ['Location', interconnect.location],
        ['Edge device', interconnect.awsDeviceV2 ?? interconnect.awsDevice],
        ['Logical device', interconnect.awsLogicalDeviceId],
        ['LAG', interconnect.lagId === undefined ? undefined : <To path={`/lags/${interconnect.lagId}`}>{interconnect.lagId}</To>],
        ['Service provider', interconnect.providerName],
        ['Jumbo frames', interconnect.jumboFrameCapable === true ? 'Capable' : 'No'],
        ['MACsec', interconnect.macSecCapable === true ? 'Capable' : 'No'],
        ['LOA-CFA issued', interconnect.loaIssueTime === undefined ? undefined : <Time seconds={interconnect.loaIssueTime} />],
      ]}
    />
  )
}

function Shown({ interconnect }: { readonly interconnect: Interconnect }) {
  const { session, region } = useConsole()
  const [action, setAction] = useState<InterconnectAction>()
  const id = interconnect.interconnectId ?? ''
  const hosted = useQuestion('DescribeHostedConnections', { connectionId: id })
  const actions = interconnectActions(interconnect)
  const items = hosted.value?.connections
  const reason = actions.find((one) => one.id === 'hand')?.reason
  return (
    <>
      <DetailFrame
        list={{ text: 'Interconnects', path: '/interconnects' }}
        id={id}
        name={interconnect.interconnectName}
        state={interconnect.interconnectState}
        actions={actions}
        onAction={setAction}
        tabs={[
          { id: 'overview', label: 'Overview', content: <Overview interconnect={interconnect} /> },
          {
            id: 'hosted',
            label: 'Hosted connections',
            content: <HostedOn items={items} fault={hosted.fault} onHand={() => setAction('hand')} reason={reason} />,
          },
          { id: 'vlans', label: 'VLAN map', content: <VlanMap holders={vlanHolders([], items ?? [])} /> },
          { id: 'timeline', label: 'Timeline', content: <JournalPanel ids={[id]} /> },
          {
            id: 'tags',
            label: 'Tags',
            content: (
              <TagsPanel tags={interconnect.tags} resourceArn={arnOf('dxcon', id, { region, accountId: session.account.accountId })} />
            ),
          },
        ]}
      />
      {action !== undefined && <InterconnectDialog action={action} interconnect={interconnect} onClose={() => setAction(undefined)} />}
    </>
  )
}

export function InterconnectPage({ id }: { readonly id: string }) {
  const answered = useQuestion('DescribeInterconnects', { interconnectId: id })
  const interconnect = answered.value?.interconnects?.[0]
  if (interconnect === undefined) return <Missing answered={answered} what='interconnect' id={id} list='/interconnects' />
  return <Shown interconnect={interconnect} />
}
