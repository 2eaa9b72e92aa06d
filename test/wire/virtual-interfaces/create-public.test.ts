import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse } from '../../support/house.ts'

describe('CreatePublicVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const sceneIn = async () => {
      const house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      const create = (wish = {}) =>
        house.as('partner').createPublicVirtualInterface({
          connectionId,
          newPublicVirtualInterface: {
            virtualInterfaceName: 'PublicVirtualInterface',
            vlan: 2000,
            asn: 65_000,
            authKey: 'asdf34example',
            amazonAddress: '203.0.113.1/30',
            customerAddress: '203.0.113.2/30',
            routeFilterPrefixes: [{ cidr: '203.0.113.0/30' }, { cidr: '203.0.113.4/30' }],
            ...wish,
          },
        })
      const state = async (virtualInterfaceId: string | undefined) => {
        const { virtualInterfaces = [] } = await house.as('partner').describeVirtualInterfaces({ virtualInterfaceId })
        return [virtualInterfaces[0]?.virtualInterfaceState, virtualInterfaces[0]?.bgpPeers?.[0]?.bgpPeerState]
      }
      return { house, connectionId, create, state, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
    }

    test('the published example is verifying, without a gateway', async () => {
      await using scene = await sceneIn()
      expect(await scene.create()).toMatchObject({
        virtualInterfaceState: 'verifying',
        virtualInterfaceType: 'public',
        ownerAccount: scene.house.accountId.partner,
        connectionId: scene.connectionId,
        vlan: 2000,
        asn: 65_000,
        amazonSideAsn: 7224,
        virtualGatewayId: '',
        directConnectGatewayId: '',
        routeFilterPrefixes: [{ cidr: '203.0.113.0/30' }, { cidr: '203.0.113.4/30' }],
        bgpPeers: [{ bgpPeerState: 'verifying', bgpStatus: 'down' }],
      })
      expect(scene.house.faults).toEqual([])
    })

    test('is verified, then programmed, each in its time', async () => {
      await using scene = await sceneIn()
      const { virtualInterfaceId } = await scene.create()
      await scene.house.pass(delay / 10)
      expect(await scene.state(virtualInterfaceId)).toEqual(['verifying', 'verifying'])
      await scene.house.pass(delay)
      expect(await scene.state(virtualInterfaceId)).toEqual(['pending', 'pending'])
      await scene.house.pass(delay)
      expect(await scene.state(virtualInterfaceId)).toEqual(['available', 'available'])
    })

    test('members for the other kinds are ignored: no gateway, no large frames, no SiteLink', async () => {
      await using scene = await sceneIn()
      const vi = await scene.create({ virtualGatewayId: 'vgw-00000000', mtu: 9001, enableSiteLink: true })
      expect(vi).toMatchObject({ virtualGatewayId: '', mtu: 1500, siteLinkEnabled: false })
    })

    test('a list may have 1000 prefixes', async () => {
      await using scene = await sceneIn()
      const routeFilterPrefixes = Array.from({ length: 1000 }, (_, at) => ({ cidr: `50.${at >> 8}.${at & 255}.0/24` }))
      expect((await scene.create({ routeFilterPrefixes })).routeFilterPrefixes).toHaveLength(1000)
    })
  })
})
