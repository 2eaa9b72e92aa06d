// Every state that waits for somebody or something, and how to bring something
// into it.
import { delay, type TestHouse } from '../../support/house.ts'
import { publicPlace } from './six-calls.ts'

export interface Waiting {
  readonly title: string
  /** Brings something into the state and says how to look at it. */
  readonly begin: (house: TestHouse) => Promise<(house: TestHouse) => Promise<unknown>>
  readonly waits: unknown
  readonly ends: unknown
}

export type Reader = (house: TestHouse) => Promise<unknown>

const connectionState =
  (connectionId: string | undefined): Reader =>
  async (house) =>
    (await house.as('partner').describeConnections({ connectionId })).connections?.[0]?.connectionState

export const states =
  (virtualInterfaceId: string | undefined): Reader =>
  async (house) => {
    const [vi] = (await house.as('partner').describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces ?? []
    return [vi?.virtualInterfaceState, ...(vi?.bgpPeers ?? []).map(({ bgpPeerState }) => bgpPeerState)]
  }

export const order = { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'a port' }

export async function own(house: TestHouse, wish = {}): Promise<string> {
  const { virtualGateways = [] } = await house.as('partner').describeVirtualGateways()
  const { virtualGatewayId } = virtualGateways[0] ?? {}
  const newPrivateVirtualInterface = { virtualInterfaceName: 'own', vlan: 101, asn: 65_001, virtualGatewayId, ...wish }
  const connectionId = await house.connection('partner')
  const { virtualInterfaceId = '' } = await house.as('partner').createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
  return virtualInterfaceId
}

async function open(house: TestHouse): Promise<string> {
  const newPublicVirtualInterface = { virtualInterfaceName: 'open', vlan: 102, asn: 65_001, ...publicPlace }
  const connectionId = await house.connection('partner')
  const { virtualInterfaceId = '' } = await house.as('partner').createPublicVirtualInterface({ connectionId, newPublicVirtualInterface })
  return virtualInterfaceId
}

export async function hosted(house: TestHouse): Promise<string> {
  const { virtualInterfaceId = '' } = await house.as('partner').allocatePrivateVirtualInterface({
    connectionId: await house.connection('partner'),
    ownerAccount: house.accountId.blue,
    newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 103, asn: 65_001 },
  })
  return virtualInterfaceId
}

export const up = async (house: TestHouse, virtualInterfaceId: string) => {
  await house.pass(2 * delay)
  return virtualInterfaceId
}

const peer = (house: TestHouse, virtualInterfaceId: string) =>
  house.as('partner').createBGPPeer({ virtualInterfaceId, newBGPPeer: { asn: 65_002, addressFamily: 'ipv6' } })

export const waitings: readonly Waiting[] = [
  {
    title: 'a connection that is requested',
    begin: async (house) => connectionState((await house.as('partner').createConnection(order)).connectionId),
    waits: 'requested',
    ends: 'available',
  },
  {
    title: 'a connection that is pending',
    begin: async (house) => {
      const { connectionId } = await house.as('partner').createConnection(order)
      await house.pass(delay)
      return connectionState(connectionId)
    },
    waits: 'pending',
    ends: 'available',
  },
  {
    title: 'a connection that is being deleted',
    begin: async (house) => {
      const connectionId = await house.connection('partner')
      await house.as('partner').deleteConnection({ connectionId })
      return connectionState(connectionId)
    },
    waits: 'deleting',
    ends: 'deleted',
  },
  {
    title: 'an interface that is pending',
    begin: async (house) => states(await own(house)),
    waits: ['pending', 'pending'],
    ends: ['available', 'available'],
  },
  {
    title: 'a public interface that is verified',
    begin: async (house) => states(await open(house)),
    waits: ['verifying', 'verifying'],
    ends: ['available', 'available'],
  },
  {
    title: 'a public interface that was verified and is programmed',
    begin: async (house) => {
      const id = await open(house)
      await house.pass(delay)
      return states(id)
    },
    waits: ['pending', 'pending'],
    ends: ['available', 'available'],
  },
  {
    title: 'a hosted interface that nobody confirmed',
    begin: async (house) => states(await hosted(house)),
    waits: ['confirming', 'pending'],
    ends: ['confirming', 'pending'],
  },
  {
    title: 'a hosted interface that was just confirmed',
    begin: async (house) => {
      const virtualInterfaceId = await hosted(house)
      const { virtualGateways = [] } = await house.as('blue').describeVirtualGateways()
      const { virtualGatewayId } = virtualGateways[0] ?? {}
      await house.as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })
      return states(virtualInterfaceId)
    },
    waits: ['pending', 'pending'],
    ends: ['available', 'available'],
  },
  {
    title: 'an interface whose frames grow',
    begin: async (house) => {
      const virtualInterfaceId = await up(house, await own(house))
      await house.as('partner').updateVirtualInterfaceAttributes({ virtualInterfaceId, mtu: 9001 })
      return states(virtualInterfaceId)
    },
    waits: ['pending', 'available'],
    ends: ['available', 'available'],
  },
  {
    title: 'an interface that is being deleted',
    begin: async (house) => {
      const virtualInterfaceId = await up(house, await own(house))
      await house.as('partner').deleteVirtualInterface({ virtualInterfaceId })
      return states(virtualInterfaceId)
    },
    waits: ['deleting', 'available'],
    ends: ['deleted'],
  },
  {
    title: 'a rejected interface that its allocator withdraws',
    begin: async (house) => {
      const virtualInterfaceId = await hosted(house)
      await house.as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await house.as('partner').deleteVirtualInterface({ virtualInterfaceId })
      return states(virtualInterfaceId)
    },
    waits: ['deleting', 'pending'],
    ends: ['deleted'],
  },
  {
    title: 'a second peer that is pending',
    begin: async (house) => {
      const id = await up(house, await own(house))
      await peer(house, id)
      return states(id)
    },
    waits: ['available', 'available', 'pending'],
    ends: ['available', 'available', 'available'],
  },
  {
    title: 'a second peer that is verified',
    begin: async (house) => {
      const id = await up(house, await open(house))
      await peer(house, id)
      return states(id)
    },
    waits: ['available', 'available', 'verifying'],
    ends: ['available', 'available', 'available'],
  },
  {
    title: 'a peer that is being deleted',
    begin: async (house) => {
      const id = await up(house, await own(house))
      const { virtualInterface } = await peer(house, id)
      await house.pass(delay)
      await house.as('partner').deleteBGPPeer({ virtualInterfaceId: id, bgpPeerId: virtualInterface?.bgpPeers?.[1]?.bgpPeerId })
      return states(id)
    },
    waits: ['available', 'available', 'deleting'],
    ends: ['available', 'available'],
  },
]

/** Public prefixes are given once in a region, and the next scene wants the same. */
export async function clear(house: TestHouse): Promise<void> {
  const { virtualInterfaces = [] } = await house.as('partner').describeVirtualInterfaces({})
  const live = virtualInterfaces.filter(({ virtualInterfaceState }) => virtualInterfaceState !== 'deleted')
  for (const { virtualInterfaceId } of live) await house.as('partner').deleteVirtualInterface({ virtualInterfaceId })
  await house.pass(2 * delay)
}
