import { describe, expect, test } from 'vitest'
import { enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'

describe('AllocateTransitVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const shared = sharedHouse({ engine })
    const sceneIn = async () => {
      const house = shared()
      const connectionId = await house.connection('partner')
      const allocate = (newTransitVirtualInterfaceAllocation: object) =>
        house.as('partner').allocateTransitVirtualInterface({
          connectionId,
          ownerAccount: house.accountId.blue,
          newTransitVirtualInterfaceAllocation,
        })
      return { house, connectionId, allocate }
    }
    const published = {
      virtualInterfaceName: 'Example Transit Virtual Interface',
      vlan: 126,
      asn: 65_110,
      mtu: 1500,
      authKey: '0xzxgA9YoW9h58u8SEXAMPLE',
    }

    test('the published example is answered wrapped, confirming, with the tags of the request', async () => {
      const scene = await sceneIn()
      const answer = await scene.allocate({
        ...published,
        amazonAddress: '192.168.1.1/30',
        customerAddress: '192.168.1.2/30',
        addressFamily: 'ipv4',
        tags: [{ key: 'Tag', value: 'Example' }],
      })
      expect(Object.keys(answer).filter((name) => name !== '$metadata')).toEqual(['virtualInterface'])
      expect(answer.virtualInterface).toMatchObject({
        ...published,
        amazonAddress: '192.168.1.1/30',
        customerAddress: '192.168.1.2/30',
        ownerAccount: scene.house.accountId.blue,
        connectionId: scene.connectionId,
        virtualInterfaceType: 'transit',
        virtualInterfaceState: 'confirming',
        virtualGatewayId: '',
        directConnectGatewayId: '',
        amazonSideAsn: 7224,
        tags: [{ key: 'Tag', value: 'Example' }],
      })
    })

    test('name and VLAN are required although the model does not say so', async () => {
      const scene = await sceneIn()
      await expect(scene.allocate({ vlan: 1, asn: 65_001 })).rejects.toMatchObject(refusal('virtualInterfaceName is required.'))
      await expect(scene.allocate({ virtualInterfaceName: 'x', asn: 65_001 })).rejects.toMatchObject(refusal('vlan is required.'))
    })

    test('frames may have 8500 bytes but not 9001', async () => {
      const scene = await sceneIn()
      expect((await scene.allocate({ ...published, mtu: 8500 })).virtualInterface?.mtu).toBe(8500)
      await expect(scene.allocate({ ...published, vlan: 127, mtu: 9001 })).rejects.toMatchObject(
        refusal('mtu 9001 is not allowed on a transit virtual interface; it takes 1500, 8500.'),
      )
    })
  })
})
