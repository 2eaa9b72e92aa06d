import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

describe('AllocatePrivateVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the interface belongs to the other account and waits for it to confirm', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      const vi = await house.as('partner').allocatePrivateVirtualInterface({
        connectionId,
        ownerAccount: house.accountId.blue,
        newPrivateVirtualInterfaceAllocation: {
          virtualInterfaceName: 'blue office',
          vlan: 101,
          asn: 65_001,
          tags: [{ key: 'team', value: '' }],
        },
      })
      expect(vi).toMatchObject({
        ownerAccount: house.accountId.blue,
        connectionId,
        virtualInterfaceType: 'private',
        virtualInterfaceState: 'confirming',
        vlan: 101,
        asn: 65_001,
        asnLong: 65_001,
        amazonSideAsn: 7224,
        mtu: 1500,
        virtualGatewayId: '',
        directConnectGatewayId: '',
        routeFilterPrefixes: [],
        tags: [{ key: 'team', value: '' }],
      })
      expect(vi.amazonAddress).toMatch(/^169\.254\.\d+\.\d+\/30$/)
      expect(vi.bgpPeers).toMatchObject([{ asn: 65_001, authKey: vi.authKey, bgpPeerState: 'pending', bgpStatus: 'down' }])
      expect(house.faults).toEqual([])
    })

    test('it carries nothing until it is confirmed, however long that takes', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      await house.as('partner').allocatePrivateVirtualInterface({
        connectionId,
        ownerAccount: house.accountId.blue,
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'waits', vlan: 7, asn: 65_001 },
      })
      await house.pass(100 * delay)
      const { virtualInterfaces } = await house.as('blue').describeVirtualInterfaces({})
      expect(virtualInterfaces).toMatchObject([{ virtualInterfaceName: 'waits', virtualInterfaceState: 'confirming' }])
    })

    test('a VLAN is used once on a connection', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      const allocate = () =>
        house.as('partner').allocatePrivateVirtualInterface({
          connectionId,
          ownerAccount: house.accountId.blue,
          newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'twice', vlan: 101, asn: 65_001 },
        })
      await allocate()
      await expect(allocate()).rejects.toMatchObject(refusal(`VLAN 101 is already in use on connection ${connectionId}.`))
    })

    test("someone else's connection is answered byte for byte like one that does not exist", async () => {
      await using house = await openHouse({ engine })
      const foreign = await house.connection('partner')
      const body = (connectionId: string) => ({
        connectionId,
        ownerAccount: house.accountId.partner,
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'x', vlan: 1, asn: 65_001 },
      })
      const refused = await house.call('green', 'AllocatePrivateVirtualInterface', body(foreign))
      const unknown = await house.call('green', 'AllocatePrivateVirtualInterface', body('dxcon-fzzzzzzz'))
      expect(refused.text.replace(foreign, 'dxcon-fzzzzzzz')).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Could not find Connection with ID dxcon-fzzzzzzz' } })
    })
  })
})
