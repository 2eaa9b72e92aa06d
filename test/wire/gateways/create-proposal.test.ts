import { describe, expect, test } from 'vitest'
import { enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import {
  associate,
  changeCloudGateway,
  cidrsOf,
  crossAccount,
  dxGateway,
  regions,
  transitGateway,
  unknownUuid,
  virtualGateway,
} from './ground.ts'
import { prefixes, propose } from './proposals.ts'

describe('CreateDirectConnectGatewayAssociationProposal', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    test("it asks for all of a virtual private gateway's VPC unless it says otherwise", async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const { partner, blue } = house().accountId
      const body = { directConnectGatewayId, directConnectGatewayOwnerAccount: partner, gatewayId }
      const { json } = await house().call('blue', 'CreateDirectConnectGatewayAssociationProposal', body, { region })
      expect(json).toEqual({
        directConnectGatewayAssociationProposal: {
          proposalId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          directConnectGatewayId,
          directConnectGatewayOwnerAccount: partner,
          proposalState: 'requested',
          associatedGateway: { id: gatewayId, type: 'virtualPrivateGateway', ownerAccount: blue, region },
          requestedAllowedPrefixesToDirectConnectGateway: prefixes(...(await cidrsOf(house(), gatewayId))),
        },
      })
      const said = await propose(house(), region, {
        directConnectGatewayId,
        gatewayId,
        addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8', '2001:DB8::/32'),
      })
      expect(said.requestedAllowedPrefixesToDirectConnectGateway).toEqual(prefixes('10.0.0.0/8', '2001:db8::/32'))
    })

    test('each is one of its own, also for the same two gateways', async () => {
      const region = next()
      const wish = { directConnectGatewayId: await dxGateway(house(), 'partner'), gatewayId: await virtualGateway(house(), 'blue', region) }
      const [one, two] = [await propose(house(), region, wish), await propose(house(), region, wish)]
      expect(one.proposalId).not.toBe(two.proposalId)
    })

    test('a transit gateway needs its prefixes said', async () => {
      const region = next()
      const wish = { directConnectGatewayId: await dxGateway(house(), 'partner'), gatewayId: await transitGateway(house(), 'blue', region) }
      const text = 'addAllowedPrefixesToDirectConnectGateway is required for a transit gateway.'
      await expect(propose(house(), region, wish)).rejects.toMatchObject(refusal(text))
      const made = await propose(house(), region, { ...wish, addAllowedPrefixesToDirectConnectGateway: prefixes('192.168.1.0/30') })
      expect(made).toMatchObject({ associatedGateway: { type: 'transitGateway' }, proposalState: 'requested' })
    })

    test('where the two are associated, it is a change of what is allowed', async () => {
      const region = next()
      const { directConnectGatewayId, gatewayId } = await crossAccount(house(), region)
      const cidrs = await cidrsOf(house(), gatewayId)
      const made = await propose(house(), region, {
        directConnectGatewayId,
        gatewayId,
        addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8'),
        removeAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs),
      })
      expect(made.existingAllowedPrefixesToDirectConnectGateway).toEqual(prefixes(...cidrs))
      expect(made.requestedAllowedPrefixesToDirectConnectGateway).toEqual(prefixes('10.0.0.0/8'))
    })

    test('it may be made to oneself, as in the published examples', async () => {
      const region = next()
      const wish = { directConnectGatewayId: await dxGateway(house(), 'blue'), gatewayId: await virtualGateway(house(), 'blue', region) }
      expect(await propose(house(), region, wish, house().accountId.blue)).toMatchObject({ proposalState: 'requested' })
    })

    test('a virtual private gateway that is associated elsewhere is not proposed', async () => {
      const region = next()
      const gatewayId = await virtualGateway(house(), 'blue', region)
      await associate(house(), 'blue', region, { directConnectGatewayId: await dxGateway(house(), 'blue'), gatewayId })
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      const text = `The VirtualGateway ${gatewayId} is already associated with a Direct Connect gateway.`
      await expect(propose(house(), region, { directConnectGatewayId, gatewayId })).rejects.toMatchObject(refusal(text))
    })

    test('only by the owner of the gateway, in its region', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      const own = await virtualGateway(house(), 'blue', region)
      const foreign = await virtualGateway(house(), 'green', region)
      const none = (id: string) => refusal(`The VirtualGateway ${id} does not exist.`)
      await expect(propose(house(), region, { directConnectGatewayId, gatewayId: foreign })).rejects.toMatchObject(none(foreign))
      await expect(propose(house(), next(), { directConnectGatewayId, gatewayId: own })).rejects.toMatchObject(none(own))
      await expect(propose(house(), region, { directConnectGatewayId, gatewayId: 'vgw-0000abcd' })).rejects.toMatchObject(
        none('vgw-0000abcd'),
      )
      await changeCloudGateway(house(), own, (row) => ({ ...row, state: 'deleted' }))
      await expect(propose(house(), region, { directConnectGatewayId, gatewayId: own })).rejects.toMatchObject(none(own))
    })

    test('a Direct Connect gateway of another account than named is answered like one that does not exist', async () => {
      const region = next()
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const foreign = await dxGateway(house(), 'green')
      const { partner, green } = house().accountId
      const call = (directConnectGatewayId: string, directConnectGatewayOwnerAccount: string) =>
        house().call(
          'blue',
          'CreateDirectConnectGatewayAssociationProposal',
          { directConnectGatewayId, directConnectGatewayOwnerAccount, gatewayId },
          { region },
        )
      const unknown = await call(unknownUuid, partner)
      expect((await call(foreign, partner)).text.replace(foreign, unknownUuid)).toBe(unknown.text)
      expect((await call(unknownUuid, green)).text).toBe(unknown.text)
      expect(unknown.json.message).toBe(`Direct Connect Gateway ${unknownUuid} does not exist.`)
      expect((await call(foreign, '1234')).json.message).toBe(
        'directConnectGatewayOwnerAccount 1234 is not an account id: twelve digits are expected.',
      )
    })

    test('a Direct Connect gateway that is going takes none', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      await house().as('partner').deleteDirectConnectGateway({ directConnectGatewayId })
      const text = `CreateDirectConnectGatewayAssociationProposal failed. ${directConnectGatewayId} is in state deleting`
      await expect(propose(house(), region, { directConnectGatewayId, gatewayId })).rejects.toMatchObject(refusal(text))
    })
  })
})
