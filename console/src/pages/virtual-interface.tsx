// One virtual interface: the path to it and beyond it, its peerings, routes, router configuration,
// failover tests, timeline and tags.
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { lazy, Suspense, useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { VirtualInterface } from '../api/contract.ts'
import { DetailFrame, Missing } from '../components/detail-frame.tsx'
import { Facts } from '../components/facts.tsx'
import { JournalPanel } from '../components/journal-panel.tsx'
import { PathPicture } from '../components/path-picture.tsx'
import { State } from '../components/state.tsx'
import { TagsPanel } from '../components/tags-panel.tsx'
import { To } from '../components/to.tsx'
import { InterfaceDialog } from '../forms/interfaces/dialogs.tsx'
import { interfaceActions, type InterfaceAction } from '../logic/actions.ts'
import { arnOf } from '../logic/arns.ts'
import { asnOf } from '../logic/asn.ts'
import { PeersPanel } from './virtual-interface/peers.tsx'
import { RoutesPanel } from './virtual-interface/routes.tsx'
import { TestsPanel, testEvents, useTests } from './virtual-interface/tests.tsx'
import { usePaths } from './virtual-interface/use-paths.ts'

const RouterConfiguration = lazy(() =>
  import('../forms/interfaces/router-configuration.tsx').then((module) => ({ default: module.RouterConfiguration })),
)

function Overview({ vi }: { readonly vi: VirtualInterface }) {
  const gateway = vi.directConnectGatewayId || vi.virtualGatewayId
  const prefixes = (vi.routeFilterPrefixes ?? []).map(({ cidr }) => cidr).join(', ')
  const port = vi.connectionId?.startsWith('dxlag') === true ? `/lags/${vi.connectionId}` : `/connections/${vi.connectionId}`
  return (
    <Facts
      title='Overview'
      facts={[
        ['Type', vi.virtualInterfaceType],
        ['State', <State of={vi.virtualInterfaceState} />],
        ['Owner', vi.ownerAccount],
        ['Connection', <To path={port}>{vi.connectionId}</To>],
        ['VLAN', vi.vlan],
        ['Location', vi.location],
        ['Edge device', vi.awsDeviceV2],
        [
          'Gateway',
          gateway === undefined || gateway === '' ? undefined : vi.directConnectGatewayId ? (
            <To path={`/gateways/${gateway}`}>{gateway}</To>
          ) : (
            gateway
          ),
        ],
        ['Your address', vi.customerAddress],
        ['Provider address', vi.amazonAddress],
        ['Your ASN', asnOf(vi)],
        ['Provider ASN', vi.amazonSideAsn],
        ['MTU', vi.mtu],
        ['SiteLink', vi.siteLinkEnabled === true ? 'Enabled' : 'Off'],
        ['Rate limit', vi.rateLimit],
        [
          'Prefix allocation',
          [vi.prefixPoolAllocatedCountIpv4, vi.prefixPoolAllocatedCountIpv6].some((count) => count !== undefined)
            ? `IPv4 ${vi.prefixPoolAllocatedCountIpv4 ?? '–'}, IPv6 ${vi.prefixPoolAllocatedCountIpv6 ?? '–'}`
            : undefined,
        ],
        ...(vi.virtualInterfaceType === 'public' ? [['Prefixes to advertise', prefixes] as const] : []),
      ]}
    />
  )
}

/** Who has to act next, where somebody has. */
function NextStep({
  vi,
  accountId,
  onAccept,
}: {
  readonly vi: VirtualInterface
  readonly accountId: string
  readonly onAccept: () => void
}) {
  if (vi.virtualInterfaceState !== 'confirming') return null
  if (vi.ownerAccount !== accountId)
    return <Alert type='info'>Account {vi.ownerAccount} has to accept it. Until then it carries no traffic.</Alert>
  return (
    <Alert type='info' action={<Button onClick={onAccept}>Accept</Button>}>
      Another account made it for you. Accept it to use it, or reject it under Actions.
    </Alert>
  )
}

function Shown({ vi }: { readonly vi: VirtualInterface }) {
  const { session, region } = useConsole()
  const { accountId } = session.account
  const [action, setAction] = useState<InterfaceAction>()
  const { paths, at } = usePaths(vi)
  const tests = useTests(vi)
  const own = vi.ownerAccount === accountId
  const id = vi.virtualInterfaceId ?? ''
  const peerIds = (vi.bgpPeers ?? []).map(({ bgpPeerId }) => bgpPeerId ?? '')
  const tabs = [
    { id: 'overview', label: 'Overview', content: <Overview vi={vi} /> },
    { id: 'peers', label: 'Peerings', content: <PeersPanel vi={vi} onAdd={() => setAction('addPeer')} /> },
    { id: 'routes', label: 'Routes', content: <RoutesPanel vi={vi} /> },
    {
      id: 'router',
      label: 'Router configuration',
      content: (
        <Container header={<Header variant='h2'>Router configuration</Header>}>
          <Suspense fallback={null}>
            {vi.virtualInterfaceState === 'confirming' ? 'It can be had once the interface is accepted.' : <RouterConfiguration vi={vi} />}
          </Suspense>
        </Container>
      ),
    },
    {
      id: 'tests',
      label: 'Failover tests',
      content: <TestsPanel vi={vi} tests={tests} onStart={() => setAction('test')} onStop={() => setAction('stopTest')} />,
    },
    { id: 'timeline', label: 'Timeline', content: <JournalPanel ids={[id, ...peerIds]} dated={testEvents(tests)} /> },
    {
      id: 'tags',
      label: 'Tags',
      content: (
        <TagsPanel
          tags={vi.tags}
          resourceArn={arnOf('dxvif', id, { region, accountId })}
          locked={own ? undefined : 'Only its owner sees and changes its tags.'}
        />
      ),
    },
  ]
  return (
    <>
      <DetailFrame
        list={{ text: 'Virtual interfaces', path: '/virtual-interfaces' }}
        id={id}
        name={vi.virtualInterfaceName}
        state={vi.virtualInterfaceState}
        actions={interfaceActions(vi, accountId)}
        onAction={setAction}
        tabs={tabs}
      >
        <NextStep vi={vi} accountId={accountId} onAccept={() => setAction('accept')} />
        <Container header={<Header variant='h2'>Path</Header>}>
          <PathPicture paths={paths} at={at} />
        </Container>
      </DetailFrame>
      {action !== undefined && <InterfaceDialog action={action} vi={vi} onClose={() => setAction(undefined)} />}
    </>
  )
}

export function VirtualInterfacePage({ id }: { readonly id: string }) {
  const answered = useQuestion('DescribeVirtualInterfaces', { virtualInterfaceId: id })
  const vi = answered.value?.virtualInterfaces?.[0]
  if (vi === undefined) return <Missing answered={answered} what='virtual interface' id={id} list='/virtual-interfaces' />
  return <Shown vi={vi} />
}
