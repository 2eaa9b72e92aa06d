import { describe, expect, test } from 'vitest'
import type { DescribeDirectConnectGatewayAttachmentsRequest } from '@aws-sdk/client-direct-connect'
import { delay, enginesHere, refusal, type Who } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { dxGateway, interfaceOn, unknownUuid, virtualGateway } from './ground.ts'

const minute = 60_000

describe('DescribeDirectConnectGatewayAttachments', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const find = async (who: Who, filters: DescribeDirectConnectGatewayAttachmentsRequest, region?: string) =>
      (await house().as(who, region).describeDirectConnectGatewayAttachments(filters)).directConnectGatewayAttachments
    const state = async (directConnectGatewayId: string) =>
      (await find('blue', { directConnectGatewayId }))?.map(({ attachmentState }) => attachmentState)

    test('an attachment lives as its interface does', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const virtualInterfaceId = await interfaceOn(house(), 'blue', directConnectGatewayId)
      expect(await find('blue', { directConnectGatewayId })).toEqual([
        {
          directConnectGatewayId,
          virtualInterfaceId,
          virtualInterfaceRegion: 'us-east-1',
          virtualInterfaceOwnerAccount: house().accountId.blue,
          attachmentState: 'attaching',
          attachmentType: 'PrivateVirtualInterface',
        },
      ])
      await house().pass(2 * delay)
      expect(await state(directConnectGatewayId)).toEqual(['attached'])
      await house().as('blue').startBgpFailoverTest({ virtualInterfaceId })
      expect(await state(directConnectGatewayId)).toEqual(['attached'])
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId })
      expect(await state(directConnectGatewayId)).toEqual(['detaching'])
      await house().pass(2 * delay)
      expect(await state(directConnectGatewayId)).toEqual(['detached'])
      await house().pass(14 * minute)
      expect(await state(directConnectGatewayId)).toEqual(['detached'])
      await house().pass(2 * minute)
      expect(await state(directConnectGatewayId)).toEqual([])
    })

    test('either id finds it, or both, from any region', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const virtualInterfaceId = await interfaceOn(house(), 'blue', directConnectGatewayId, 'transit')
      const one = [expect.objectContaining({ virtualInterfaceId, attachmentType: 'TransitVirtualInterface' })]
      expect(await find('blue', { directConnectGatewayId, virtualInterfaceId: '' }, 'eu-west-1')).toEqual(one)
      expect(await find('blue', { virtualInterfaceId, directConnectGatewayId: '' }, 'eu-west-1')).toEqual(one)
      expect(await find('blue', { virtualInterfaceId, directConnectGatewayId })).toEqual(one)
      expect(await find('blue', { virtualInterfaceId, directConnectGatewayId: await dxGateway(house(), 'blue') })).toEqual([])
    })

    test('at least one id is asked for', async () => {
      const text = refusal('At least one of directConnectGatewayId and virtualInterfaceId is required.')
      await expect(find('blue', {})).rejects.toMatchObject(text)
      await expect(find('blue', { directConnectGatewayId: '', virtualInterfaceId: '' })).rejects.toMatchObject(text)
    })

    test('an interface without a Direct Connect gateway has none', async () => {
      const connectionId = await house().connection('blue')
      const virtualGatewayId = await virtualGateway(house(), 'blue', 'us-east-1')
      const { virtualInterfaceId } = await house()
        .as('blue')
        .createPrivateVirtualInterface({
          connectionId,
          newPrivateVirtualInterface: { virtualInterfaceName: 'direct', vlan: 5, asn: 65_001, virtualGatewayId },
        })
      expect(await find('blue', { virtualInterfaceId })).toEqual([])
    })

    test('a hosted interface is attached when its owner has confirmed it, and only its owner sees that', async () => {
      const connectionId = await house().connection('partner')
      const { virtualInterfaceId } = await house()
        .as('partner')
        .allocatePrivateVirtualInterface({
          connectionId,
          ownerAccount: house().accountId.blue,
          newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 6, asn: 65_001 },
        })
      expect(await find('blue', { virtualInterfaceId })).toEqual([])
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      await house().as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, directConnectGatewayId })
      expect(await find('blue', { virtualInterfaceId })).toMatchObject([{ directConnectGatewayId, attachmentState: 'attaching' }])
      expect(await find('partner', { virtualInterfaceId })).toEqual([])
      expect(await find('partner', { directConnectGatewayId })).toEqual([])
    })

    test("someone else's ids are answered like unknown ones", async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const virtualInterfaceId = await interfaceOn(house(), 'blue', directConnectGatewayId)
      const call = async (body: object) => (await house().call('green', 'DescribeDirectConnectGatewayAttachments', body)).text
      const none = '{"directConnectGatewayAttachments":[]}'
      const unknown = { directConnectGatewayId: unknownUuid, virtualInterfaceId: 'dxvif-fzzzzzzz' }
      for (const body of [{ directConnectGatewayId }, { virtualInterfaceId }, unknown]) expect(await call(body)).toBe(none)
    })

    test('pages follow each other', async () => {
      const directConnectGatewayId = await dxGateway(house(), 'blue')
      const connectionId = await house().connection('blue')
      const made: string[] = []
      for (const vlan of [1, 2, 3]) made.push(await interfaceOn(house(), 'blue', directConnectGatewayId, 'private', { connectionId, vlan }))
      const page = (nextToken?: string) =>
        house()
          .as('blue')
          .describeDirectConnectGatewayAttachments({ directConnectGatewayId, maxResults: 2, ...(nextToken !== undefined && { nextToken }) })
      const first = await page()
      const second = await page(first.nextToken)
      const seen = [first, second].flatMap(({ directConnectGatewayAttachments: rows = [] }) =>
        rows.map(({ virtualInterfaceId = '' }) => virtualInterfaceId),
      )
      expect(seen.toSorted()).toEqual(made.toSorted())
      expect(second.nextToken).toBeUndefined()
      await expect(find('blue', { directConnectGatewayId, virtualInterfaceId: made[0], nextToken: first.nextToken })).rejects.toMatchObject(
        refusal('Invalid nextToken'),
      )
    })
  })
})
