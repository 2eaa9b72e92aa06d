import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { hosted, interconnect, ordered, unknown } from '../hosted-connections/ports.ts'

describe('DescribeInterconnects', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test("shows a partner's interconnects, oldest first, and no other ports", async () => {
      await using house = await openHouse({ engine })
      const first = await interconnect(house)
      await house.connection('partner')
      const second = await interconnect(house, { bandwidth: '10Gbps' })
      await ordered(house, first)
      const { interconnects = [] } = await house.as('partner').describeInterconnects({})
      expect(interconnects.map(({ interconnectId }) => interconnectId)).toEqual([first, second])
      expect(house.faults).toEqual([])
    })

    test('they are nobody’s connections: DescribeConnections shows none of them', async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      await hosted(house, id)
      expect(await house.as('partner').describeConnections({})).toMatchObject({ connections: [] })
      expect(await house.as('partner').describeConnections({ connectionId: id })).toMatchObject({ connections: [] })
    })

    test('by id: one, or an empty list when it is unknown, malformed or a connection', async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      const dedicated = await house.connection('partner')
      const child = await hosted(house, id)
      const found = async (interconnectId: string, region?: string) =>
        (await house.as('partner', region).describeInterconnects({ interconnectId })).interconnects
      expect(await found(id)).toMatchObject([{ interconnectId: id, interconnectState: 'available' }])
      for (const other of [unknown, 'foo', dedicated, child]) expect(await found(other)).toEqual([])
      expect(await found(id, 'eu-west-1')).toEqual([])
    })

    test('page by page, everything once', async () => {
      await using house = await openHouse({ engine })
      const partner = house.as('partner')
      for (const interconnectName of ['a', 'b', 'c', 'd', 'e'])
        await partner.createInterconnect({ interconnectName, bandwidth: '1Gbps', location: 'EqDC2' })
      const names: (string | undefined)[] = []
      const sizes: number[] = []
      let nextToken: string | undefined
      do {
        const page = await partner.describeInterconnects({ maxResults: 2, ...(nextToken !== undefined && { nextToken }) })
        names.push(...(page.interconnects ?? []).map(({ interconnectName }) => interconnectName))
        sizes.push(page.interconnects?.length ?? 0)
        nextToken = page.nextToken
      } while (nextToken !== undefined)
      expect(sizes).toEqual([2, 2, 1])
      expect(new Set(names)).toEqual(new Set(['a', 'b', 'c', 'd', 'e']))
    })

    test('a page token is of no use elsewhere', async () => {
      await using house = await openHouse({ engine })
      await interconnect(house)
      await interconnect(house)
      const { nextToken } = await house.as('partner').describeInterconnects({ maxResults: 1 })
      expect(nextToken).toEqual(expect.any(String))
      await expect(house.as('partner', 'eu-west-1').describeInterconnects({ nextToken })).rejects.toMatchObject(
        refusal('Invalid nextToken'),
      )
      await expect(house.as('partner').describeInterconnects({ nextToken: 'x' })).rejects.toMatchObject(refusal('Invalid nextToken'))
    })

    test('a deleted one is shown for fifteen minutes', async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      await house.as('partner').deleteInterconnect({ interconnectId: id })
      const states = async (input: { interconnectId?: string }) =>
        (await house.as('partner').describeInterconnects(input)).interconnects?.map(({ interconnectState }) => interconnectState)
      await house.pass(14 * 60_000)
      expect(await states({})).toEqual(['deleted'])
      expect(await states({ interconnectId: id })).toEqual(['deleted'])
      await house.pass(60_000 + delay)
      expect(await states({})).toEqual([])
      expect(await states({ interconnectId: id })).toEqual([])
    })

    test('an account that is no partner is told so, with its region', async () => {
      await using house = await openHouse({ engine })
      const { status, json } = await house.call('green', 'DescribeInterconnects', {}, { region: 'us-west-2' })
      expect(status).toBe(400)
      expect(json).toEqual({
        __type: 'DirectConnectClientException',
        message: `Account ${house.accountId.green} is not an authorized Direct Connect partner in us-west-2.`,
      })
    })
  })
})
