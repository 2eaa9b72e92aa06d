import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import {
  associate,
  associated,
  crossAccount,
  dxGateway,
  moreCloudGateway,
  regions,
  transitGateway,
  unknownUuid,
  virtualGateway,
} from './ground.ts'

const prefixes = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ cidr }))

describe('UpdateDirectConnectGatewayAssociation', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    const announcing = async (region: string, ...cidrs: readonly string[]) => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await transitGateway(house(), 'blue', region)
      const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs) }
      return { directConnectGatewayId, gatewayId, associationId: await associated(house(), 'blue', region, wish) }
    }

    test('prefixes are added and removed, and it is seen updating until routers know', async () => {
      const region = next()
      const { associationId, directConnectGatewayId } = await announcing(region, '10.0.0.0/16', '10.1.0.0/16')
      const { directConnectGatewayAssociation: updated } = await house()
        .as('blue', region)
        .updateDirectConnectGatewayAssociation({
          associationId,
          addAllowedPrefixesToDirectConnectGateway: prefixes('10.2.0.0/16', '10.1.0.0/16'),
          removeAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/16', '172.16.0.0/12'),
        })
      const known = { directConnectGatewayId, associationId, allowedPrefixesToDirectConnectGateway: prefixes('10.1.0.0/16', '10.2.0.0/16') }
      expect(updated).toMatchObject({ ...known, associationState: 'updating' })
      const found = async () =>
        (await house().as('blue').describeDirectConnectGatewayAssociations({ associationId })).directConnectGatewayAssociations
      await house().settle()
      expect(await found()).toMatchObject([{ ...known, associationState: 'updating' }])
      await house().pass(delay)
      expect(await found()).toMatchObject([{ ...known, associationState: 'associated' }])
    })

    test('a prefix is removed however it is written', async () => {
      const { associationId } = await announcing(next(), '2001:db8::/32', '10.1.0.0/16')
      const removed = { associationId, removeAllowedPrefixesToDirectConnectGateway: prefixes('2001:0DB8:0:0::/32') }
      expect((await house().as('blue').updateDirectConnectGatewayAssociation(removed)).directConnectGatewayAssociation).toMatchObject({
        allowedPrefixesToDirectConnectGateway: prefixes('10.1.0.0/16'),
      })
    })

    test('nothing to change is a change of its own', async () => {
      const { associationId } = await announcing(next(), '10.1.0.0/16')
      expect(
        (await house().as('blue').updateDirectConnectGatewayAssociation({ associationId })).directConnectGatewayAssociation,
      ).toMatchObject({
        associationState: 'updating',
        allowedPrefixesToDirectConnectGateway: prefixes('10.1.0.0/16'),
      })
    })

    test('the last prefix stays', async () => {
      const { associationId, gatewayId } = await announcing(next(), '10.1.0.0/16')
      const wish = { associationId, removeAllowedPrefixesToDirectConnectGateway: prefixes('10.1.0.0/16') }
      const text = `At least one prefix must stay allowed for ${gatewayId}.`
      await expect(house().as('blue').updateDirectConnectGatewayAssociation(wish)).rejects.toMatchObject(refusal(text))
    })

    test('one that is still being made or changed or is going is refused', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const { associationId } = await associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      const update = () => house().as('blue').updateDirectConnectGatewayAssociation({ associationId })
      const inState = (state: string) => refusal(`UpdateDirectConnectGatewayAssociation failed. ${associationId} is in state ${state}`)
      await expect(update()).rejects.toMatchObject(inState('associating'))
      await house().pass(delay)
      await update()
      await expect(update()).rejects.toMatchObject(inState('updating'))
      await house().as('blue').deleteDirectConnectGatewayAssociation({ associationId })
      await expect(update()).rejects.toMatchObject(inState('disassociating'))
      await house().pass(delay)
      await expect(update()).rejects.toMatchObject(refusal(`Association ${associationId} does not exist.`))
    })

    test('what is added keeps apart from other transit gateways, what was there before does not count against itself', async () => {
      const region = next()
      const { associationId, directConnectGatewayId, gatewayId } = await announcing(region, '10.1.0.0/16')
      const other = await moreCloudGateway(house(), { gatewayId: 'tgw-000000000000d0001', region })
      const wish = { directConnectGatewayId, gatewayId: other, addAllowedPrefixesToDirectConnectGateway: prefixes('172.16.0.0/12') }
      await associated(house(), 'blue', region, wish)
      const add = (cidr: string) =>
        house()
          .as('blue')
          .updateDirectConnectGatewayAssociation({ associationId, addAllowedPrefixesToDirectConnectGateway: prefixes(cidr) })
      const text = `The allowed prefix 172.20.0.0/16 for ${gatewayId} overlaps 172.16.0.0/12, which is allowed for ${other} on Direct Connect Gateway ${directConnectGatewayId}.`
      await expect(add('172.20.0.0/16')).rejects.toMatchObject(refusal(text))
      await add('10.0.0.0/8')
    })

    test('a virtual private gateway may be given any prefixes: they only filter', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const associationId = await associated(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      const { directConnectGatewayAssociation: first } = await house()
        .as('blue')
        .updateDirectConnectGatewayAssociation({
          associationId,
          addAllowedPrefixesToDirectConnectGateway: prefixes('0.0.0.0/0', '192.168.0.0/24'),
        })
      expect(first?.allowedPrefixesToDirectConnectGateway).toHaveLength(3)
    })

    test('the Direct Connect gateway’s owner changes it, from any region; the other owner is told to propose', async () => {
      const region = next()
      const { associationId } = await crossAccount(house(), region)
      const wish = { associationId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
      const text = `Association ${associationId} is changed by the owner of the Direct Connect gateway; propose the change with CreateDirectConnectGatewayAssociationProposal.`
      await expect(house().as('blue', region).updateDirectConnectGatewayAssociation(wish)).rejects.toMatchObject(refusal(text))
      const { directConnectGatewayAssociation } = await house().as('partner', next()).updateDirectConnectGatewayAssociation(wish)
      expect(directConnectGatewayAssociation).toMatchObject({ associationState: 'updating' })
    })

    test("someone else's association is answered like one that does not exist", async () => {
      const { associationId: foreign } = await announcing(next(), '10.1.0.0/16')
      const call = (associationId: string) => house().call('green', 'UpdateDirectConnectGatewayAssociation', { associationId })
      const unknown = await call(unknownUuid)
      expect((await call(foreign)).text.replace(foreign, unknownUuid)).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: `Association ${unknownUuid} does not exist.` } })
    })

    test('it must be named, in the form of an id', async () => {
      const message = async (body: object) => (await house().call('blue', 'UpdateDirectConnectGatewayAssociation', body)).json.message
      expect(await message({})).toBe('associationId is required.')
      expect(await message({ associationId: '' })).toBe('Association ID  has an invalid format.')
      expect(await message({ associationId: 'foo' })).toBe('Association ID foo has an invalid format.')
    })
  })
})
