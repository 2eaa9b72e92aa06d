// Who sees, deletes and tags what (§4.1, §7): a hosted connection is its customer's, on a port
// that is its partner's.
import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal, type TestHouse, type Who } from '../../support/house.ts'
import { hosted, interconnect, interfaceOn, ordered } from './ports.ts'

const arnOf = (house: TestHouse, who: Who, id: string) => `arn:aws:directconnect:us-east-1:${house.accountId[who]}:dxcon/${id}`
const tags = [{ key: 'team', value: 'a' }]

describe('seeing a hosted connection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('is for its customer alone', async () => {
      await using house = await openHouse({ engine })
      const id = await hosted(house, await interconnect(house))
      expect((await house.as('blue').describeConnections({})).connections).toMatchObject([
        { connectionId: id, ownerAccount: house.accountId.blue },
      ])
      for (const who of ['partner', 'green'] as const) {
        expect((await house.as(who).describeConnections({})).connections).toEqual([])
        expect((await house.as(who).describeConnections({ connectionId: id })).connections).toEqual([])
      }
      expect(house.faults).toEqual([])
    })

    test('shows it as pending and then available, and never as down before it was up', async () => {
      await using house = await openHouse({ engine })
      const { connectionId } = await ordered(house, await interconnect(house))
      await house.as('blue').confirmConnection({ connectionId })
      const states: unknown[] = []
      for (let step = 0; step < 4; step += 1) {
        states.push((await house.as('blue').describeConnections({ connectionId })).connections?.[0]?.connectionState)
        await house.pass(delay / 2)
      }
      expect(states).toEqual(['pending', 'pending', 'available', 'available'])
    })
  })
})

describe('deleting a hosted connection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('rejects it when its customer never took it; the partner then clears it away', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const { connectionId } = await ordered(house, port)
      expect(await house.as('blue').deleteConnection({ connectionId })).toMatchObject({ connectionState: 'rejected' })
      await house.pass(60 * 60_000)
      expect((await house.as('partner').describeHostedConnections({ connectionId: port })).connections).toMatchObject([
        { connectionState: 'rejected' },
      ])
      expect(await ordered(house, port)).toMatchObject({ vlan: 101 })
      expect(await house.as('partner').deleteConnection({ connectionId })).toMatchObject({ connectionState: 'deleted' })
      expect(house.faults).toEqual([])
    })

    test('withdraws an offer at once when the partner says it', async () => {
      await using house = await openHouse({ engine })
      const { connectionId } = await ordered(house, await interconnect(house))
      expect(await house.as('partner').deleteConnection({ connectionId })).toMatchObject({ connectionState: 'deleted' })
      await expect(house.as('blue').confirmConnection({ connectionId })).rejects.toMatchObject(
        refusal(`Could not find Connection with ID ${connectionId}`),
      )
    })

    test.for(['blue', 'partner'] as const)('takes one that is up down first, when %s says it', async (who) => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const id = await hosted(house, port)
      expect(await house.as(who).deleteConnection({ connectionId: id })).toMatchObject({ connectionState: 'deleting', connectionId: id })
      await house.pass(delay)
      expect((await house.as('blue').describeConnections({ connectionId: id })).connections).toMatchObject([{ connectionState: 'deleted' }])
      expect((await house.as('partner').describeHostedConnections({ connectionId: id })).connections).toMatchObject([
        { connectionState: 'deleted' },
      ])
      await expect(house.as(who).deleteConnection({ connectionId: id })).rejects.toMatchObject(
        refusal(`Could not find Connection with ID ${id}`),
      )
    })

    test('is refused to both while its interface is there', async () => {
      await using house = await openHouse({ engine })
      const id = await hosted(house, await interconnect(house))
      const virtualInterfaceId = await interfaceOn(house, id)
      for (const who of ['blue', 'partner'] as const) {
        await expect(house.as(who).deleteConnection({ connectionId: id })).rejects.toMatchObject(
          refusal(/^Connection \S+ cannot be deleted until its Virtual Interfaces/),
        )
      }
      await house.as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await house.pass(2 * delay)
      expect(await house.as('partner').deleteConnection({ connectionId: id })).toMatchObject({ connectionState: 'deleting' })
    })

    test('is nobody else’s: byte for byte like an unknown one', async () => {
      await using house = await openHouse({ engine })
      const id = await hosted(house, await interconnect(house))
      const ask = async (connectionId: string) => (await house.call('green', 'DeleteConnection', { connectionId })).text
      expect((await ask(id)).replace(id, 'dxcon-fzzzzzzz')).toBe(await ask('dxcon-fzzzzzzz'))
    })
  })
})

describe('tagging what partners and customers have', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test("an interconnect's tags are its partner's", async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      const resourceArn = arnOf(house, 'partner', id)
      await house.as('partner').tagResource({ resourceArn, tags })
      expect(await house.as('partner').describeTags({ resourceArns: [resourceArn] })).toMatchObject({
        resourceTags: [{ resourceArn, tags }],
      })
      expect((await house.as('partner').describeInterconnects({})).interconnects).toMatchObject([{ tags }])
      await house.as('partner').untagResource({ resourceArn, tagKeys: ['team'] })
      expect(await house.as('partner').describeTags({ resourceArns: [resourceArn] })).toMatchObject({
        resourceTags: [{ resourceArn, tags: [] }],
      })
      expect(house.faults).toEqual([])
    })

    test("a hosted connection's are its customer's, those given at allocation among them", async () => {
      await using house = await openHouse({ engine })
      const connectionId = await interconnect(house)
      const order = { connectionId, connectionName: 'x', ownerAccount: house.accountId.blue, bandwidth: '50Mbps', vlan: 1, tags }
      const { connectionId: id = '' } = await house.as('partner').allocateHostedConnection(order)
      const resourceArn = arnOf(house, 'blue', id)
      expect(await house.as('blue').describeTags({ resourceArns: [resourceArn] })).toMatchObject({ resourceTags: [{ resourceArn, tags }] })
      await house.as('blue').tagResource({ resourceArn, tags: [{ key: 'more', value: '' }] })
      expect((await house.as('blue').describeConnections({})).connections).toMatchObject([{ tags: [...tags, { key: 'more', value: '' }] }])
      expect((await house.as('partner').describeHostedConnections({ connectionId })).connections).toMatchObject([{ tags: [] }])
    })

    test("the partner neither sees nor sets nor removes them, under its own account number or the customer's", async () => {
      await using house = await openHouse({ engine })
      const id = await hosted(house, await interconnect(house))
      for (const resourceArn of [arnOf(house, 'partner', id), arnOf(house, 'blue', id)]) {
        const refused = refusal(`Could not find resource ${resourceArn}`)
        await expect(house.as('partner').describeTags({ resourceArns: [resourceArn] })).rejects.toMatchObject(refused)
        await expect(house.as('partner').tagResource({ resourceArn, tags })).rejects.toMatchObject(refused)
        await expect(house.as('partner').untagResource({ resourceArn, tagKeys: ['team'] })).rejects.toMatchObject(refused)
      }
      expect((await house.as('blue').describeConnections({})).connections).toMatchObject([{ tags: [] }])
    })
  })
})
