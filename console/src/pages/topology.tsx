import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import { Empty } from '../components/empty.tsx'
import { Failure } from '../components/failure.tsx'
import { TopologyPicture } from '../components/topology-picture.tsx'
import { graphOf } from '../logic/topology.ts'
import { useAssociations } from './use-associations.ts'

/** The account's network in this region as one picture. */
export function TopologyPage() {
  const { session, region } = useConsole()
  const connections = useQuestion('DescribeConnections', {})
  const interconnects = useQuestion('DescribeInterconnects', session.account.partner ? {} : undefined)
  const lags = useQuestion('DescribeLags', {})
  const interfaces = useQuestion('DescribeVirtualInterfaces', {})
  const gateways = useQuestion('DescribeDirectConnectGateways', {})
  const virtualGateways = useQuestion('DescribeVirtualGateways', {})
  const associations = useAssociations((virtualGateways.value?.virtualGateways ?? []).map(({ virtualGatewayId }) => virtualGatewayId ?? ''))
  const graph = useMemo(
    () =>
      graphOf({
        connections: connections.value?.connections ?? [],
        interconnects: interconnects.value?.interconnects ?? [],
        lags: lags.value?.lags ?? [],
        virtualInterfaces: interfaces.value?.virtualInterfaces ?? [],
        gateways: gateways.value?.directConnectGateways ?? [],
        virtualGateways: virtualGateways.value?.virtualGateways ?? [],
        associations,
      }),
    [connections.value, interconnects.value, lags.value, interfaces.value, gateways.value, virtualGateways.value, associations],
  )
  return (
    <SpaceBetween size='l'>
      <Header variant='h1' description={`What account ${session.account.accountId} has in ${region}, from the locations to the gateways.`}>
        Topology
      </Header>
      <Failure fault={connections.fault ?? interfaces.fault ?? gateways.fault} />
      <Container>
        {graph.nodes.length === 0 ? (
          <Empty title='Nothing to draw yet'>Create a connection to begin.</Empty>
        ) : (
          <TopologyPicture graph={graph} />
        )}
      </Container>
    </SpaceBetween>
  )
}
