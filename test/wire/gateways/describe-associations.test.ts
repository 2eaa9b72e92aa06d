import { describe, expect, test } from 'vitest'
import type { DescribeDirectConnectGatewayAssociationsRequest } from '@aws-sdk/client-direct-connect'
import { enginesHere, refusal, type Who } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { associate, associated, crossAccount, dxGateway, moreCloudGateway, regions, unknownUuid, virtualGateway } from './ground.ts'

describe('DescribeDirectConnectGatewayAssociations', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    const find = async (who: Who, filters: DescribeDirectConnectGatewayAssociationsRequest, region?: string) => {
      const { directConnectGatewayAssociations } = await house().as(who, region).describeDirectConnectGatewayAssociations(filters)
      return directConnectGatewayAssociations?.map(({ associationId }) => associationId)
    }

    test('each id finds it, alone and together, from any region', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const associationId = await associated(house(), 'blue', region, { directConnectGatewayId, gatewayId })
      const other = await virtualGateway(house(), 'blue', region, 1)
      await associated(house(), 'blue', region, { directConnectGatewayId, gatewayId: other })
      const filters: readonly DescribeDirectConnectGatewayAssociationsRequest[] = [
        { associationId },
        { associatedGatewayId: gatewayId },
        { virtualGatewayId: gatewayId },
        { associatedGatewayId: gatewayId, directConnectGatewayId },
        { virtualGatewayId: gatewayId, directConnectGatewayId, associatedGatewayId: '' },
        { associationId, associatedGatewayId: gatewayId, virtualGatewayId: gatewayId, directConnectGatewayId },
      ]
      for (const each of filters) expect(await find('blue', each, next())).toEqual([associationId])
      expect(await find('blue', { directConnectGatewayId })).toHaveLength(2)
      expect(await find('blue', { associationId, associatedGatewayId: other })).toEqual([])
      expect(await find('blue', { virtualGatewayId: gatewayId, associatedGatewayId: other })).toEqual([])
      expect(await find('blue', { associationId, directConnectGatewayId: unknownUuid })).toEqual([])
    })

    test('at least one id is asked for', async () => {
      const text = 'At least one of associationId, associatedGatewayId, directConnectGatewayId and virtualGatewayId is required.'
      await expect(find('blue', {})).rejects.toMatchObject(refusal(text))
      await expect(find('blue', { directConnectGatewayId: '', virtualGatewayId: '' })).rejects.toMatchObject(refusal(text))
      await expect(find('blue', { maxResults: 10 })).rejects.toMatchObject(refusal(text))
    })

    test('an id that cannot be one is refused, an unknown one finds nothing', async () => {
      await expect(find('blue', { associationId: '' })).rejects.toMatchObject(refusal('Association ID  has an invalid format.'))
      await expect(find('blue', { associationId: 'foo' })).rejects.toMatchObject(refusal('Association ID foo has an invalid format.'))
      expect(await find('blue', { associationId: unknownUuid })).toEqual([])
      expect(await find('blue', { directConnectGatewayId: 'foo' })).toEqual([])
      expect(await find('blue', { virtualGatewayId: 'vgw-0000abcd' })).toEqual([])
    })

    test('between accounts the one finds it by its Direct Connect gateway, the other by its own gateway', async () => {
      const region = next()
      const { associationId, directConnectGatewayId, gatewayId } = await crossAccount(house(), region)
      const all = [associationId]
      expect(await find('partner', { directConnectGatewayId })).toEqual(all)
      expect(await find('partner', { directConnectGatewayId, associatedGatewayId: gatewayId })).toEqual(all)
      expect(await find('blue', { directConnectGatewayId })).toEqual([])
      expect(await find('blue', { associatedGatewayId: gatewayId })).toEqual(all)
      expect(await find('blue', { virtualGatewayId: gatewayId, directConnectGatewayId })).toEqual(all)
      for (const who of ['partner', 'blue'] as const) expect(await find(who, { associationId })).toEqual(all)
      const everything = { associationId, directConnectGatewayId, associatedGatewayId: gatewayId, virtualGatewayId: gatewayId }
      for (const [filter, value] of Object.entries(everything)) expect(await find('green', { [filter]: value })).toEqual([])
    })

    test('both see whose it is', async () => {
      const region = next()
      const { associationId, gatewayId } = await crossAccount(house(), region)
      const { partner, blue } = house().accountId
      for (const who of ['partner', 'blue'] as const) {
        const { directConnectGatewayAssociations } = await house().as(who).describeDirectConnectGatewayAssociations({ associationId })
        expect(directConnectGatewayAssociations).toMatchObject([
          {
            directConnectGatewayOwnerAccount: partner,
            associatedGateway: { id: gatewayId, type: 'virtualPrivateGateway', ownerAccount: blue, region },
            virtualGatewayOwnerAccount: blue,
          },
        ])
      }
    })

    test("someone else's ids are answered like unknown ones", async () => {
      const { associationId, directConnectGatewayId, gatewayId } = await crossAccount(house(), next())
      const call = async (body: object) => (await house().call('green', 'DescribeDirectConnectGatewayAssociations', body)).text
      const none = '{"directConnectGatewayAssociations":[]}'
      for (const body of [
        { associationId },
        { directConnectGatewayId },
        { associatedGatewayId: gatewayId },
        { associationId: unknownUuid },
      ]) {
        expect(await call(body)).toBe(none)
      }
    })

    test('pages follow each other, and a token is good for its own question only', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const made: string[] = []
      for (const at of [1, 2, 3, 4, 5]) {
        const gatewayId = await moreCloudGateway(house(), { gatewayId: `vgw-0000e00${at}`, region, cidrs: [`10.24${at}.0.0/16`] })
        made.push((await associate(house(), 'blue', region, { directConnectGatewayId, gatewayId })).associationId ?? '')
      }
      const page = (nextToken?: string) =>
        house()
          .as('blue')
          .describeDirectConnectGatewayAssociations({
            directConnectGatewayId,
            maxResults: 2,
            ...(nextToken !== undefined && { nextToken }),
          })
      const seen: string[] = []
      const first = await page()
      let last = first
      for (;;) {
        seen.push(...(last.directConnectGatewayAssociations ?? []).map(({ associationId = '' }) => associationId))
        if (last.nextToken === undefined) break
        last = await page(last.nextToken)
      }
      expect(seen.toSorted()).toEqual(made.toSorted())
      expect(last.directConnectGatewayAssociations).toHaveLength(1)
      const nextToken = first.nextToken as string
      const misused = refusal('Invalid nextToken')
      const other = await dxGateway(house(), 'blue')
      await expect(find('blue', { directConnectGatewayId: other, nextToken })).rejects.toMatchObject(misused)
      await expect(find('green', { directConnectGatewayId, nextToken })).rejects.toMatchObject(misused)
      await expect(find('blue', { directConnectGatewayId, nextToken: 'x' })).rejects.toMatchObject(misused)
      await expect(find('blue', { directConnectGatewayId, maxResults: 0 })).rejects.toMatchObject(refusal('maxResults 0 is not 1 or more.'))
      expect(await find('blue', { directConnectGatewayId, maxResults: 1000 })).toHaveLength(5)
    })

    test('a transit gateway’s many associations have pages, too', async () => {
      const region = next()
      const gatewayId = await moreCloudGateway(house(), { gatewayId: 'tgw-000000000000e0001', region })
      for (const _ of [1, 2, 3]) {
        const directConnectGatewayId = await dxGateway(house(), 'blue')
        const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }] }
        await associate(house(), 'blue', region, wish)
      }
      const page = (nextToken?: string) =>
        house()
          .as('blue')
          .describeDirectConnectGatewayAssociations({
            associatedGatewayId: gatewayId,
            maxResults: 2,
            ...(nextToken !== undefined && { nextToken }),
          })
      const first = await page()
      const second = await page(first.nextToken)
      expect([first, second].map(({ directConnectGatewayAssociations: rows }) => rows?.length)).toEqual([2, 1])
      expect(second.nextToken).toBeUndefined()
    })
  })
})
