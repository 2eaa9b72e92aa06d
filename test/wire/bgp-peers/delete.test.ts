import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { privateInterface, seen } from './scene.ts'

describe('DeleteBGPPeer', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const dual = async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      await house()
        .as('blue')
        .createBGPPeer({ virtualInterfaceId, newBGPPeer: { asn: 64_600, addressFamily: 'ipv6' } })
      await house().pass(delay)
      const [first, second] = (await seen(house(), virtualInterfaceId))?.bgpPeers ?? []
      return { virtualInterfaceId, first, second }
    }

    test('lists the peer as deleting until the router has let go, then no more', async () => {
      const { virtualInterfaceId, first, second } = await dual()
      const { virtualInterface } = await house().as('blue').deleteBGPPeer({ virtualInterfaceId, bgpPeerId: second?.bgpPeerId })
      expect(virtualInterface?.bgpPeers).toEqual([first, { ...second, bgpPeerState: 'deleting' }])
      expect(virtualInterface?.virtualInterfaceState).toBe('available')
      expect(virtualInterface?.customerRouterConfig).not.toContain('ipv6_')
      await house().pass(2 * delay)
      expect((await seen(house(), virtualInterfaceId))?.bgpPeers).toEqual([first])
    })

    test('finds a peer by its number and customer address as well', async () => {
      const { virtualInterfaceId, second } = await dual()
      const input = { virtualInterfaceId, asn: 64_600, customerAddress: second?.customerAddress }
      const { virtualInterface } = await house().as('blue').deleteBGPPeer(input)
      expect(virtualInterface?.bgpPeers?.[1]).toMatchObject({ bgpPeerId: second?.bgpPeerId, bgpPeerState: 'deleting' })
    })

    test('by asnLong, with the asn 0 that old clients send for one that is not set', async () => {
      const { virtualInterfaceId, second } = await dual()
      const answer = await house().call('blue', 'DeleteBGPPeer', {
        virtualInterfaceId,
        asn: 0,
        asnLong: 64_600,
        customerAddress: second?.customerAddress,
      })
      expect(answer.json.virtualInterface.bgpPeers[1]).toMatchObject({ bgpPeerState: 'deleting' })
    })

    test('when the first goes, the other one stands at the top', async () => {
      const { virtualInterfaceId, first, second } = await dual()
      const top = { asn: 64_600, authKey: second?.authKey, addressFamily: 'ipv6', amazonAddress: second?.amazonAddress }
      const { virtualInterface } = await house().as('blue').deleteBGPPeer({ virtualInterfaceId, bgpPeerId: first?.bgpPeerId })
      expect(virtualInterface).toMatchObject({ ...top, bgpPeers: [{ bgpPeerState: 'deleting' }, { bgpPeerState: 'available' }] })
      expect(virtualInterface?.customerRouterConfig).not.toContain('<bgp_asn>')
      await house().pass(2 * delay)
      expect(await seen(house(), virtualInterfaceId)).toMatchObject({ ...top, bgpPeers: [{ bgpPeerId: second?.bgpPeerId }] })
    })

    test('the family and its subnet are free again when the peer is gone', async () => {
      const { virtualInterfaceId, second } = await dual()
      await house().as('blue').deleteBGPPeer({ virtualInterfaceId, bgpPeerId: second?.bgpPeerId })
      await house().pass(2 * delay)
      const newBGPPeer = { asn: 64_601, addressFamily: 'ipv6' } as const
      const { virtualInterface } = await house().as('blue').createBGPPeer({ virtualInterfaceId, newBGPPeer })
      expect(virtualInterface?.bgpPeers).toHaveLength(2)
      const ranges = await house().store.read((tx) => tx.ranges.heldBy(second?.bgpPeerId ?? ''))
      expect(ranges).toEqual([])
    })

    test('never the last, nor the last but one on its way out', async () => {
      const { virtualInterfaceId, first, second } = await dual()
      await house().as('blue').deleteBGPPeer({ virtualInterfaceId, bgpPeerId: second?.bgpPeerId })
      const answer = await house().call('blue', 'DeleteBGPPeer', { virtualInterfaceId, bgpPeerId: first?.bgpPeerId })
      expect(answer.text).toBe(
        '{"__type":"DirectConnectClientException","message":"The last BGP Peer on a Virtual Interface cannot be deleted"}',
      )
      await house().pass(2 * delay)
      await expect(house().as('blue').deleteBGPPeer({ virtualInterfaceId, bgpPeerId: first?.bgpPeerId })).rejects.toMatchObject(
        refusal('The last BGP Peer on a Virtual Interface cannot be deleted'),
      )
      expect(await seen(house(), virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'available', bgpPeers: [{ bgpStatus: 'up' }] })
    })

    test('asked twice it answers the same', async () => {
      const { virtualInterfaceId, second } = await dual()
      const ask = async () => (await house().call('blue', 'DeleteBGPPeer', { virtualInterfaceId, bgpPeerId: second?.bgpPeerId })).text
      expect(await ask()).toBe(await ask())
    })

    test('says which peer is not there', async () => {
      const { virtualInterfaceId, second } = await dual()
      const remove = (input: object) =>
        house()
          .as('blue')
          .deleteBGPPeer({ virtualInterfaceId, ...input })
      const absent = (what: string) => refusal(`BGP Peer ${what} does not exist on Virtual Interface ${virtualInterfaceId}.`)
      await expect(remove({ bgpPeerId: 'dxpeer-fzzzzzzz' })).rejects.toMatchObject(absent('dxpeer-fzzzzzzz'))
      await expect(remove({ asn: 64_601, customerAddress: second?.customerAddress })).rejects.toMatchObject(
        absent(`64601 ${second?.customerAddress}`),
      )
      await expect(remove({ asn: 64_600, customerAddress: '10.0.0.2/30' })).rejects.toMatchObject(absent('64600 10.0.0.2/30'))
    })

    test("a peer of another interface is not one of this, though it is the caller's", async () => {
      const [one, other] = [await dual(), await dual()]
      await expect(
        house().as('blue').deleteBGPPeer({ virtualInterfaceId: one.virtualInterfaceId, bgpPeerId: other.second?.bgpPeerId }),
      ).rejects.toMatchObject(refusal(`BGP Peer ${other.second?.bgpPeerId} does not exist on Virtual Interface ${one.virtualInterfaceId}.`))
    })

    test('says which member is missing, though the model requires none', async () => {
      const { virtualInterfaceId } = await dual()
      const named = refusal('bgpPeerId, or asn with customerAddress, is required.')
      await expect(house().as('blue').deleteBGPPeer({})).rejects.toMatchObject(refusal('virtualInterfaceId is required.'))
      await expect(house().as('blue').deleteBGPPeer({ virtualInterfaceId })).rejects.toMatchObject(named)
      await expect(house().as('blue').deleteBGPPeer({ virtualInterfaceId, asn: 64_600 })).rejects.toMatchObject(named)
    })

    test('not before the interface is confirmed', async () => {
      const { virtualInterfaceId } = await privateInterface(house(), {}, true)
      await expect(house().as('blue').deleteBGPPeer({ virtualInterfaceId, bgpPeerId: 'dxpeer-fzzzzzzz' })).rejects.toMatchObject(
        refusal(`DeleteBGPPeer failed. ${virtualInterfaceId} is in state confirming`),
      )
    })

    test('is for the owner: to all others, the owner of the connection too, there is no such interface', async () => {
      const { virtualInterfaceId, second } = await dual()
      const ask = (who: 'partner' | 'green', id: string) =>
        house().call(who, 'DeleteBGPPeer', { virtualInterfaceId: id, bgpPeerId: second?.bgpPeerId })
      const unknown = await ask('green', 'dxvif-fzzzzzzz')
      expect(unknown.json.message).toBe('Virtual Interface dxvif-fzzzzzzz does not exist.')
      for (const who of ['partner', 'green'] as const) {
        expect((await ask(who, virtualInterfaceId)).text.replace(virtualInterfaceId, 'dxvif-fzzzzzzz')).toBe(unknown.text)
      }
    })
  })
})
