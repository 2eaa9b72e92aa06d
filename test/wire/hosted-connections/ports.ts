// What tests of hosted connections start from: a partner's port that is up, a LAG of such ports,
// and something on them.
import type { Connection } from '@aws-sdk/client-direct-connect'
import { delay, type TestHouse, type Who } from '../../support/house.ts'

interface Wish {
  readonly bandwidth?: string
  readonly location?: string
  readonly region?: string
}

/** An interconnect of the partner's that is up. */
export async function interconnect(
  house: TestHouse,
  { bandwidth = '1Gbps', location = 'EqDC2', region = 'us-east-1' }: Wish = {},
): Promise<string> {
  const { interconnectId } = await house.as('partner', region).createInterconnect({ interconnectName: 'port', bandwidth, location })
  await house.pass(2 * delay)
  return interconnectId as string
}

export const lagId = 'dxlag-fpartner'

/** A LAG of the partner's, written as CreateLag leaves it, with one interconnect in it. */
export async function partnerLag(house: TestHouse, { bandwidth = '1Gbps', allowsHostedConnections = true } = {}): Promise<string> {
  const member = await interconnect(house, { bandwidth })
  await house.store.write(async (tx) => {
    const port = await tx.connections.lock(member)
    if (port?.device === undefined) throw new Error('The port has no device yet.')
    await tx.connections.update({ ...port, lagId, lagSince: house.now() })
    await tx.lags.insert({
      lagId,
      lagName: 'both ports',
      lagState: 'available',
      since: house.now(),
      createdAt: house.now(),
      ownerAccount: port.ownerAccount,
      region: port.region,
      location: port.location,
      connectionsBandwidth: port.bandwidth,
      minimumLinks: 0,
      device: port.device,
      logicalDevice: port.logicalDevice ?? port.device,
      wasUp: true,
      allowsHostedConnections,
      jumboFrameCapable: port.jumboFrameCapable,
      hasLogicalRedundancy: port.hasLogicalRedundancy,
      tags: [],
      requestMACSec: false,
      macSecCapable: false,
      macSecKeys: [],
      requestedMembers: 0,
    })
  })
  return member
}

interface Order {
  readonly vlan?: number
  readonly bandwidth?: string
  readonly to?: Who
}

/** Allocated, and waiting for its customer. */
export const ordered = (
  house: TestHouse,
  connectionId: string,
  { vlan = 101, bandwidth = '100Mbps', to = 'blue' }: Order = {},
): Promise<Connection> =>
  house
    .as('partner')
    .allocateHostedConnection({ connectionId, connectionName: 'hosted', bandwidth, ownerAccount: house.accountId[to], vlan })

/** Confirmed by its customer, and up. */
export async function hosted(house: TestHouse, parentId: string, order: Order = {}): Promise<string> {
  const { connectionId } = await ordered(house, parentId, order)
  await house.as(order.to ?? 'blue').confirmConnection({ connectionId })
  await house.pass(delay)
  return connectionId as string
}

interface Wanted {
  readonly vlan?: number
  readonly who?: Who
  readonly amazonAddress?: string
  readonly customerAddress?: string
  readonly mtu?: number
}

/** A private interface on it, up; it leads to its owner's first gateway in the region. */
export async function interfaceOn(
  house: TestHouse,
  connectionId: string,
  { vlan = 101, who = 'blue', ...more }: Wanted = {},
): Promise<string> {
  const { virtualGateways } = await house.as(who).describeVirtualGateways({})
  const virtualGatewayId = virtualGateways?.[0]?.virtualGatewayId as string
  const { virtualInterfaceId } = await house.as(who).createPrivateVirtualInterface({
    connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'office', vlan, asn: 65_001, virtualGatewayId, ...more },
  })
  await house.pass(2 * delay)
  return virtualInterfaceId as string
}

export const unknown = 'dxcon-fzzzzzzz'
