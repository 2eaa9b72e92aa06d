// One connection: where it is, how far its order is, what runs over it, and which VLANs are free.
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Steps from '@cloudscape-design/components/steps'
import { useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { Connection } from '../api/contract.ts'
import { DetailFrame, Missing } from '../components/detail-frame.tsx'
import { Facts } from '../components/facts.tsx'
import { InterfacesOn } from '../components/interfaces-on.tsx'
import { JournalPanel } from '../components/journal-panel.tsx'
import { MacSecPanel } from '../components/macsec-panel.tsx'
import { meteredFacts } from '../components/pool-facts.tsx'
import { State } from '../components/state.tsx'
import { TagsPanel } from '../components/tags-panel.tsx'
import { Time } from '../components/time.tsx'
import { To } from '../components/to.tsx'
import { VlanMap } from '../components/vlan-map.tsx'
import { ConnectionDialog, createInterfaceOn } from '../forms/connections/dialogs.tsx'
import { connectionActions, isHosted, type ConnectionAction } from '../logic/actions.ts'
import { arnOf } from '../logic/arns.ts'
import { orderSteps } from '../logic/order-steps.ts'
import { vlanHolders } from '../logic/vlan-map.ts'

function Overview({ connection }: { readonly connection: Connection }) {
  return (
    <Facts
      title='Overview'
      facts={[
        ['State', <State of={connection.connectionState} />],
        ['Bandwidth', connection.bandwidth],
        ['Location', connection.location],
        ['Owner', connection.ownerAccount],
        ['Edge device', connection.awsDeviceV2 ?? connection.awsDevice],
        ['Logical device', connection.awsLogicalDeviceId],
        ['LAG', connection.lagId === undefined ? undefined : <To path={`/lags/${connection.lagId}`}>{connection.lagId}</To>],
        ...(isHosted(connection)
          ? ([
              ['Partner', connection.partnerName],
              ['VLAN', connection.vlan],
            ] as const)
          : ([['Service provider', connection.providerName]] as const)),
        ['Jumbo frames', connection.jumboFrameCapable === true ? 'Capable' : 'No'],
        ['Logical redundancy', connection.hasLogicalRedundancy],
        [
          'MACsec',
          connection.macSecCapable === true ? `${connection.encryptionMode}, ${connection.portEncryptionStatus ?? 'no status'}` : 'No',
        ],
        ['LOA-CFA issued', connection.loaIssueTime === undefined ? undefined : <Time seconds={connection.loaIssueTime} />],
        ...meteredFacts(connection),
      ]}
    />
  )
}

function Shown({ connection }: { readonly connection: Connection }) {
  const { session, region } = useConsole()
  const [action, setAction] = useState<Exclude<ConnectionAction, 'createInterface'>>()
  const id = connection.connectionId ?? ''
  const interfaces = useQuestion('DescribeVirtualInterfaces', { connectionId: id })
  const actions = connectionActions(connection)
  const reasonOf = (wanted: ConnectionAction) => actions.find((one) => one.id === wanted)?.reason
  const items = interfaces.value?.virtualInterfaces
  const hosted = isHosted(connection)
  const tabs = [
    { id: 'overview', label: 'Overview', content: <Overview connection={connection} /> },
    { id: 'interfaces', label: 'Virtual interfaces', content: <InterfacesOn id={id} items={items} reason={reasonOf('createInterface')} /> },
    ...(hosted ? [] : [{ id: 'vlans', label: 'VLAN map', content: <VlanMap holders={vlanHolders(items ?? [], [])} /> }]),
    ...(hosted
      ? []
      : [
          {
            id: 'macsec',
            label: 'MACsec keys',
            content: <MacSecPanel id={id} keys={connection.macSecKeys} onAdd={() => setAction('macsec')} reason={reasonOf('macsec')} />,
          },
        ]),
    {
      id: 'timeline',
      label: 'Timeline',
      content: (
        <JournalPanel
          ids={[id]}
          dated={connection.loaIssueTime === undefined ? [] : [{ at: connection.loaIssueTime * 1000, what: 'LOA-CFA issued' }]}
        />
      ),
    },
    {
      id: 'tags',
      label: 'Tags',
      content: <TagsPanel tags={connection.tags} resourceArn={arnOf('dxcon', id, { region, accountId: session.account.accountId })} />,
    },
  ]
  return (
    <>
      <DetailFrame
        list={{ text: 'Connections', path: '/connections' }}
        id={id}
        name={connection.connectionName}
        state={connection.connectionState}
        actions={actions}
        onAction={(chosen) => (chosen === 'createInterface' ? createInterfaceOn(id) : setAction(chosen))}
        tabs={tabs}
      >
        {connection.connectionState === 'ordering' && (
          <Alert type='info'>{connection.partnerName} prepared it for you. Accept or reject it under Actions.</Alert>
        )}
        <Container header={<Header variant='h2'>Order</Header>}>
          <Steps orientation='horizontal' ariaLabel='Order' steps={[...orderSteps(connection, hosted)]} />
        </Container>
      </DetailFrame>
      {action !== undefined && <ConnectionDialog action={action} connection={connection} onClose={() => setAction(undefined)} />}
    </>
  )
}

export function ConnectionPage({ id }: { readonly id: string }) {
  const answered = useQuestion('DescribeConnections', { connectionId: id })
  const connection = answered.value?.connections?.[0]
  if (connection === undefined) return <Missing answered={answered} what='connection' id={id} list='/connections' />
  return <Shown connection={connection} />
}
