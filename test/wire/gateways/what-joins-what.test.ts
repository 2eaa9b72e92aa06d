import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { associate, associated, dxGateway, interfaceOn, moreCloudGateway, regions, transitGateway, virtualGateway } from './ground.ts'

const prefixes = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ cidr }))
const virtual = 'a virtual private gateway or private virtual interface'
const transit = 'a transit gateway or transit virtual interface'

// Kinds that never mix, ranges that never overlap, and one Direct Connect gateway for each virtual private gateway.
describe.for(enginesHere)('what joins what, on $name', (engine) => {
  const house = sharedHouse({ engine })
  const next = regions()

  const kindMixed = (id: string, has: string, wanted: string) =>
    refusal(`Direct Connect Gateway ${id} has ${has}; it cannot take ${wanted} as well.`)

  test('a transit gateway does not join where a virtual private gateway is, nor the other way round', async () => {
    const region = next()
    const [one, two] = [await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue')]
    const vgw = await virtualGateway(house(), 'blue', region)
    const tgw = await transitGateway(house(), 'blue', region)
    const announced = { addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
    await associate(house(), 'blue', region, { directConnectGatewayId: one, gatewayId: vgw })
    const late = associate(house(), 'blue', region, { directConnectGatewayId: one, gatewayId: tgw, ...announced })
    await expect(late).rejects.toMatchObject(kindMixed(one, virtual, 'a transit gateway'))
    await associate(house(), 'blue', region, { directConnectGatewayId: two, gatewayId: tgw, ...announced })
    const other = await virtualGateway(house(), 'blue', region, 1)
    const later = associate(house(), 'blue', region, { directConnectGatewayId: two, gatewayId: other })
    await expect(later).rejects.toMatchObject(kindMixed(two, transit, 'a virtual private gateway'))
  })

  test('interfaces decide the kind as well', async () => {
    const region = next()
    const [one, two] = [await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue')]
    await interfaceOn(house(), 'blue', one, 'private')
    await interfaceOn(house(), 'blue', two, 'transit')
    const tgw = await transitGateway(house(), 'blue', region)
    const vgw = await virtualGateway(house(), 'blue', region)
    const wish = { directConnectGatewayId: one, gatewayId: tgw, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
    await expect(associate(house(), 'blue', region, wish)).rejects.toMatchObject(kindMixed(one, virtual, 'a transit gateway'))
    const other = associate(house(), 'blue', region, { directConnectGatewayId: two, gatewayId: vgw })
    await expect(other).rejects.toMatchObject(kindMixed(two, transit, 'a virtual private gateway'))
  })

  test('and associations decide which interfaces come', async () => {
    const region = next()
    const [one, two] = [await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue')]
    await associate(house(), 'blue', region, { directConnectGatewayId: one, gatewayId: await virtualGateway(house(), 'blue', region) })
    const gatewayId = await transitGateway(house(), 'blue', region)
    const wish = { directConnectGatewayId: two, gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
    await associate(house(), 'blue', region, wish)
    await expect(interfaceOn(house(), 'blue', one, 'transit')).rejects.toMatchObject(kindMixed(one, virtual, 'a transit virtual interface'))
    await expect(interfaceOn(house(), 'blue', two, 'private')).rejects.toMatchObject(kindMixed(two, transit, 'a private virtual interface'))
  })

  test('once everything of a kind has gone, the other kind may come', async () => {
    const region = next()
    const directConnectGatewayId = await dxGateway(house(), 'blue')
    const gatewayId = await virtualGateway(house(), 'blue', region)
    const associationId = await associated(house(), 'blue', region, { directConnectGatewayId, gatewayId })
    await house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
    const tgw = await transitGateway(house(), 'blue', region)
    const wish = { directConnectGatewayId, gatewayId: tgw, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
    await expect(associate(house(), 'blue', region, wish)).rejects.toMatchObject(
      kindMixed(directConnectGatewayId, virtual, 'a transit gateway'),
    )
    await house().pass(delay)
    expect(await associate(house(), 'blue', region, wish)).toMatchObject({ associationState: 'associating' })
  })

  test('a virtual private gateway belongs to one Direct Connect gateway', async () => {
    const region = next()
    const gatewayId = await virtualGateway(house(), 'blue', region)
    const [one, two] = [await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue')]
    await associate(house(), 'blue', region, { directConnectGatewayId: one, gatewayId })
    for (const directConnectGatewayId of [one, two]) {
      const again = associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      await expect(again).rejects.toMatchObject(
        refusal(`The VirtualGateway ${gatewayId} is already associated with a Direct Connect gateway.`),
      )
    }
  })

  test('also when both ask at the same time', async () => {
    const region = next()
    const gatewayId = await virtualGateway(house(), 'blue', region)
    const hubs = [await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue')]
    const outcomes = await Promise.allSettled(
      hubs.map((directConnectGatewayId) => associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  test('a transit gateway joins many, each once', async () => {
    const region = next()
    const gatewayId = await transitGateway(house(), 'blue', region)
    const [one, two] = [await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue')]
    const announced = { gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
    await associate(house(), 'blue', region, { directConnectGatewayId: one, ...announced })
    await associate(house(), 'blue', region, { directConnectGatewayId: two, ...announced })
    const again = associate(house(), 'blue', region, {
      directConnectGatewayId: one,
      gatewayId,
      addAllowedPrefixesToDirectConnectGateway: prefixes('172.16.0.0/12'),
    })
    const text = `The TransitGateway ${gatewayId} is already associated with Direct Connect Gateway ${one}.`
    await expect(again).rejects.toMatchObject(refusal(text))
  })

  test('VPCs behind one Direct Connect gateway do not overlap, whatever prefixes are allowed', async () => {
    const region = next()
    const wide = await moreCloudGateway(house(), { gatewayId: 'vgw-0000a001', region, cidrs: ['10.200.0.0/16', '2001:db8:1::/56'] })
    const narrow = await moreCloudGateway(house(), { gatewayId: 'vgw-0000a002', region, cidrs: ['10.201.0.0/16', '2001:db8:1:1::/64'] })
    const apart = await moreCloudGateway(house(), { gatewayId: 'vgw-0000a003', region, cidrs: ['10.202.0.0/16'] })
    const [one, two] = [await dxGateway(house(), 'blue'), await dxGateway(house(), 'blue')]
    await associate(house(), 'blue', region, { directConnectGatewayId: one, gatewayId: wide })
    const wish = { gatewayId: narrow, addAllowedPrefixesToDirectConnectGateway: prefixes('10.201.0.0/16') }
    const overlapping = associate(house(), 'blue', region, { directConnectGatewayId: one, ...wish })
    const text = `The CIDR 2001:db8:1:1::/64 of the VPC behind ${narrow} overlaps one behind ${wide}, which is associated with Direct Connect Gateway ${one}.`
    await expect(overlapping).rejects.toMatchObject(refusal(text))
    await associate(house(), 'blue', region, { directConnectGatewayId: one, gatewayId: apart })
    await associate(house(), 'blue', region, { directConnectGatewayId: two, ...wish })
  })

  test('prefixes of transit gateways on one Direct Connect gateway do not overlap', async () => {
    const region = next()
    const one = await transitGateway(house(), 'blue', region)
    const two = await moreCloudGateway(house(), { gatewayId: 'tgw-000000000000a0001', region, amazonSideAsn: 65_101 })
    const directConnectGatewayId = await dxGateway(house(), 'blue')
    const announce = (gatewayId: string, ...cidrs: readonly string[]) =>
      associate(house(), 'blue', region, {
        directConnectGatewayId,
        gatewayId,
        addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs),
      })
    await announce(one, '172.16.0.0/12', '10.0.0.0/8')
    const text = `The allowed prefix 10.1.0.0/16 for ${two} overlaps 10.0.0.0/8, which is allowed for ${one} on Direct Connect Gateway ${directConnectGatewayId}.`
    await expect(announce(two, '192.168.0.0/16', '10.1.0.0/16')).rejects.toMatchObject(refusal(text))
    await announce(two, '192.168.0.0/16')
  })

  test('a transit gateway has another ASN than the Direct Connect gateway', async () => {
    const region = next()
    const gatewayId = await moreCloudGateway(house(), { gatewayId: 'tgw-000000000000b0001', region, amazonSideAsn: 64_999 })
    const directConnectGatewayId = await dxGateway(house(), 'blue', { amazonSideAsn: 64_999 })
    const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
    const text = `The TransitGateway ${gatewayId} and Direct Connect Gateway ${directConnectGatewayId} both have ASN 64999; theirs must differ.`
    await expect(associate(house(), 'blue', region, wish)).rejects.toMatchObject(refusal(text))
  })
})

describe('quotas of associations', () => {
  const prefix = (at: number) => ({ addAllowedPrefixesToDirectConnectGateway: prefixes(`10.${at}.0.0/16`) })

  test('limit the gateways on a Direct Connect gateway and the other way round', async () => {
    const quotas = {
      virtualGatewaysPerGateway: 1,
      transitGatewaysPerGateway: 1,
      gatewaysPerTransitGateway: 2,
      prefixesPerTransitGateway: 2,
    }
    await using house = await openHouse({ settings: { quotas } })
    const { blue } = house.accountId
    const region = 'us-east-1'
    const [one, two, three] = [await dxGateway(house, 'blue'), await dxGateway(house, 'blue'), await dxGateway(house, 'blue')]
    const tgw = await transitGateway(house, 'blue', region)
    const other = await moreCloudGateway(house, { gatewayId: 'tgw-000000000000c0001', region })
    const fourth = await dxGateway(house, 'blue')

    await associate(house, 'blue', region, { directConnectGatewayId: one, gatewayId: await virtualGateway(house, 'blue', region) })
    const second = await virtualGateway(house, 'blue', region, 1)
    await expect(associate(house, 'blue', region, { directConnectGatewayId: one, gatewayId: second })).rejects.toMatchObject(
      refusal(`${blue} has reached the limit of 1 virtual private gateways on ${one}.`),
    )
    await associate(house, 'blue', region, { directConnectGatewayId: two, gatewayId: tgw, ...prefix(1) })
    await expect(associate(house, 'blue', region, { directConnectGatewayId: two, gatewayId: other, ...prefix(2) })).rejects.toMatchObject(
      refusal(`${blue} has reached the limit of 1 transit gateways on ${two}.`),
    )
    const many = { addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16') }
    await expect(associate(house, 'blue', region, { directConnectGatewayId: three, gatewayId: tgw, ...many })).rejects.toMatchObject(
      refusal('addAllowedPrefixesToDirectConnectGateway has 3 prefixes; at most 2 are allowed.'),
    )
    await associate(house, 'blue', region, { directConnectGatewayId: three, gatewayId: tgw, ...prefix(1) })
    await expect(associate(house, 'blue', region, { directConnectGatewayId: fourth, gatewayId: tgw, ...prefix(1) })).rejects.toMatchObject(
      refusal(`${blue} has reached the limit of 2 Direct Connect gateways on ${tgw}.`),
    )
    expect(house.faults).toEqual([])
  })
})
