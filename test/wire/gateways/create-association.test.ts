import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import {
  associate,
  associated,
  changeCloudGateway,
  cidrsOf,
  dxGateway,
  regions,
  transitGateway,
  unknownUuid,
  virtualGateway,
} from './ground.ts'

const prefixes = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ cidr }))

describe('CreateDirectConnectGatewayAssociation', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    test("a virtual private gateway's VPC is reachable as a whole unless it is said", async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const { json } = await house().call(
        'blue',
        'CreateDirectConnectGatewayAssociation',
        { directConnectGatewayId, gatewayId },
        { region },
      )
      expect(json).toEqual({
        directConnectGatewayAssociation: {
          directConnectGatewayId,
          directConnectGatewayOwnerAccount: house().accountId.blue,
          associationState: 'associating',
          associatedGateway: { id: gatewayId, type: 'virtualPrivateGateway', ownerAccount: house().accountId.blue, region },
          associationId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          allowedPrefixesToDirectConnectGateway: prefixes(...(await cidrsOf(house(), gatewayId))),
          virtualGatewayId: gatewayId,
          virtualGatewayRegion: region,
          virtualGatewayOwnerAccount: house().accountId.blue,
        },
      })
    })

    test('it is seen associating, then associated', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      await associate(house(), 'blue', region, { directConnectGatewayId, gatewayId: await virtualGateway(house(), 'blue', region) })
      const state = async () => {
        const { directConnectGatewayAssociations: all } = await house()
          .as('blue')
          .describeDirectConnectGatewayAssociations({ directConnectGatewayId })
        return all?.map(({ associationState }) => associationState)
      }
      expect(await state()).toEqual(['associating'])
      await house().settle()
      expect(await state()).toEqual(['associating'])
      await house().pass(delay)
      expect(await state()).toEqual(['associated'])
    })

    test('older clients name a virtual private gateway in a member of its own, and send empty strings for what is unset', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const [one, two] = [await virtualGateway(house(), 'blue', region, 0), await virtualGateway(house(), 'blue', region, 1)]
      expect(await associate(house(), 'blue', region, { directConnectGatewayId, virtualGatewayId: one, gatewayId: '' })).toMatchObject({
        associatedGateway: { id: one },
      })
      expect(await associate(house(), 'blue', region, { directConnectGatewayId, virtualGatewayId: '', gatewayId: two })).toMatchObject({
        associatedGateway: { id: two },
      })
    })

    test('a transit gateway needs its prefixes said, which are answered in their canonical form', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await transitGateway(house(), 'blue', region)
      const wish = { directConnectGatewayId, gatewayId }
      const missing = refusal('addAllowedPrefixesToDirectConnectGateway is required for a transit gateway.')
      await expect(associate(house(), 'blue', region, wish)).rejects.toMatchObject(missing)
      await expect(associate(house(), 'blue', region, { ...wish, addAllowedPrefixesToDirectConnectGateway: [] })).rejects.toMatchObject(
        missing,
      )
      const made = await associate(house(), 'blue', region, {
        ...wish,
        addAllowedPrefixesToDirectConnectGateway: prefixes('192.168.1.0/30', '2001:DB8:0::/48', '10.0.0.0/8'),
      })
      expect(made).toMatchObject({
        associatedGateway: { id: gatewayId, type: 'transitGateway', region },
        allowedPrefixesToDirectConnectGateway: prefixes('192.168.1.0/30', '2001:db8::/48', '10.0.0.0/8'),
      })
      expect(made).not.toHaveProperty('virtualGatewayId')
      expect(made).not.toHaveProperty('virtualGatewayRegion')
      expect(made).not.toHaveProperty('virtualGatewayOwnerAccount')
    })

    test.for([
      [['10.0.0.1/16'], 'addAllowedPrefixesToDirectConnectGateway: 10.0.0.1/16 has host bits set; its network is 10.0.0.0/16.'],
      [['10.0.0.0/16', '10.0.0.0/16'], 'addAllowedPrefixesToDirectConnectGateway: 10.0.0.0/16 is given more than once.'],
      [['net'], 'addAllowedPrefixesToDirectConnectGateway: net is not an IPv4 or IPv6 prefix in CIDR notation, such as 203.0.113.0/24.'],
    ] as const)('prefixes %j are refused', async ([cidrs, text]) => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs) }
      await expect(associate(house(), 'blue', region, wish)).rejects.toMatchObject(refusal(text))
    })

    test('exactly one gateway is named', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const [one, two] = [await virtualGateway(house(), 'blue', region, 0), await virtualGateway(house(), 'blue', region, 1)]
      const text = refusal('Exactly one of gatewayId and virtualGatewayId is required.')
      await expect(associate(house(), 'blue', region, { directConnectGatewayId })).rejects.toMatchObject(text)
      const both = { directConnectGatewayId, gatewayId: one, virtualGatewayId: two }
      await expect(associate(house(), 'blue', region, both)).rejects.toMatchObject(text)
      await associate(house(), 'blue', region, { ...both, virtualGatewayId: one })
    })

    test('it is made in the region of the gateway of the cloud', async () => {
      const region = next()
      const elsewhere = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const vgw = await virtualGateway(house(), 'blue', region)
      const tgw = await transitGateway(house(), 'blue', region)
      const make = (gatewayId: string) => associate(house(), 'blue', elsewhere, { directConnectGatewayId, gatewayId })
      await expect(make(vgw)).rejects.toMatchObject(refusal(`The VirtualGateway ${vgw} does not exist.`))
      await expect(make(tgw)).rejects.toMatchObject(refusal(`The TransitGateway ${tgw} does not exist.`))
      const older = associate(house(), 'blue', region, { directConnectGatewayId, virtualGatewayId: tgw })
      await expect(older).rejects.toMatchObject(refusal(`The VirtualGateway ${tgw} does not exist.`))
    })

    test.for(['vgw-0000abcd', 'tgw-0000000000000abcd'])("someone else's gateway is answered like %s, which is none", async (unknown) => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const foreign = await (unknown.startsWith('tgw-') ? transitGateway : virtualGateway)(house(), 'green', region)
      const call = (gatewayId: string) =>
        house().call('blue', 'CreateDirectConnectGatewayAssociation', { directConnectGatewayId, gatewayId }, { region })
      const refused = await call(foreign)
      expect(refused.status).toBe(400)
      expect(refused.text.replace(foreign, unknown)).toBe((await call(unknown)).text)
    })

    test("someone else's Direct Connect gateway is answered like one that does not exist", async () => {
      const region = next()
      const foreign = await dxGateway(house(), 'green')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const call = (directConnectGatewayId: string) =>
        house().call('blue', 'CreateDirectConnectGatewayAssociation', { directConnectGatewayId, gatewayId }, { region })
      const refused = await call(foreign)
      expect(refused.text.replace(foreign, unknownUuid)).toBe((await call(unknownUuid)).text)
      expect(refused.json.message).toBe(`Direct Connect Gateway ${foreign} does not exist.`)
    })

    test('a gateway that was only ordered takes associations, one that is going does not', async () => {
      const region = next()
      const { directConnectGateway } = await house().as('blue').createDirectConnectGateway({ directConnectGatewayName: 'new' })
      const directConnectGatewayId = directConnectGateway?.directConnectGatewayId
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const { associationId } = await associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      await house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
      await house().pass(delay)
      await house().as('blue').deleteDirectConnectGateway({ directConnectGatewayId })
      const late = associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      const text = `CreateDirectConnectGatewayAssociation failed. ${directConnectGatewayId} is in state deleting`
      await expect(late).rejects.toMatchObject(refusal(text))
    })

    test('a gateway of the cloud that is not attached to a VPC, or is going, is refused', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const [one, two] = [await virtualGateway(house(), 'blue', region, 0), await virtualGateway(house(), 'blue', region, 1)]
      await changeCloudGateway(house(), one, (row) => {
        const { vpcId: _, ...detached } = row
        return detached
      })
      await changeCloudGateway(house(), two, (row) => ({ ...row, state: 'deleting' }))
      const make = (gatewayId: string) => associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      await expect(make(one)).rejects.toMatchObject(refusal(`The VirtualGateway ${one} is not attached to a VPC.`))
      await expect(make(two)).rejects.toMatchObject(refusal(`The VirtualGateway ${two} does not exist.`))
    })

    test('gateways in other regions join the same Direct Connect gateway', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const there = [next(), next()]
      for (const region of there) {
        await associated(house(), 'blue', region, { directConnectGatewayId, gatewayId: await virtualGateway(house(), 'blue', region) })
      }
      const { directConnectGatewayAssociations: all } = await house()
        .as('blue')
        .describeDirectConnectGatewayAssociations({ directConnectGatewayId })
      expect(all?.map(({ associatedGateway }) => associatedGateway?.region)).toEqual(there)
    })
  })
})
