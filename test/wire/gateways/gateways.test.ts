import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { dxGateway, interfaceOn, unknownUuid, virtualGateway } from './ground.ts'

describe.for(enginesHere)('on $name', (engine) => {
  const house = sharedHouse({ engine })
  const found = async (directConnectGatewayId: string, region?: string) =>
    (await house().as('blue', region).describeDirectConnectGateways({ directConnectGatewayId })).directConnectGateways

  describe('CreateDirectConnectGateway', () => {
    test('it is pending for a moment, with the ASN of most', async () => {
      const { json } = await house().call('blue', 'CreateDirectConnectGateway', { directConnectGatewayName: 'My hub' })
      const directConnectGatewayId = json.directConnectGateway.directConnectGatewayId as string
      expect(json).toEqual({
        directConnectGateway: {
          directConnectGatewayId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          directConnectGatewayName: 'My hub',
          amazonSideAsn: 64_512,
          ownerAccount: house().accountId.blue,
          directConnectGatewayState: 'pending',
          totalPrefixPoolAllocations: 0,
          tags: [],
        },
      })
      await house().pass(delay)
      expect(await found(directConnectGatewayId)).toMatchObject([{ directConnectGatewayState: 'available' }])
    })

    test.for([64_512, 65_534, 4_200_000_000, 4_294_967_294])('ASN %d is taken', async (amazonSideAsn) => {
      const { directConnectGateway } = await house()
        .as('blue')
        .createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn })
      expect(directConnectGateway).toMatchObject({ amazonSideAsn })
    })

    test.for([64_511, 65_535, 4_199_999_999, 4_294_967_295, 7224, 0])('ASN %d is refused', async (amazonSideAsn) => {
      const make = house().as('blue').createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn })
      const text = `amazonSideAsn ${amazonSideAsn} is not in the private ranges 64512 to 65534 and 4200000000 to 4294967294.`
      await expect(make).rejects.toMatchObject(refusal(text))
    })

    test('a name has 1 to 100 characters, and tags are kept', async () => {
      const make = (directConnectGatewayName: string) =>
        house()
          .as('blue')
          .createDirectConnectGateway({ directConnectGatewayName, tags: [{ key: 'team', value: 'net' }] })
      const text = refusal('directConnectGatewayName must have 1 to 100 characters.')
      await expect(make('')).rejects.toMatchObject(text)
      await expect(make('x'.repeat(101))).rejects.toMatchObject(text)
      expect((await make('x'.repeat(100))).directConnectGateway).toMatchObject({ tags: [{ key: 'team', value: 'net' }] })
    })
  })

  describe('UpdateDirectConnectGateway', () => {
    test('it has another name, seen from every region', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue', { amazonSideAsn: 65_000 })
      const { directConnectGateway } = await house()
        .as('blue', 'eu-west-1')
        .updateDirectConnectGateway({ directConnectGatewayId, newDirectConnectGatewayName: 'Renamed' })
      expect(directConnectGateway).toMatchObject({
        directConnectGatewayId,
        directConnectGatewayName: 'Renamed',
        amazonSideAsn: 65_000,
        directConnectGatewayState: 'available',
      })
      expect(await found(directConnectGatewayId)).toEqual([directConnectGateway])
    })

    test('a bad name, and one that is going, are refused', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const rename = (newDirectConnectGatewayName: string) =>
        house().as('blue').updateDirectConnectGateway({ directConnectGatewayId, newDirectConnectGatewayName })
      await expect(rename('')).rejects.toMatchObject(refusal('newDirectConnectGatewayName must have 1 to 100 characters.'))
      await house().as('blue').deleteDirectConnectGateway({ directConnectGatewayId })
      const text = `UpdateDirectConnectGateway failed. ${directConnectGatewayId} is in state deleting`
      await expect(rename('x')).rejects.toMatchObject(refusal(text))
    })

    test("someone else's gateway is answered like one that does not exist", async () => {
      const foreign = await dxGateway(house(), 'green')
      const call = (directConnectGatewayId: string) =>
        house().call('blue', 'UpdateDirectConnectGateway', { directConnectGatewayId, newDirectConnectGatewayName: 'x' })
      const unknown = await call(unknownUuid)
      expect((await call(foreign)).text.replace(foreign, unknownUuid)).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: `Direct Connect Gateway ${unknownUuid} does not exist.` } })
    })
  })

  describe('DescribeDirectConnectGateways', () => {
    test('an unknown, foreign or deleted one is not in the list; an empty id is none', async () => {
      const foreign = await dxGateway(house(), 'green')
      const own = await dxGateway(house(), 'blue')
      for (const id of [foreign, unknownUuid, 'foo']) expect(await found(id)).toEqual([])
      expect((await found(own, 'eu-west-1'))?.length).toBe(1)
      await house().as('blue').deleteDirectConnectGateway({ directConnectGatewayId: own })
      expect(await found(own)).toMatchObject([{ directConnectGatewayState: 'deleting' }])
      await house().pass(delay)
      expect(await found(own)).toEqual([])
      const ids = (await found(''))?.map(({ directConnectGatewayId }) => directConnectGatewayId) ?? []
      expect(ids.length).toBeGreaterThan(0)
      expect(ids).not.toContain(own)
      expect(ids).not.toContain(foreign)
    })

    test('it shows what its live interfaces take of the prefix pool together', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const connectionId = await house().connection('blue')
      const one = await interfaceOn(house(), 'blue', directConnectGatewayId, 'private', { connectionId, vlan: 1 })
      await house().call('blue', 'CreatePrivateVirtualInterface', {
        connectionId,
        newPrivateVirtualInterface: {
          virtualInterfaceName: 'x',
          vlan: 2,
          asn: 65_001,
          directConnectGatewayId,
          prefixPoolAllocatedCountIpv4: 1000,
          prefixPoolAllocatedCountIpv6: 1,
        },
      })
      const total = async (body: object = { directConnectGatewayId }) => {
        const { json } = await house().call('blue', 'DescribeDirectConnectGateways', body)
        const gateways = json.directConnectGateways as readonly { directConnectGatewayId: string; totalPrefixPoolAllocations: number }[]
        return gateways.find((each) => each.directConnectGatewayId === directConnectGatewayId)?.totalPrefixPoolAllocations
      }
      expect(await total()).toBe(1201)
      expect(await total({})).toBe(1201)
      await house().pass(2 * delay)
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId: one })
      expect(await total()).toBe(1001)
    })
  })

  describe('DeleteDirectConnectGateway', () => {
    test('interfaces must be gone first, to the last step', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const virtualInterfaceId = await interfaceOn(house(), 'blue', directConnectGatewayId)
      await house().pass(2 * delay)
      const remove = () => house().as('blue').deleteDirectConnectGateway({ directConnectGatewayId })
      const text = `Direct Connect Gateway ${directConnectGatewayId} cannot be deleted until its virtual interfaces are deleted and its gateways are disassociated.`
      await expect(remove()).rejects.toMatchObject(refusal(text))
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await expect(remove()).rejects.toMatchObject(refusal(text))
      await house().pass(2 * delay)
      expect((await remove()).directConnectGateway).toMatchObject({ directConnectGatewayState: 'deleting' })
      expect((await remove()).directConnectGateway).toMatchObject({ directConnectGatewayState: 'deleting' })
      await house().pass(delay)
      await expect(remove()).rejects.toMatchObject(refusal(`Direct Connect Gateway ${directConnectGatewayId} does not exist.`))
    })

    test("someone else's gateway is answered like one that does not exist", async () => {
      const foreign = await dxGateway(house(), 'green')
      const call = (directConnectGatewayId: string) => house().call('blue', 'DeleteDirectConnectGateway', { directConnectGatewayId })
      const unknown = await call(unknownUuid)
      expect((await call(foreign)).text.replace(foreign, unknownUuid)).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: `Direct Connect Gateway ${unknownUuid} does not exist.` } })
    })
  })

  describe('DescribeVirtualGateways', () => {
    test('transit gateways are not among them, nor those of other regions and accounts', async () => {
      const { virtualGateways = [] } = await house().as('blue').describeVirtualGateways({})
      expect(virtualGateways.map(({ virtualGatewayState }) => virtualGatewayState)).toEqual(['available', 'available'])
      for (const { virtualGatewayId } of virtualGateways) expect(virtualGatewayId).toMatch(/^vgw-[0-9a-f]{8}$/)
      const ids = new Set(virtualGateways.map(({ virtualGatewayId }) => virtualGatewayId))
      for (const other of [await virtualGateway(house(), 'green', 'us-east-1'), await virtualGateway(house(), 'blue', 'eu-west-1')]) {
        expect(ids.has(other)).toBe(false)
      }
    })
  })
})

