import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { associate, associated, crossAccount, dxGateway, regions, transitGateway, unknownUuid, virtualGateway } from './ground.ts'

describe('DeleteDirectConnectGatewayAssociation', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    const joined = async (region: string) => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const associationId = await associated(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      return { directConnectGatewayId, gatewayId, associationId }
    }
    const found = async (directConnectGatewayId: string) =>
      (await house().as('blue').describeDirectConnectGatewayAssociations({ directConnectGatewayId })).directConnectGatewayAssociations

    test('it is seen disassociating, and then in no list', async () => {
      const { associationId, directConnectGatewayId, gatewayId } = await joined(next())
      const { directConnectGatewayAssociation: leaving } = await house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
      expect(leaving).toMatchObject({
        associationId,
        associationState: 'disassociating',
        associatedGateway: { id: gatewayId },
        virtualGatewayId: gatewayId,
      })
      await house().settle()
      expect(await found(directConnectGatewayId)).toMatchObject([{ associationId, associationState: 'disassociating' }])
      await house().pass(delay)
      expect(await found(directConnectGatewayId)).toEqual([])
      const { directConnectGatewayAssociations } = await house().as('blue').describeDirectConnectGatewayAssociations({ associationId })
      expect(directConnectGatewayAssociations).toEqual([])
    })

    test('the two gateways name it as well', async () => {
      const { associationId, directConnectGatewayId, gatewayId: virtualGatewayId } = await joined(next())
      const pair = { associationId: '', directConnectGatewayId, virtualGatewayId }
      const { directConnectGatewayAssociation: leaving } = await house().as('blue').deleteDirectConnectGatewayAssociation(pair)
      expect(leaving).toMatchObject({ associationId, associationState: 'disassociating' })
    })

    test('another deletion of one that is going answers it as it is', async () => {
      const { associationId } = await joined(next())
      const remove = () => house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
      await remove()
      expect((await remove()).directConnectGatewayAssociation).toMatchObject({ associationId, associationState: 'disassociating' })
      await house().pass(delay)
      await expect(remove()).rejects.toMatchObject(refusal(`Association ${associationId} does not exist.`))
    })

    test('one that is still being made may go at once', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const { associationId } = await associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      const { directConnectGatewayAssociation: leaving } = await house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
      expect(leaving).toMatchObject({ associationState: 'disassociating' })
      await house().pass(delay)
      expect(await associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })).toMatchObject({
        associationState: 'associating',
      })
    })

    test('a Direct Connect gateway goes when its associations have gone', async () => {
      const { associationId, directConnectGatewayId } = await joined(next())
      const remove = () => house().as('blue').deleteDirectConnectGateway({ directConnectGatewayId })
      const text = `Direct Connect Gateway ${directConnectGatewayId} cannot be deleted until its virtual interfaces are deleted and its gateways are disassociated.`
      await expect(remove()).rejects.toMatchObject(refusal(text))
      await house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
      await expect(remove()).rejects.toMatchObject(refusal(text))
      await house().pass(delay)
      expect((await remove()).directConnectGateway).toMatchObject({ directConnectGatewayState: 'deleting' })
      await house().pass(delay)
      const { directConnectGateways } = await house().as('blue').describeDirectConnectGateways({ directConnectGatewayId })
      expect(directConnectGateways).toEqual([])
    })

    test('either owner deletes it, from any region', async () => {
      const region = next()
      const one = await crossAccount(house(), region)
      const byGatewayOwner = await house().as('blue', next()).deleteDirectConnectGatewayAssociation({ associationId: one.associationId })
      expect(byGatewayOwner.directConnectGatewayAssociation).toMatchObject({ associationState: 'disassociating' })
      await house().pass(delay)
      const two = await crossAccount(house(), region)
      const { directConnectGatewayId, gatewayId: virtualGatewayId } = two
      const byHubOwner = await house()
        .as('partner', next())
        .deleteDirectConnectGatewayAssociation({ directConnectGatewayId, virtualGatewayId })
      expect(byHubOwner.directConnectGatewayAssociation).toMatchObject({
        associationId: two.associationId,
        associationState: 'disassociating',
      })
    })

    test('gateways that are named beside the id must be its own', async () => {
      const region = next()
      const { associationId, directConnectGatewayId, gatewayId } = await joined(region)
      const other = await dxGateway(house(), 'blue')
      const remove = (wish: object) =>
        house()
          .as('blue')
          .deleteDirectConnectGatewayAssociation({ associationId, ...wish })
      const absent = refusal(`Association ${associationId} does not exist.`)
      await expect(remove({ directConnectGatewayId: other })).rejects.toMatchObject(absent)
      await expect(remove({ virtualGatewayId: await virtualGateway(house(), 'blue', region, 1) })).rejects.toMatchObject(absent)
      await remove({ directConnectGatewayId, virtualGatewayId: gatewayId })
    })

    test("someone else's association is answered like one that does not exist, however it is named", async () => {
      const { associationId: foreign, directConnectGatewayId, gatewayId: virtualGatewayId } = await joined(next())
      const call = (body: object) => house().call('green', 'DeleteDirectConnectGatewayAssociation', body)
      const unknown = await call({ associationId: unknownUuid })
      expect((await call({ associationId: foreign })).text.replace(foreign, unknownUuid)).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: `Association ${unknownUuid} does not exist.` } })
      const pair = await call({ directConnectGatewayId, virtualGatewayId })
      const none = await call({ directConnectGatewayId: unknownUuid, virtualGatewayId: 'vgw-0000abcd' })
      expect(pair.text.replace(directConnectGatewayId, unknownUuid).replace(virtualGatewayId, 'vgw-0000abcd')).toBe(none.text)
      const text = `The association of vgw-0000abcd with Direct Connect Gateway ${unknownUuid} does not exist.`
      expect(none).toMatchObject({ status: 400, json: { message: text } })
      expect(await found(directConnectGatewayId)).toMatchObject([{ associationState: 'associated' }])
    })

    test('it must be named', async () => {
      const message = async (body: object) => (await house().call('blue', 'DeleteDirectConnectGatewayAssociation', body)).json.message
      const text = 'associationId is required, or virtualGatewayId together with directConnectGatewayId.'
      expect(await message({})).toBe(text)
      expect(await message({ directConnectGatewayId: unknownUuid })).toBe(text)
      expect(await message({ virtualGatewayId: 'vgw-0000abcd', directConnectGatewayId: '' })).toBe(text)
      expect(await message({ associationId: 'foo' })).toBe('Association ID foo has an invalid format.')
    })

    test('a transit gateway’s is deleted by its id', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await transitGateway(house(), 'blue', region)
      const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }] }
      const associationId = await associated(house(), 'blue', region, wish)
      await house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
      await house().pass(delay)
      expect(await found(directConnectGatewayId)).toEqual([])
    })
  })
})
