import { expect, test } from 'vitest'
import { parseInterfaceAddress, rangeOf } from '#domain/addresses/cidr.ts'
import { peerScope } from '#domain/virtual-interfaces/scopes.ts'
import { lockOnParent } from '#operations/parent.ts'
import { delay, enginesHere, openGround, openHouse, type TestHouse } from '../support/house.ts'

// An interface moves to another port while it gets a second peer: whichever comes first, the subnet
// of each of its peers is held on the port that it is on afterwards.
const rounds = Math.ceil(Number(process.env['DEMARC_RACES'] ?? 100) / 10)

async function newInterface(house: TestHouse, connectionId: string, vlan: number): Promise<string> {
  const { virtualGateways = [] } = await house.as('partner').describeVirtualGateways()
  const { virtualGatewayId } = virtualGateways[0] ?? {}
  const newPrivateVirtualInterface = { virtualInterfaceName: 'moves', vlan, asn: 65_001, virtualGatewayId }
  const { virtualInterfaceId = '' } = await house.as('partner').createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
  return virtualInterfaceId
}

test.for(enginesHere)('moving and growing at once on $name', async (engine) => {
  using ground = await openGround(engine)
  await using one = await openHouse({ ground })
  await using two = await openHouse({ ground })
  const [from, to] = [await one.connection('partner'), await one.connection('partner')]
  const ids = []
  for (let vlan = 1; vlan <= rounds; vlan += 1) ids.push(await newInterface(one, from, vlan))
  await one.pass(2 * delay)

  for (const [nth, virtualInterfaceId] of ids.entries()) {
    const move = (house: TestHouse) => house.call('partner', 'AssociateVirtualInterface', { virtualInterfaceId, connectionId: to })
    const grow = (house: TestHouse) =>
      house.call('partner', 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer: { asn: 65_002, addressFamily: 'ipv6' } })
    const answers = await Promise.all(nth % 2 === 0 ? [move(one), grow(two)] : [grow(one), move(two)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])

    const held = await one.store.read(async (tx) => {
      const vi = await tx.virtualInterfaces.find(virtualInterfaceId)
      const live = vi?.peers.filter(({ bgpPeerState }) => bgpPeerState !== 'deleting') ?? []
      const holders = live.map(async ({ amazonAddress }) => {
        const cidr = parseInterfaceAddress(amazonAddress)
        return cidr && tx.ranges.overlapping(peerScope(to), rangeOf(cidr))
      })
      return { parentId: vi?.parentId, wanted: live.map(({ bgpPeerId }) => bgpPeerId), holders: await Promise.all(holders) }
    })
    expect(held.parentId).toBe(to)
    expect(held.wanted).toHaveLength(2)
    expect(held.holders).toEqual(held.wanted)
  }
  expect([...one.faults, ...two.faults]).toEqual([])
})

test('an interface that moved while its port was being held is found on its new one, and that one is held', async () => {
  await using house = await openHouse()
  const [before, now] = [await house.connection('partner'), await house.connection('partner')]
  const id = await newInterface(house, now, 1)
  const held: string[] = []
  const found = await house.store.write((tx) => {
    // What a look without a lock may still show.
    const find = async (wanted: string) => {
      const vi = await tx.virtualInterfaces.find(wanted)
      return vi && { ...vi, parentId: before }
    }
    const lock = (wanted: string) => {
      held.push(wanted)
      return tx.connections.lock(wanted)
    }
    const late = { ...tx, virtualInterfaces: { ...tx.virtualInterfaces, find }, connections: { ...tx.connections, lock } }
    return lockOnParent(late, id, (row) => row ?? expect.fail('There is such an interface.'))
  })
  expect(held).toEqual([before, now])
  expect([found.vi.parentId, found.parent.parentId]).toEqual([now, now])
})
