import { describe, expect, test } from 'vitest'
import { associationsAreRouted, dissolvedAssociationsGo } from '#lifecycle/associations.ts'
import { desiredOf } from '#lifecycle/desired.ts'
import type { World } from '#lifecycle/reconciler.ts'
import { delay, enginesHere, openHouse, type TestHouse } from '../../support/house.ts'
import { associate, associated, changeCloudGateway, cidrsOf, dxGateway, interfaceOn, transitGateway, virtualGateway } from './ground.ts'

// What an association means to the routers of the interfaces behind its Direct Connect gateway.
const region = 'us-east-1'
const prefixes = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ cidr }))
const settings = { profile: 'aws', partition: 'aws', documentationPrefixesArePublic: true, quotas: {}, providerAsn: 7224 } as const

/** The house's rows at a later moment, in a house whose steps take no time. */
const later = (house: TestHouse, milliseconds: number): World => ({
  store: house.store,
  now: house.now() + milliseconds,
  random: (bytes) => new Uint8Array(bytes),
  settings,
  delay: () => 0,
})

async function wished(house: TestHouse, virtualInterfaceId: string) {
  return house.store.read(async (tx) => {
    const vi = await tx.virtualInterfaces.find(virtualInterfaceId)
    if (vi === undefined) throw new Error(`There is no ${virtualInterfaceId}.`)
    const desired = await desiredOf(tx, vi.device, [vi], (key) => key, house.now())
    return { unsettled: vi.unsettled, prefixes: desired.gateways[0]?.prefixes }
  })
}

describe.for(enginesHere)('on $name', (engine) => {
  const attached = async (house: TestHouse, type: 'private' | 'transit') => {
    const directConnectGatewayId = await dxGateway(house, 'blue')
    const virtualInterfaceId = await interfaceOn(house, 'blue', directConnectGatewayId, type)
    await house.pass(2 * delay)
    return { directConnectGatewayId, virtualInterfaceId }
  }

  test('they hear of a VPC when it is associated, and again when it has gone', async () => {
    await using house = await openHouse({ engine })
    const { directConnectGatewayId, virtualInterfaceId } = await attached(house, 'private')
    const gatewayId = await virtualGateway(house, 'blue', region)
    const { associationId } = await associate(house, 'blue', region, { directConnectGatewayId, gatewayId })
    expect(await wished(house, virtualInterfaceId)).toEqual({ unsettled: false, prefixes: [] })
    expect(await associationsAreRouted(later(house, 1100))).toBe(1)
    expect(await wished(house, virtualInterfaceId)).toEqual({ unsettled: true, prefixes: await cidrsOf(house, gatewayId) })
    await house.pass(delay)
    expect(await wished(house, virtualInterfaceId)).toMatchObject({ unsettled: false })

    await house.as('blue').deleteDirectConnectGatewayAssociation({ associationId })
    expect(await wished(house, virtualInterfaceId)).toEqual({ unsettled: false, prefixes: [] })
    expect(await dissolvedAssociationsGo(later(house, 1100))).toBe(1)
    expect(await wished(house, virtualInterfaceId)).toEqual({ unsettled: true, prefixes: [] })
    expect(house.faults).toEqual([])
  })

  test('they hear of changed prefixes of a transit gateway, which are announced as they stand', async () => {
    await using house = await openHouse({ engine })
    const { directConnectGatewayId, virtualInterfaceId } = await attached(house, 'transit')
    const gatewayId = await transitGateway(house, 'blue', region)
    const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.8.0.0/16', '10.0.0.0/16') }
    const associationId = await associated(house, 'blue', region, wish)
    expect(await wished(house, virtualInterfaceId)).toEqual({ unsettled: false, prefixes: ['10.0.0.0/16', '10.8.0.0/16'] })
    const change = { associationId, removeAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/16') }
    await house.as('blue').updateDirectConnectGatewayAssociation(change)
    expect(await associationsAreRouted(later(house, 1100))).toBe(1)
    expect(await wished(house, virtualInterfaceId)).toEqual({ unsettled: true, prefixes: ['10.8.0.0/16'] })
  })

  test("a virtual private gateway's prefixes filter its VPC's CIDRs", async () => {
    await using house = await openHouse({ engine })
    const { directConnectGatewayId, virtualInterfaceId } = await attached(house, 'private')
    const gatewayId = await virtualGateway(house, 'blue', region)
    await changeCloudGateway(house, gatewayId, (row) => ({ ...row, cidrs: ['10.0.0.0/16', '10.9.0.0/16', '2001:db8::/56'] }))
    const filter = prefixes('10.0.0.0/15', '10.9.0.0/24', '22.0.0.0/24', '2001:db8::/56')
    await associated(house, 'blue', region, { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: filter })
    expect(await wished(house, virtualInterfaceId)).toMatchObject({ prefixes: ['10.0.0.0/16', '2001:db8::/56'] })
  })

  test('each step is in sight for a second, even where steps take no time', async () => {
    await using house = await openHouse({ engine })
    const directConnectGatewayId = await dxGateway(house, 'blue')
    const gatewayId = await virtualGateway(house, 'blue', region)
    const { associationId } = await associate(house, 'blue', region, { directConnectGatewayId, gatewayId })
    const states = async () =>
      (await house.as('blue').describeDirectConnectGatewayAssociations({ directConnectGatewayId })).directConnectGatewayAssociations?.map(
        ({ associationState }) => associationState,
      )
    expect(await associationsAreRouted(later(house, 500))).toBe(0)
    expect(await states()).toEqual(['associating'])
    expect(await associationsAreRouted(later(house, 1100))).toBe(1)
    expect(await states()).toEqual(['associated'])
    await house.as('blue').deleteDirectConnectGatewayAssociation({ associationId })
    expect(await dissolvedAssociationsGo(later(house, 500))).toBe(0)
    expect(await states()).toEqual(['disassociating'])
    expect(await dissolvedAssociationsGo(later(house, 1100))).toBe(1)
    expect(await states()).toEqual([])
    expect(await house.store.read((tx) => tx.associations.find(associationId as string))).toBeUndefined()
  })
})
