import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'

describe('CreateTransitVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const shared = sharedHouse({ engine })
    const sceneIn = async () => {
      const house = shared()
      const connectionId = await house.connection('partner')
      const { directConnectGateway } = await house
        .as('partner')
        .createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn: 64_555 })
      const directConnectGatewayId = directConnectGateway?.directConnectGatewayId
      const create = (newTransitVirtualInterface: object) =>
        house.as('partner').createTransitVirtualInterface({ connectionId, newTransitVirtualInterface })
      const good = { virtualInterfaceName: 'Example Transit Virtual Interface', vlan: 126, asn: 65_110, directConnectGatewayId }
      return { house, connectionId, directConnectGatewayId, create, good }
    }

    test('is answered wrapped, pending, with the number of its gateway, and becomes available', async () => {
      const scene = await sceneIn()
      const answer = await scene.create({ ...scene.good, mtu: 8500, enableSiteLink: true })
      expect(answer.virtualInterface).toMatchObject({
        virtualInterfaceState: 'pending',
        virtualInterfaceType: 'transit',
        directConnectGatewayId: scene.directConnectGatewayId,
        virtualGatewayId: '',
        amazonSideAsn: 64_555,
        mtu: 8500,
        siteLinkEnabled: true,
      })
      await scene.house.pass(delay)
      const { virtualInterfaces } = await scene.house.as('partner').describeVirtualInterfaces({ connectionId: scene.connectionId })
      expect(virtualInterfaces).toMatchObject([{ virtualInterfaceState: 'available' }])
    })

    test('name, VLAN and gateway are required although the model does not say so', async () => {
      const scene = await sceneIn()
      for (const member of ['virtualInterfaceName', 'vlan', 'directConnectGatewayId'] as const) {
        await expect(scene.create({ ...scene.good, [member]: undefined })).rejects.toMatchObject(refusal(`${member} is required.`))
      }
      await expect(scene.create({ ...scene.good, directConnectGatewayId: '' })).rejects.toMatchObject(
        refusal('directConnectGatewayId is required.'),
      )
      await expect(scene.create({})).rejects.toMatchObject(refusal('virtualInterfaceName is required.'))
    })

    test('a gateway that does not exist is named', async () => {
      const scene = await sceneIn()
      const { directConnectGateway } = await scene.house.as('green').createDirectConnectGateway({ directConnectGatewayName: 'not yours' })
      for (const id of ['00000000-0000-4000-8000-000000000000', directConnectGateway?.directConnectGatewayId ?? '']) {
        await expect(scene.create({ ...scene.good, directConnectGatewayId: id })).rejects.toMatchObject(
          refusal(`Direct Connect Gateway ${id} does not exist.`),
        )
      }
    })

    test('a gateway for private interfaces takes no transit one', async () => {
      const scene = await sceneIn()
      const { connectionId, directConnectGatewayId } = scene
      const newPrivateVirtualInterface = { virtualInterfaceName: 'first', vlan: 7, asn: 65_001, directConnectGatewayId }
      await scene.house.as('partner').createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
      await expect(scene.create(scene.good)).rejects.toMatchObject(
        refusal(
          `Direct Connect Gateway ${directConnectGatewayId} has a virtual private gateway or private virtual interface; it cannot take a transit virtual interface as well.`,
        ),
      )
    })

    test('a gateway that nothing is left on takes either kind again', async () => {
      const scene = await sceneIn()
      const { connectionId, directConnectGatewayId } = scene
      const newPrivateVirtualInterface = { virtualInterfaceName: 'first', vlan: 7, asn: 65_001, directConnectGatewayId }
      const { virtualInterfaceId } = await scene.house
        .as('partner')
        .createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
      await scene.house.as('partner').deleteVirtualInterface({ virtualInterfaceId })
      await scene.house.pass(2 * delay)
      expect((await scene.create(scene.good)).virtualInterface).toMatchObject({ virtualInterfaceState: 'pending' })
    })

    test("refuses the gateway's own number", async () => {
      const scene = await sceneIn()
      await expect(scene.create({ ...scene.good, asn: 64_555 })).rejects.toMatchObject(
        refusal("ASN 64555 is the provider's own side of this session; an eBGP session needs two different ones."),
      )
    })

    test('frames of 9001 bytes are for private interfaces', async () => {
      const scene = await sceneIn()
      await expect(scene.create({ ...scene.good, mtu: 9001 })).rejects.toMatchObject(
        refusal('mtu 9001 is not allowed on a transit virtual interface; it takes 1500, 8500.'),
      )
    })
  })
})
