// Interfaces for the tests of BGP peers: hosted on the partner's port, owned by Blue, one peer each.
import { delay, type TestHouse } from '../../support/house.ts'

export interface Scene {
  readonly virtualInterfaceId: string
  readonly connectionId: string
}

/** A private one that is up, confirmed onto Blue's first virtual private gateway (ASN 64602), or left waiting. */
export async function privateInterface(house: TestHouse, wish = {}, wait = false): Promise<Scene> {
  const connectionId = await house.connection('partner')
  const { virtualInterfaceId = '' } = await house.as('partner').allocatePrivateVirtualInterface({
    connectionId,
    ownerAccount: house.accountId.blue,
    newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'Test', vlan: 125, asn: 65_000, ...wish },
  })
  if (!wait) {
    const { virtualGateways = [] } = await house.as('blue').describeVirtualGateways()
    const { virtualGatewayId } = virtualGateways[0] ?? {}
    await house.as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })
    await house.pass(delay)
  }
  return { virtualInterfaceId, connectionId }
}

/** A public one that is up. Each needs addresses and a prefix of its own, counted by `nth`. */
export async function publicInterface(house: TestHouse, nth: number, wish = {}): Promise<Scene> {
  const connectionId = await house.connection('partner')
  const { virtualInterfaceId = '' } = await house.as('partner').allocatePublicVirtualInterface({
    connectionId,
    ownerAccount: house.accountId.blue,
    newPublicVirtualInterfaceAllocation: {
      virtualInterfaceName: 'Test',
      vlan: 126,
      asn: 65_000,
      amazonAddress: '203.0.113.1/30',
      customerAddress: '203.0.113.2/30',
      routeFilterPrefixes: [{ cidr: `198.51.100.${nth * 4}/30` }],
      ...wish,
    },
  })
  await house.as('blue').confirmPublicVirtualInterface({ virtualInterfaceId })
  await house.pass(2 * delay)
  return { virtualInterfaceId, connectionId }
}

/** The interface as its owner sees it. */
export async function seen(house: TestHouse, virtualInterfaceId: string) {
  const { virtualInterfaces = [] } = await house.as('blue').describeVirtualInterfaces({ virtualInterfaceId })
  return virtualInterfaces[0]
}
