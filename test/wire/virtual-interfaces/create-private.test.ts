import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal, type TestHouse } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { setState } from './rows.ts'

describe('CreatePrivateVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const gatewaysOf = async (house: TestHouse, region?: string) => {
      const { virtualGateways = [] } = await house.as('partner', region).describeVirtualGateways()
      return virtualGateways.map(({ virtualGatewayId = '' }) => virtualGatewayId)
    }
    const newHub = async (house: TestHouse, amazonSideAsn = 64_512, who: 'partner' | 'green' = 'partner') => {
      const { directConnectGateway } = await house.as(who).createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn })
      return directConnectGateway?.directConnectGatewayId ?? ''
    }
    const shared = sharedHouse({ engine })
    const sceneIn = async () => {
      const house = shared()
      const connectionId = await house.connection('partner')
      const create = (wish: object) =>
        house.as('partner').createPrivateVirtualInterface({
          connectionId,
          newPrivateVirtualInterface: { virtualInterfaceName: 'own', vlan: 101, asn: 65_001, ...wish },
        })
      return { house, connectionId, create }
    }

    test('on a virtual private gateway it is pending, takes its ASN, and becomes available', async () => {
      const scene = await sceneIn()
      const [virtualGatewayId = ''] = await gatewaysOf(scene.house)
      const vi = await scene.create({ virtualGatewayId })
      expect(vi).toMatchObject({
        virtualInterfaceState: 'pending',
        virtualGatewayId,
        directConnectGatewayId: '',
        amazonSideAsn: 64_600,
        ownerAccount: scene.house.accountId.partner,
      })
      expect(vi.customerRouterConfig).toContain('<amazon_bgp_asn>64600</amazon_bgp_asn>')
      await scene.house.pass(delay)
      const { virtualInterfaces } = await scene.house.as('partner').describeVirtualInterfaces({ virtualInterfaceId: vi.virtualInterfaceId })
      expect(virtualInterfaces).toMatchObject([
        { virtualInterfaceState: 'available', bgpPeers: [{ bgpPeerState: 'available', bgpStatus: 'up' }] },
      ])
    })

    test('on a Direct Connect gateway it takes the ASN of that one, even before it is available', async () => {
      const scene = await sceneIn()
      const directConnectGatewayId = await newHub(scene.house, 64_555)
      expect(await scene.create({ directConnectGatewayId })).toMatchObject({
        directConnectGatewayId,
        virtualGatewayId: '',
        amazonSideAsn: 64_555,
      })
    })

    test('takes exactly one gateway; an empty id counts as none', async () => {
      const scene = await sceneIn()
      const one = 'Exactly one of virtualGatewayId and directConnectGatewayId is required.'
      const [virtualGatewayId = ''] = await gatewaysOf(scene.house)
      const directConnectGatewayId = await newHub(scene.house)
      await expect(scene.create({})).rejects.toMatchObject(refusal(one))
      await expect(scene.create({ virtualGatewayId: '', directConnectGatewayId: '' })).rejects.toMatchObject(refusal(one))
      await expect(scene.create({ virtualGatewayId, directConnectGatewayId })).rejects.toMatchObject(refusal(one))
      expect(await scene.create({ virtualGatewayId, directConnectGatewayId: '' })).toMatchObject({ virtualGatewayId })
    })

    test('a virtual gateway that is unknown, foreign or of another region does not exist', async () => {
      const scene = await sceneIn()
      const { virtualGateways = [] } = await scene.house.as('green').describeVirtualGateways()
      const [elsewhere = ''] = await gatewaysOf(scene.house, 'eu-west-1')
      for (const id of ['vgw-00000000', 'foo', virtualGateways[0]?.virtualGatewayId ?? '', elsewhere]) {
        await expect(scene.create({ virtualGatewayId: id })).rejects.toMatchObject(refusal(`The VirtualGateway ${id} does not exist.`))
      }
    })

    test('a Direct Connect gateway that is unknown, foreign or deleted does not exist', async () => {
      const scene = await sceneIn()
      const foreign = await newHub(scene.house, 64_512, 'green')
      const gone = await newHub(scene.house)
      await scene.house.as('partner').deleteDirectConnectGateway({ directConnectGatewayId: gone })
      await scene.house.pass(delay)
      for (const id of ['00000000-0000-4000-8000-000000000000', 'foo', foreign, gone]) {
        await expect(scene.create({ directConnectGatewayId: id })).rejects.toMatchObject(
          refusal(`Direct Connect Gateway ${id} does not exist.`),
        )
      }
    })

    test('a gateway that is being deleted takes no more', async () => {
      const scene = await sceneIn()
      const directConnectGatewayId = await newHub(scene.house)
      await scene.house.as('partner').deleteDirectConnectGateway({ directConnectGatewayId })
      await expect(scene.create({ directConnectGatewayId })).rejects.toMatchObject(
        refusal(`CreatePrivateVirtualInterface failed. ${directConnectGatewayId} is in state deleting`),
      )
    })

    test('a gateway for transit interfaces takes no private one', async () => {
      const scene = await sceneIn()
      const directConnectGatewayId = await newHub(scene.house)
      const newTransitVirtualInterface = { virtualInterfaceName: 'first', vlan: 7, asn: 65_001, directConnectGatewayId }
      await scene.house.as('partner').createTransitVirtualInterface({ connectionId: scene.connectionId, newTransitVirtualInterface })
      await expect(scene.create({ directConnectGatewayId })).rejects.toMatchObject(
        refusal(
          `Direct Connect Gateway ${directConnectGatewayId} has a transit gateway or transit virtual interface; it cannot take a private virtual interface as well.`,
        ),
      )
    })

    test("refuses the gateway's own number, and writes nothing then", async () => {
      const scene = await sceneIn()
      const directConnectGatewayId = await newHub(scene.house, 64_555)
      await expect(scene.create({ directConnectGatewayId, asn: 64_555 })).rejects.toMatchObject(
        refusal("ASN 64555 is the provider's own side of this session; an eBGP session needs two different ones."),
      )
      const { virtualInterfaces } = await scene.house.as('partner').describeVirtualInterfaces({ connectionId: scene.connectionId })
      expect(virtualInterfaces).toEqual([])
    })

    test.for([1500, 8500, 9001])('frames may have %d bytes', async (mtu) => {
      const scene = await sceneIn()
      const [virtualGatewayId] = await gatewaysOf(scene.house)
      expect(await scene.create({ virtualGatewayId, mtu })).toMatchObject({ mtu })
    })

    test('frames stay small on a port that is not capable of more', async () => {
      const scene = await sceneIn()
      const [virtualGatewayId] = await gatewaysOf(scene.house)
      await scene.house.store.write(async (tx) => {
        const row = await tx.connections.lock(scene.connectionId)
        if (row !== undefined) await tx.connections.update({ ...row, jumboFrameCapable: false })
      })
      await expect(scene.create({ virtualGatewayId, mtu: 8500 })).rejects.toMatchObject(
        refusal(`mtu 8500 needs jumbo frames, which ${scene.connectionId} is not capable of.`),
      )
      expect(await scene.create({ virtualGatewayId })).toMatchObject({ mtu: 1500, jumboFrameCapable: false })
    })

    test('SiteLink needs a Direct Connect gateway', async () => {
      const scene = await sceneIn()
      const [virtualGatewayId] = await gatewaysOf(scene.house)
      await expect(scene.create({ virtualGatewayId, enableSiteLink: true })).rejects.toMatchObject(
        refusal('SiteLink cannot be enabled: the virtual interface is not attached to a Direct Connect gateway.'),
      )
      const directConnectGatewayId = await newHub(scene.house)
      expect(await scene.create({ directConnectGatewayId, enableSiteLink: true })).toMatchObject({ siteLinkEnabled: true })
    })

    test('waits for a port that is down, and is down itself until a session is up', async () => {
      const scene = await sceneIn()
      const [virtualGatewayId] = await gatewaysOf(scene.house)
      await setState(scene.house, scene.connectionId, 'down')
      expect(await scene.create({ virtualGatewayId })).toMatchObject({ virtualInterfaceState: 'pending' })
    })

    test('SiteLink is not offered in GovCloud', async () => {
      const house = shared()
      const region = 'us-gov-east-1'
      const { directConnectGateway } = await house.as('partner', region).createDirectConnectGateway({ directConnectGatewayName: 'hub' })
      const connectionId = await house.connection('partner', { region, location: 'SBX1' })
      const newPrivateVirtualInterface = {
        virtualInterfaceName: 'own',
        vlan: 1,
        asn: 65_001,
        directConnectGatewayId: directConnectGateway?.directConnectGatewayId,
        enableSiteLink: true,
      }
      await expect(
        house.as('partner', region).createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface }),
      ).rejects.toMatchObject(refusal('SiteLink cannot be enabled: it is not offered in region us-gov-east-1.'))
    })
  })
})
