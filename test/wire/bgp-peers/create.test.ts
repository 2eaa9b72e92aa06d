import type { NewBGPPeer } from '@aws-sdk/client-direct-connect'
import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { privateInterface, publicInterface, seen } from './scene.ts'

describe('CreateBGPPeer', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const create = async (virtualInterfaceId: string, newBGPPeer: NewBGPPeer) => {
      const { virtualInterface } = await house().as('blue').createBGPPeer({ virtualInterfaceId, newBGPPeer })
      return virtualInterface
    }
    const ipv6 = { asn: 64_600, addressFamily: 'ipv6' } as const

    test('the published example appends an IPv6 peer, and the top level stays the first', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      const before = await seen(house(), virtualInterfaceId)
      const answer = await house().call('blue', 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer: ipv6 })
      expect(Object.keys(answer.json)).toEqual(['virtualInterface'])
      const vi = answer.json.virtualInterface
      expect(vi).toMatchObject({ virtualInterfaceState: 'available', asn: 65_000, addressFamily: 'ipv4', authKey: before?.authKey })
      expect(vi.bgpPeers).toHaveLength(2)
      expect(vi.bgpPeers[0]).toEqual(before?.bgpPeers?.[0])
      expect(vi.bgpPeers[1]).toMatchObject({
        asn: 64_600,
        asnLong: 64_600,
        addressFamily: 'ipv6',
        bgpPeerState: 'pending',
        bgpStatus: 'down',
      })
      expect(vi.bgpPeers[1].authKey).toMatch(/^0x[A-Za-z0-9_.-]{22}$/)
      expect(vi.bgpPeers[1].authKey).not.toBe(vi.authKey)
      expect(vi.bgpPeers[1].amazonAddress).toMatch(/^2001:db8:.*\/125$/)
    })

    test('the configuration for the router has both families at once', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      const vi = await create(virtualInterfaceId, ipv6)
      const [first, second] = vi?.bgpPeers ?? []
      expect(vi?.customerRouterConfig).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<logical_connection id="${virtualInterfaceId}">
  <vlan>125</vlan>
  <customer_address>${first?.customerAddress}</customer_address>
  <amazon_address>${first?.amazonAddress}</amazon_address>
  <bgp_asn>65000</bgp_asn>
  <bgp_auth_key>${first?.authKey}</bgp_auth_key>
  <ipv6_customer_address>${second?.customerAddress}</ipv6_customer_address>
  <ipv6_amazon_address>${second?.amazonAddress}</ipv6_amazon_address>
  <ipv6_bgp_asn>64600</ipv6_bgp_asn>
  <ipv6_bgp_auth_key>${second?.authKey}</ipv6_bgp_auth_key>
  <amazon_bgp_asn>64602</amazon_bgp_asn>
  <connection_type>private</connection_type>
</logical_connection>
`)
    })

    test('the new peer comes up in its time, and the interface never went down', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      await create(virtualInterfaceId, ipv6)
      await house().pass(delay / 10)
      expect(await seen(house(), virtualInterfaceId)).toMatchObject({
        virtualInterfaceState: 'available',
        bgpPeers: [
          { bgpPeerState: 'available', bgpStatus: 'up' },
          { bgpPeerState: 'pending', bgpStatus: 'down' },
        ],
      })
      await house().pass(delay)
      expect(await seen(house(), virtualInterfaceId)).toMatchObject({
        bgpPeers: [{ bgpStatus: 'up' }, { bgpPeerState: 'available', bgpStatus: 'up' }],
      })
    })

    test('an interface that began with IPv6 gets IPv4, with addresses of its own or given ones', async () => {
      const assigned = await privateInterface(house(), { addressFamily: 'ipv6' })
      const vi = await create(assigned.virtualInterfaceId, { asn: 65_001 })
      expect(vi?.addressFamily).toBe('ipv6')
      expect(vi?.bgpPeers?.[1]).toMatchObject({
        addressFamily: 'ipv4',
        customerAddress: expect.stringMatching(/^169\.254\..*\/30$/) as string,
      })
      const given = await privateInterface(house(), { addressFamily: 'ipv6' })
      const wish = {
        asn: 65_001,
        addressFamily: 'ipv4',
        amazonAddress: '10.0.0.1/30',
        customerAddress: '10.0.0.2/30',
        authKey: 'tgyn26example',
      } as const
      expect((await create(given.virtualInterfaceId, wish))?.bgpPeers?.[1]).toMatchObject(wish)
    })

    test('a large number is in asnLong alone', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      const vi = await create(virtualInterfaceId, { asnLong: 4_200_000_001, addressFamily: 'ipv6' })
      expect(vi?.bgpPeers?.[1]).toMatchObject({ asn: 0, asnLong: 4_200_000_001 })
    })

    test('one peer a family', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      await expect(create(virtualInterfaceId, { asn: 65_001 })).rejects.toMatchObject(
        refusal(`Virtual Interface ${virtualInterfaceId} already has a BGP peer of address family ipv4.`),
      )
      await create(virtualInterfaceId, ipv6)
      await expect(create(virtualInterfaceId, { asn: 64_601, addressFamily: 'ipv6' })).rejects.toMatchObject(
        refusal(`Virtual Interface ${virtualInterfaceId} already has a BGP peer of address family ipv6.`),
      )
      expect((await seen(house(), virtualInterfaceId))?.bgpPeers).toHaveLength(2)
    })

    test('two of a family where the port has a second device', async () => {
      const { virtualInterfaceId, connectionId } = await privateInterface(house())
      await house().store.write(async (tx) => {
        const row = await tx.connections.lock(connectionId)
        if (row !== undefined) await tx.connections.update({ ...row, hasLogicalRedundancy: 'yes' })
      })
      expect((await create(virtualInterfaceId, { asn: 65_001 }))?.bgpPeers).toHaveLength(2)
      await expect(create(virtualInterfaceId, { asn: 65_002 })).rejects.toMatchObject(
        refusal(`Virtual Interface ${virtualInterfaceId} already has a BGP peer of address family ipv4.`),
      )
    })

    test('a public peer is verified first', async () => {
      const { virtualInterfaceId } = await publicInterface(house(), 1)
      const vi = await create(virtualInterfaceId, ipv6)
      expect(vi).toMatchObject({
        virtualInterfaceState: 'available',
        bgpPeers: [{ bgpPeerState: 'available' }, { bgpPeerState: 'verifying' }],
      })
      await house().pass(delay)
      expect((await seen(house(), virtualInterfaceId))?.bgpPeers?.[1]).toMatchObject({ bgpPeerState: 'pending' })
      await house().pass(delay)
      expect((await seen(house(), virtualInterfaceId))?.bgpPeers?.[1]).toMatchObject({ bgpPeerState: 'available', bgpStatus: 'up' })
    })

    test('a public peer of IPv4 brings its addresses', async () => {
      const bare = { addressFamily: 'ipv6', amazonAddress: undefined, customerAddress: undefined }
      const { virtualInterfaceId } = await publicInterface(house(), 2, bare)
      await expect(create(virtualInterfaceId, { asn: 65_001 })).rejects.toMatchObject(
        refusal('amazonAddress and customerAddress are required for IPv4 on a public virtual interface.'),
      )
      await expect(
        create(virtualInterfaceId, { asn: 65_001, amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.2/30' }),
      ).rejects.toMatchObject(refusal('Amazon Address is not allowed to contain a private IP'))
      const ends = { amazonAddress: '192.0.2.1/31', customerAddress: '192.0.2.0/31' }
      expect((await create(virtualInterfaceId, { asn: 65_001, ...ends }))?.bgpPeers?.[1]).toMatchObject({
        ...ends,
        bgpPeerState: 'verifying',
      })
    })

    test("a public peer's number is private, or one that the interface has already", async () => {
      const { virtualInterfaceId } = await publicInterface(house(), 3, { asn: 3320 })
      await expect(create(virtualInterfaceId, { asn: 3333, addressFamily: 'ipv6' })).rejects.toMatchObject(
        refusal(
          `ASN 3333 is neither private nor one that ${virtualInterfaceId} has already; a new peer of a public virtual interface needs such a one.`,
        ),
      )
      expect((await create(virtualInterfaceId, { asn: 3320, addressFamily: 'ipv6' }))?.bgpPeers?.[1]).toMatchObject({ asn: 3320 })
      const free = await publicInterface(house(), 4)
      expect((await create(free.virtualInterfaceId, { asnLong: 4_294_967_294, addressFamily: 'ipv6' }))?.bgpPeers).toHaveLength(2)
    })

    test('says which member is missing, though the model requires none', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      await expect(house().as('blue').createBGPPeer({})).rejects.toMatchObject(refusal('virtualInterfaceId is required.'))
      await expect(house().as('blue').createBGPPeer({ virtualInterfaceId })).rejects.toMatchObject(refusal('newBGPPeer is required.'))
      await expect(house().as('blue').createBGPPeer({ newBGPPeer: ipv6 })).rejects.toMatchObject(refusal('virtualInterfaceId is required.'))
      const { json } = await house().call('blue', 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer: { asn: 1, addressFamily: 'ipv5' } })
      expect(json).toEqual({
        __type: 'ValidationException',
        message:
          "1 validation error detected: Value 'ipv5' at 'newBGPPeer.addressFamily' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, ipv6]",
      })
    })

    test('waits for the interface to be confirmed, and ends with it', async () => {
      const { virtualInterfaceId, connectionId } = await privateInterface(house(), {}, true)
      const says = (state: string) => refusal(`CreateBGPPeer failed. ${virtualInterfaceId} is in state ${state}`)
      await expect(create(virtualInterfaceId, ipv6)).rejects.toMatchObject(says('confirming'))
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await house().as('partner').deleteConnection({ connectionId })
      await house().pass(delay)
      await expect(create(virtualInterfaceId, ipv6)).rejects.toMatchObject(says('rejected'))
    })

    test('is for the owner: to all others, the owner of the connection too, there is no such interface', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      const ask = (who: 'partner' | 'green', id: string) => house().call(who, 'CreateBGPPeer', { virtualInterfaceId: id, newBGPPeer: ipv6 })
      const unknown = await ask('green', 'dxvif-fzzzzzzz')
      expect(unknown.json).toEqual({ __type: 'DirectConnectClientException', message: 'Virtual Interface dxvif-fzzzzzzz does not exist.' })
      for (const who of ['partner', 'green'] as const) {
        expect((await ask(who, virtualInterfaceId)).text.replace(virtualInterfaceId, 'dxvif-fzzzzzzz')).toBe(unknown.text)
      }
      expect((await house().call('blue', 'CreateBGPPeer', { virtualInterfaceId: 'foo', newBGPPeer: ipv6 })).json.message).toBe(
        'Virtual Interface ID foo has an invalid format: it does not exist.',
      )
    })
  })
})
