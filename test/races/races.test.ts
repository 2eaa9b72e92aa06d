import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostedConnection } from '../wire/virtual-interfaces/rows.ts'
import { delay, enginesHere, type Ground, openGround, openHouse, type TestHouse, type Who, type Wire } from '../support/house.ts'

// Two servers on one database, and several accounts that want the same thing at the same moment:
// exactly one gets it, and the others hear why not.
const rounds = Number(process.env['DEMARC_RACES'] ?? 100)
const fewer = Math.ceil(rounds / 4)

async function closed(houses: readonly TestHouse[], ground: Ground): Promise<void> {
  const faults = houses.flatMap((house) => house.faults)
  for (const house of houses) await house[Symbol.asyncDispose]()
  ground[Symbol.dispose]()
  expect(faults).toEqual([])
}

type Contender = readonly [house: 0 | 1, who: Who, operation: string, body: object]

describe.for(enginesHere)('racing on $name', (engine) => {
  let ground: Ground
  const houses: TestHouse[] = []
  beforeAll(async () => {
    ground = await openGround(engine)
    houses.push(await openHouse({ ground }), await openHouse({ ground }))
  })
  afterAll(() => closed(houses, ground))
  const house = (nth: 0 | 1 = 0) => houses[nth] as TestHouse
  const run = (contenders: readonly Contender[]): Promise<Wire[]> =>
    Promise.all(contenders.map(([nth, who, operation, body]) => house(nth).call(who, operation, body)))
  const refusals = (answers: readonly Wire[]) => answers.filter(({ status }) => status !== 200).map(({ json }) => json as unknown)
  const gatewayOf = async (who: Who) => (await house().as(who).describeVirtualGateways()).virtualGateways?.[0]?.virtualGatewayId
  const allocation = (connectionId: string, owner: Who, wish: object) => ({
    connectionId,
    ownerAccount: house().accountId[owner],
    newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'race', asn: 65_001, ...wish },
  })

  test(`${rounds} times for one VLAN: one interface has it, all others are refused as documented`, async () => {
    const connectionId = await house().connection('partner', { bandwidth: '100Gbps' })
    const virtualGatewayId = await gatewayOf('partner')
    const winners = new Set<string>()
    for (let vlan = 1; vlan <= rounds; vlan += 1) {
      const contenders: Contender[] = [
        [0, 'partner', 'AllocatePrivateVirtualInterface', allocation(connectionId, 'blue', { vlan })],
        [1, 'partner', 'AllocatePrivateVirtualInterface', allocation(connectionId, 'green', { vlan })],
        [
          0,
          'partner',
          'CreatePrivateVirtualInterface',
          { connectionId, newPrivateVirtualInterface: { virtualInterfaceName: 'race', vlan, asn: 65_001, virtualGatewayId } },
        ],
        [
          1,
          'partner',
          'AllocateTransitVirtualInterface',
          {
            connectionId,
            ownerAccount: house().accountId.blue,
            newTransitVirtualInterfaceAllocation: { virtualInterfaceName: 'race', vlan, asn: 65_001 },
          },
        ],
      ]
      const answers = await run(vlan % 2 === 0 ? contenders : contenders.toReversed())
      expect(refusals(answers)).toEqual(
        Array.from({ length: 3 }, () => ({
          __type: 'DirectConnectClientException',
          message: `VLAN ${vlan} is already in use on connection ${connectionId}.`,
        })),
      )
      const won = answers.find(({ status }) => status === 200)?.json
      winners.add((won.virtualInterface ?? won).virtualInterfaceId)
    }
    const claims = await house().store.read((tx) => tx.vlans.on(connectionId))
    expect(claims.map(({ vlan }) => vlan)).toEqual(Array.from({ length: rounds }, (_, at) => at + 1))
    expect(new Set(claims.map(({ holderId }) => holderId))).toEqual(winners)
    const { virtualInterfaces } = await house(1).as('partner').describeVirtualInterfaces({ connectionId })
    expect(new Set(virtualInterfaces?.map(({ virtualInterfaceId }) => virtualInterfaceId))).toEqual(winners)
  })

  test(`${fewer} times for one subnet`, async () => {
    const connectionId = await house().connection('partner', { bandwidth: '100Gbps' })
    for (let round = 0; round < fewer; round += 1) {
      const ends = { amazonAddress: `10.0.${round}.1/30`, customerAddress: `10.0.${round}.2/30` }
      const wide = { amazonAddress: `10.0.${round}.1/29`, customerAddress: `10.0.${round}.2/29` }
      const answers = await run([
        [0, 'partner', 'AllocatePrivateVirtualInterface', allocation(connectionId, 'blue', { vlan: round * 2 + 1, ...ends })],
        [1, 'partner', 'AllocatePrivateVirtualInterface', allocation(connectionId, 'green', { vlan: round * 2 + 2, ...wide })],
      ])
      const [refused] = refusals(answers)
      expect(refusals(answers)).toHaveLength(1)
      expect(refused).toMatchObject({
        message: expect.stringMatching(/^The subnet of 10\.0\.\d+\.2\/(30|29) overlaps that of another BGP peer on /) as string,
      })
    }
  })

  test(`${fewer} times two accounts announce one prefix from two ports`, async () => {
    const ports = [await house().connection('blue'), await house().connection('green')]
    for (let round = 0; round < fewer; round += 1) {
      const contender = (nth: 0 | 1, who: Who): Contender => [
        nth,
        who,
        'CreatePublicVirtualInterface',
        {
          connectionId: ports[nth],
          newPublicVirtualInterface: {
            virtualInterfaceName: 'race',
            vlan: round + 1,
            asn: 65_001,
            amazonAddress: `50.0.${round}.1/30`,
            customerAddress: `50.0.${round}.2/30`,
            routeFilterPrefixes: [{ cidr: nth === 0 ? `60.0.${round}.0/24` : `60.0.${round}.128/25` }],
          },
        },
      ]
      const answers = await run([contender(0, 'blue'), contender(1, 'green')])
      expect(refusals(answers)).toHaveLength(1)
      expect(refusals(answers)[0]).toMatchObject({
        message: expect.stringMatching(
          /^Route filter prefix 60\.0\.\d+\.\d+\/\d+ overlaps a prefix that another public virtual interface announces\.$/,
        ) as string,
      })
    }
  })

  test(`${fewer} times a customer asks twice at once for the one interface of a hosted connection`, async () => {
    const virtualGatewayId = await gatewayOf('green')
    for (let round = 0; round < fewer; round += 1) {
      const connectionId = await hostedConnection(house(), 'green', { vlan: 77 })
      const newPrivateVirtualInterface = { virtualInterfaceName: 'race', vlan: 77, asn: 65_001, virtualGatewayId }
      const answers = await run([
        [0, 'green', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface }],
        [1, 'green', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface }],
      ])
      expect(refusals(answers)).toEqual([
        { __type: 'DirectConnectClientException', message: `VLAN 77 is already in use on connection ${connectionId}.` },
      ])
    }
  })

  test(`${fewer} times one gateway is wanted for a private and a transit interface: it is of one kind`, async () => {
    const connectionId = await house().connection('partner', { bandwidth: '100Gbps' })
    for (let round = 0; round < fewer; round += 1) {
      const { directConnectGateway } = await house().as('partner').createDirectConnectGateway({ directConnectGatewayName: 'race' })
      const wish = { virtualInterfaceName: 'race', asn: 65_001, directConnectGatewayId: directConnectGateway?.directConnectGatewayId }
      const answers = await run([
        [0, 'partner', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface: { ...wish, vlan: round * 2 + 1 } }],
        [1, 'partner', 'CreateTransitVirtualInterface', { connectionId, newTransitVirtualInterface: { ...wish, vlan: round * 2 + 2 } }],
      ])
      expect(refusals(answers)).toHaveLength(1)
      expect(refusals(answers)[0]).toMatchObject({ message: expect.stringContaining('it cannot take a ') as string })
    }
  })

  test(`${fewer} times the recipient confirms while the allocator withdraws: it ends deleted, its VLAN free`, async () => {
    const connectionId = await house().connection('partner')
    const virtualGatewayId = await gatewayOf('blue')
    for (let round = 0; round < fewer; round += 1) {
      const { virtualInterfaceId } = (
        await house().call('partner', 'AllocatePrivateVirtualInterface', allocation(connectionId, 'blue', { vlan: 9 }))
      ).json
      const [confirmed, withdrawn] = await run([
        [round % 2 === 0 ? 0 : 1, 'blue', 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, virtualGatewayId }],
        [1, 'partner', 'DeleteVirtualInterface', { virtualInterfaceId }],
      ])
      expect(withdrawn?.json).toEqual({ virtualInterfaceState: 'deleting' })
      if (confirmed?.status !== 200) {
        expect(confirmed?.json.message).toBe(`ConfirmPrivateVirtualInterface failed. ${virtualInterfaceId} is in state deleting`)
      }
      await house().pass(delay)
      const { virtualInterfaces } = await house(1).as('blue').describeVirtualInterfaces({ virtualInterfaceId })
      expect(virtualInterfaces).toMatchObject([{ virtualInterfaceState: 'deleted' }])
      expect(await house().store.read((tx) => tx.vlans.on(connectionId))).toEqual([])
    }
  })

  test(`${fewer} times two peers of one family, and then both peers of an interface are taken off`, async () => {
    const connectionId = await house().connection('partner', { bandwidth: '100Gbps' })
    const virtualGatewayId = await gatewayOf('partner')
    for (let round = 0; round < fewer; round += 1) {
      const newPrivateVirtualInterface = { virtualInterfaceName: 'race', vlan: round + 1, asn: 65_001, virtualGatewayId }
      const { virtualInterfaceId } = (
        await house().call('partner', 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface })
      ).json
      const newBGPPeer = { asn: 65_002, addressFamily: 'ipv6' }
      const added = await run([
        [0, 'partner', 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer }],
        [1, 'partner', 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer }],
      ])
      expect(refusals(added)).toEqual([
        {
          __type: 'DirectConnectClientException',
          message: `Virtual Interface ${virtualInterfaceId} already has a BGP peer of address family ipv6.`,
        },
      ])
      const won = added.find(({ status }) => status === 200)
      const [first, second] = won?.json.virtualInterface.bgpPeers ?? []
      const removed = await run([
        [0, 'partner', 'DeleteBGPPeer', { virtualInterfaceId, bgpPeerId: first.bgpPeerId }],
        [1, 'partner', 'DeleteBGPPeer', { virtualInterfaceId, bgpPeerId: second.bgpPeerId }],
      ])
      expect(refusals(removed)).toEqual([
        { __type: 'DirectConnectClientException', message: 'The last BGP Peer on a Virtual Interface cannot be deleted' },
      ])
    }
  })
})