describe("a Direct Connect gateway's prefix pool", () => {
  test('holds 10,000 prefixes, whichever way an interface comes to it', async () => {
    await using house = await openHouse()
    const directConnectGatewayId = await dxGateway(house, 'blue')
    const ports = [await house.connection('blue', { bandwidth: '100Gbps' }), await house.connection('blue')]
    let vlan = 1
    const attach = async (counts: readonly [number, number], connectionId = ports[0]) => {
      vlan += 1
      const [prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6] = counts
      const common = { virtualInterfaceName: 'x', vlan, asn: 65_001, directConnectGatewayId }
      const newPrivateVirtualInterface = { ...common, prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 }
      return (await house.call('blue', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface })).json
    }
    const full = (left: number, wanted: number) =>
      `Direct Connect Gateway ${directConnectGatewayId} has ${left} of its 10000 prefixes left to allocate; this virtual interface takes ${wanted}.`
    for (const _ of [1, 2, 3, 4]) expect(await attach([1000, 1000])).toMatchObject({ virtualInterfaceState: 'pending' })
    const last = await attach([900, 900], ports[1])
    expect(last).toMatchObject({ virtualInterfaceState: 'pending' })
    expect(await attach([101, 100], ports[1])).toMatchObject({ message: full(200, 201) })

    const hosted = await house.as('partner').allocatePrivateVirtualInterface({
      connectionId: await house.connection('partner'),
      ownerAccount: house.accountId.blue,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 3, asn: 65_001 },
    })
    const { virtualInterfaceId } = hosted
    await house.pass(2 * delay)
    const more = { virtualInterfaceId: last.virtualInterfaceId, prefixPoolAllocatedCountIpv4: 1000, prefixPoolAllocatedCountIpv6: 1000 }
    expect((await house.call('blue', 'UpdateVirtualInterfaceAttributes', more)).json).toMatchObject({ prefixPoolAllocatedCountIpv4: 1000 })
    const confirm = house.as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, directConnectGatewayId })
    await expect(confirm).rejects.toMatchObject(refusal(full(0, 200)))
    const other = await dxGateway(house, 'blue')
    await house.as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, directConnectGatewayId: other })
    expect(house.faults).toEqual([])
  })

  test('an attached interface cannot take more than is left either', async () => {
    await using house = await openHouse()
    const directConnectGatewayId = await dxGateway(house, 'blue')
    const connectionId = await house.connection('blue', { bandwidth: '100Gbps' })
    const made: string[] = []
    for (const vlan of [1, 2, 3, 4, 5, 6]) {
      made.push(await interfaceOn(house, 'blue', directConnectGatewayId, 'private', { connectionId, vlan }))
    }
    await house.pass(2 * delay)
    const take = async (virtualInterfaceId: string | undefined, count: number) =>
      (
        await house.call('blue', 'UpdateVirtualInterfaceAttributes', {
          virtualInterfaceId,
          prefixPoolAllocatedCountIpv4: count,
          prefixPoolAllocatedCountIpv6: count,
        })
      ).json
    for (const each of made.slice(0, 4)) expect(await take(each, 1000)).toMatchObject({ prefixPoolAllocatedCountIpv4: 1000 })
    const text = `Direct Connect Gateway ${directConnectGatewayId} has 1800 of its 10000 prefixes left to allocate; this virtual interface takes 1802.`
    expect(await take(made[4], 901)).toMatchObject({ message: text })
    expect(await take(made[4], 900)).toMatchObject({ prefixPoolAllocatedCountIpv4: 900 })
    expect(house.faults).toEqual([])
  })
})
