import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'
import { hosted, interconnect, lagId, ordered, partnerLag, unknown } from './ports.ts'

const idsOn = async (house: TestHouse, connectionId: string) =>
  (await house.as('partner').describeHostedConnections({ connectionId })).connections?.map((each) => each.connectionId)

describe('DescribeHostedConnections', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('shows the partner what its port carries, oldest first, without tags', async () => {
      await using house = await openHouse({ engine })
      const [port, other] = [await interconnect(house), await interconnect(house)]
      const first = await hosted(house, port, { vlan: 1, to: 'blue' })
      const { connectionId: second } = await ordered(house, port, { vlan: 2, to: 'green' })
      await hosted(house, other, { vlan: 1, to: 'green' })
      await house.as('blue').tagResource({
        resourceArn: `arn:aws:directconnect:us-east-1:${house.accountId.blue}:dxcon/${first}`,
        tags: [{ key: 'secret', value: 'project' }],
      })
      const { connections } = await house.as('partner').describeHostedConnections({ connectionId: port })
      expect(connections).toMatchObject([
        { connectionId: first, ownerAccount: house.accountId.blue, connectionState: 'available', tags: [], vlan: 1 },
        { connectionId: second, ownerAccount: house.accountId.green, connectionState: 'ordering', tags: [], vlan: 2 },
      ])
      expect(connections?.[0]).not.toHaveProperty('lagId')
      expect(house.faults).toEqual([])
    })

    test("and what its LAG carries; the LAG's members carry nothing by themselves", async () => {
      await using house = await openHouse({ engine })
      const member = await partnerLag(house)
      const { connectionId } = await ordered(house, lagId)
      expect((await house.as('partner').describeHostedConnections({ connectionId: lagId })).connections).toMatchObject([
        { connectionId, lagId },
      ])
      expect(await idsOn(house, member)).toEqual([])
    })

    test.for([unknown, 'foo', 'dxlag-fzzzzzzz', 'dxlag-x', ''])('%j is no parent', async (connectionId) => {
      await using house = await openHouse({ engine })
      const { text } = await house.call('partner', 'DescribeHostedConnections', { connectionId })
      const message = `${house.accountId.partner} DescribeHostedConnections failed for connection ${connectionId} doesn't exist.`
      expect(text).toBe(JSON.stringify({ __type: 'DirectConnectClientException', message }))
    })

    test("nor is a connection of one's own, a LAG for interfaces, or a port elsewhere", async () => {
      await using house = await openHouse({ engine })
      const dedicated = await house.connection('partner')
      const abroad = await interconnect(house, { region: 'eu-west-1', location: 'EqLD5' })
      await partnerLag(house, { allowsHostedConnections: false })
      for (const id of [dedicated, abroad, lagId]) {
        await expect(house.as('partner').describeHostedConnections({ connectionId: id })).rejects.toMatchObject(
          refusal(`${house.accountId.partner} DescribeHostedConnections failed for connection ${id} doesn't exist.`),
        )
      }
    })

    test('the id of a hosted connection answers its partner with just that one, also while it is shown as deleted', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port, { vlan: 1 })
      await hosted(house, port, { vlan: 2 })
      const itself = async () => (await house.as('partner').describeHostedConnections({ connectionId: id })).connections
      expect(await itself()).toMatchObject([{ connectionId: id, connectionState: 'available', vlan: 1, tags: [] }])
      await house.as('partner').deleteConnection({ connectionId: id })
      expect(await itself()).toMatchObject([{ connectionId: id, connectionState: 'deleting' }])
      await house.pass(14 * 60_000)
      expect(await itself()).toMatchObject([{ connectionId: id, connectionState: 'deleted' }])
      await house.pass(2 * 60_000)
      await expect(itself()).rejects.toMatchObject(refusal(/DescribeHostedConnections failed for connection \S+ doesn't exist\.$/))
      expect(house.faults).toEqual([])
    })

    test('not its customer, though that one be a partner too: byte for byte like an unknown one', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port, { to: 'green' })
      await house.store.write((tx) =>
        tx.accounts.put({ accountId: house.accountId.green, name: 'Green', nniPartnerType: 'v2', agreements: [] }),
      )
      const ask = async (connectionId: string) => (await house.call('green', 'DescribeHostedConnections', { connectionId })).text
      expect((await ask(id)).replace(id, unknown)).toBe(await ask(unknown))
      expect((await ask(port)).replace(port, unknown)).toBe(await ask(unknown))
    })

    test('a deleted one is in the list for fifteen minutes', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const { connectionId } = await ordered(house, port)
      await house.as('partner').deleteConnection({ connectionId })
      await house.pass(14 * 60_000)
      expect(await idsOn(house, port)).toEqual([connectionId])
      await house.pass(2 * 60_000)
      expect(await idsOn(house, port)).toEqual([])
    })

    test('page by page, everything once; a token fits its own port only', async () => {
      await using house = await openHouse({ engine })
      const [port, other] = [await interconnect(house), await interconnect(house)]
      for (const vlan of [1, 2, 3, 4, 5]) await ordered(house, port, { vlan })
      const partner = house.as('partner')
      const first = await partner.describeHostedConnections({ connectionId: port, maxResults: 2 })
      const second = await partner.describeHostedConnections({ connectionId: port, maxResults: 2, nextToken: first.nextToken })
      const third = await partner.describeHostedConnections({ connectionId: port, maxResults: 2, nextToken: second.nextToken })
      const pages = [first, second, third].map(({ connections = [] }) => connections.map(({ vlan }) => vlan))
      expect(pages.map((page) => page.length)).toEqual([2, 2, 1])
      expect(new Set(pages.flat())).toEqual(new Set([1, 2, 3, 4, 5]))
      expect(third).not.toHaveProperty('nextToken')
      await expect(partner.describeHostedConnections({ connectionId: other, nextToken: first.nextToken })).rejects.toMatchObject(
        refusal('Invalid nextToken'),
      )
    })

    test('an account that is no partner is told so', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port)
      for (const connectionId of [id, port, unknown]) {
        await expect(house.as('blue').describeHostedConnections({ connectionId })).rejects.toMatchObject(
          refusal(`Account ${house.accountId.blue} is not an authorized Direct Connect partner in us-east-1.`),
        )
      }
    })
  })
})
