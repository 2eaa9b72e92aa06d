import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { hostedInterface, interfaceOf, peersOf, privateInterface, publicInterface, transitInterface } from './interfaces.ts'

const minute = 60_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('StartBgpFailoverTest', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the interface is testing at once, its session goes down, and the answer says until when', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const [peer] = await peersOf(house, 'blue', virtualInterfaceId)
      expect(peer).toMatchObject({ bgpStatus: 'up' })

      const { virtualInterfaceTest } = await house.as('blue').startBgpFailoverTest({ virtualInterfaceId, testDurationInMinutes: 10 })
      expect(virtualInterfaceTest).toEqual({
        testId: expect.stringMatching(uuid),
        virtualInterfaceId,
        bgpPeers: [peer?.bgpPeerId],
        status: 'IN_PROGRESS',
        ownerAccount: house.accountId.blue,
        testDurationInMinutes: 10,
        startTime: expect.any(Date),
      })
      expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'testing' })
      await house.pass(2 * delay)
      expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({
        virtualInterfaceState: 'testing',
        bgpPeers: [{ bgpPeerState: 'available', bgpStatus: 'down' }],
      })
      expect(house.faults).toEqual([])
    })

    test('without a duration it lasts three hours, and the interface comes back by itself', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const started = await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      const startTime = started.virtualInterfaceTest?.startTime?.getTime() ?? 0
      expect(started.virtualInterfaceTest).toMatchObject({ testDurationInMinutes: 180 })

      await house.pass(179 * minute)
      expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'testing' })
      await house.pass(2 * minute)
      expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({
        virtualInterfaceState: 'available',
        bgpPeers: [{ bgpStatus: 'up' }],
      })
      const { virtualInterfaceTestHistory } = await house.as('blue').listVirtualInterfaceTestHistory({})
      expect(virtualInterfaceTestHistory).toMatchObject([{ status: 'COMPLETED', endTime: new Date(startTime + 180 * minute) }])
      expect(house.faults).toEqual([])
    })

    test('only the named session goes down', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      await house.as('blue').createBGPPeer({ virtualInterfaceId, newBGPPeer: { addressFamily: 'ipv6', asn: 65_001 } })
      await house.pass(2 * delay)
      const [, six] = await peersOf(house, 'blue', virtualInterfaceId)
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId, bgpPeers: [six?.bgpPeerId as string, six?.bgpPeerId as string] })
      await house.pass(2 * delay)
      expect(await peersOf(house, 'blue', virtualInterfaceId)).toMatchObject([
        { addressFamily: 'ipv4', bgpStatus: 'up' },
        { addressFamily: 'ipv6', bgpStatus: 'down' },
      ])
      const { virtualInterfaceTestHistory } = await house.as('blue').listVirtualInterfaceTestHistory({})
      expect(virtualInterfaceTestHistory?.[0]?.bgpPeers).toEqual([six?.bgpPeerId])
    })

    test('public, transit and hosted interfaces are tested as well', async () => {
      await using house = await openHouse({ engine })
      for (const kind of [publicInterface, transitInterface, hostedInterface]) {
        const virtualInterfaceId = await kind(house, 'blue')
        await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
        expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'testing' })
      }
      expect(house.faults).toEqual([])
    })

    test('one test at a time, of peers that are its own, for one to 4320 minutes', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const start = (more: object = {}) => house.as('blue').startBgpFailoverTest({ virtualInterfaceId, ...more })
      for (const minutes of [0, 4321, -1]) {
        await expect(start({ testDurationInMinutes: minutes })).rejects.toMatchObject(
          refusal(`testDurationInMinutes ${minutes} is not between 1 and 4320.`),
        )
      }
      await expect(start({ bgpPeers: ['dxpeer-fzzzzzzz'] })).rejects.toMatchObject(
        refusal(`BGP Peer dxpeer-fzzzzzzz does not exist on Virtual Interface ${virtualInterfaceId}.`),
      )
      const { virtualInterfaceTest } = await start({ testDurationInMinutes: 4320 })
      await expect(start()).rejects.toMatchObject(
        refusal(`StartBgpFailoverTest failed. ${virtualInterfaceId} has a failover test in progress: ${virtualInterfaceTest?.testId}.`),
      )
      const { virtualInterfaceTestHistory } = await house.as('blue').listVirtualInterfaceTestHistory({})
      expect(virtualInterfaceTestHistory).toHaveLength(1)
    })

    test('an interface that is not up yet is not tested', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      const { virtualInterfaceId } = await house.as('partner').allocatePrivateVirtualInterface({
        connectionId,
        ownerAccount: house.accountId.blue,
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'waits', vlan: 7, asn: 65_001 },
      })
      await expect(house.as('blue').startBgpFailoverTest({ virtualInterfaceId })).rejects.toMatchObject(
        refusal(`StartBgpFailoverTest failed. ${virtualInterfaceId} is in state confirming`),
      )
    })

    test("someone else's interface, its connection owner's too, is answered like one that does not exist", async () => {
      await using house = await openHouse({ engine })
      const hosted = await hostedInterface(house, 'blue')
      for (const who of ['partner', 'green'] as const) {
        const foreign = await house.call(who, 'StartBgpFailoverTest', { virtualInterfaceId: hosted })
        const unknown = await house.call(who, 'StartBgpFailoverTest', { virtualInterfaceId: 'dxvif-fzzzzzzz' })
        expect(foreign.text.replace(hosted, 'dxvif-fzzzzzzz')).toBe(unknown.text)
        expect(unknown).toMatchObject({ status: 400, json: { message: 'Virtual Interface dxvif-fzzzzzzz does not exist.' } })
      }
    })
  })
})
