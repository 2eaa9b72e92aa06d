// The tour's hosted connections: the partner's ports, what is allocated on them, and what their
// customer does with it.
import { delay, type TestHouse } from '../../support/house.ts'
import { type Call, place, tags } from './tour-luggage.ts'

export async function partnersOfTheTour(house: TestHouse, call: Call): Promise<void> {
  const order = { interconnectName: 'meeting room', location: place.location, bandwidth: '10Gbps' }
  const { interconnectId } = await call('partner', 'CreateInterconnect', { ...order, tags })
  const other = await call('partner', 'CreateInterconnect', order)
  await house.pass(2 * delay)
  await call('partner', 'DescribeInterconnects', { interconnectId })
  await call('partner', 'DescribeInterconnectLoa', { interconnectId })

  const hosting = { bandwidth: '500Mbps', ownerAccount: house.accountId.blue }
  const { connectionId } = await call('partner', 'AllocateHostedConnection', {
    ...hosting,
    connectionId: interconnectId,
    connectionName: 'hosted',
    vlan: 301,
    tags,
  })
  const onOther = { ...hosting, interconnectId: other.interconnectId, connectionName: 'older form', vlan: 302 }
  const older = await call('partner', 'AllocateConnectionOnInterconnect', onOther)
  await call('partner', 'DescribeHostedConnections', { connectionId: interconnectId })
  await call('partner', 'DescribeHostedConnections', { connectionId })
  await call('partner', 'DescribeConnectionsOnInterconnect', { interconnectId: other.interconnectId })
  await call('blue', 'ConfirmConnection', { connectionId })
  await house.pass(delay)
  await call('partner', 'AssociateHostedConnection', { connectionId, parentConnectionId: other.interconnectId })
  await call('blue', 'DeleteConnection', { connectionId: older.connectionId })
  await call('partner', 'DeleteConnection', { connectionId })
  await house.pass(2 * delay)
  await call('partner', 'DeleteInterconnect', { interconnectId })
  await onLag(house, call, other.interconnectId)
}

/** An interconnect that becomes a LAG, which hosts as well. */
async function onLag(house: TestHouse, call: Call, interconnectId: string): Promise<void> {
  const lag = { numberOfConnections: 1, location: place.location, connectionsBandwidth: '10Gbps', lagName: 'both ports' }
  const { lagId } = await call('partner', 'CreateLag', { ...lag, connectionId: interconnectId })
  await call('partner', 'CreateInterconnect', { interconnectName: 'one more', location: place.location, bandwidth: '10Gbps', lagId })
  await house.pass(3 * delay)
  const { connectionId } = await call('partner', 'AllocateHostedConnection', {
    connectionId: lagId,
    ownerAccount: house.accountId.blue,
    bandwidth: '1Gbps',
    connectionName: 'on the LAG',
    vlan: 303,
  })
  await call('partner', 'DescribeHostedConnections', { connectionId: lagId })
  await call('blue', 'DeleteConnection', { connectionId })
}
