import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse } from '../../support/house.ts'
import { ask, groupWish, newGroup, placesIn, unknownGroup } from './groups.ts'

describe('GetResiliencyGroup', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a group is the same from every region, in the partition of that region', async () => {
      await using house = await openHouse({ engine })
      const resiliencyGroupId = await newGroup(house, 'blue')
      const here = await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId })
      expect(await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId }, 'eu-west-1')).toEqual(here)
      const china = await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId }, 'cn-north-1')
      expect(china.resiliencyGroup.resiliencyGroupArn).toMatch(/^arn:aws-cn:directconnect::\d{12}:dx-resiliency-group\/dxrg-/)
      const shouted = resiliencyGroupId.replace('dxrg-', 'DXRG-')
      expect(await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId: shouted })).toEqual(here)
    })

    test('its tags are set, shown and removed by its ARN', async () => {
      await using house = await openHouse({ engine })
      const resiliencyGroupId = await newGroup(house, 'blue', { tags: [{ key: 'team', value: 'core' }] })
      const get = async () => (await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId })).resiliencyGroup
      const { resiliencyGroupArn: resourceArn } = await get()
      await house.as('blue').tagResource({ resourceArn, tags: [{ key: 'cost', value: '7' }] })
      await house.as('blue').untagResource({ resourceArn, tagKeys: ['team'] })
      expect((await get()).tags).toEqual([{ key: 'cost', value: '7' }])
      const { resourceTags } = await house.as('blue', 'eu-west-1').describeTags({ resourceArns: [resourceArn] })
      expect(resourceTags).toEqual([{ resourceArn, tags: [{ key: 'cost', value: '7' }] }])
      expect(house.faults).toEqual([])
    })

    test("someone else's group is answered like one that does not exist, whatever is asked of it", async () => {
      await using house = await openHouse({ engine })
      const foreign = await newGroup(house, 'blue')
      const connection = await house.connection('green')
      const asked = [
        ['GetResiliencyGroup', {}],
        ['UpdateResiliencyGroup', { resiliencyGroupName: 'mine' }],
        ['DeleteResiliencyGroup', {}],
        ['ListResiliencyGroupAssociations', {}],
        ['AssociateConnectionsToResiliencyGroup', { connectionIdentifiers: [connection] }],
        ['AssociateConnectionsToResiliencyGroup', { connectionIdentifiers: ['dxcon-fzzzzzzz'] }],
        ['DisassociateConnectionsFromResiliencyGroup', { connectionIdentifiers: [connection] }],
      ] as const
      for (const [operation, more] of asked) {
        const refused = await house.call('green', operation, { resiliencyGroupId: foreign, ...more })
        const unknown = await house.call('green', operation, { resiliencyGroupId: unknownGroup, ...more })
        expect(refused.text.replace(foreign, unknownGroup)).toBe(unknown.text)
        expect(unknown).toMatchObject({ status: 400, json: { message: `Resiliency Group ${unknownGroup} does not exist.` } })
      }
      const malformed = await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId: 'dxrg-short' })
      expect(malformed).toMatchObject({ status: 400, __type: 'ValidationException' })
    })
  })
})

describe('ListResiliencyGroups', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('groups are listed oldest first, without tags, page by page', async () => {
      await using house = await openHouse({ engine })
      const ids: string[] = []
      for (let nth = 0; nth < 5; nth += 1) ids.push(await newGroup(house, 'blue', { resiliencyGroupName: `group-${nth}` }))
      await newGroup(house, 'green')
      const seen: string[] = []
      let nextToken: string | undefined
      do {
        const page = await ask(house, 'blue', 'ListResiliencyGroups', { maxResults: 2, nextToken })
        seen.push(...page.items.map(({ resiliencyGroupId }: { resiliencyGroupId: string }) => resiliencyGroupId))
        nextToken = page.nextToken
      } while (nextToken !== undefined)
      expect(seen).toEqual(ids)
      const all = await ask(house, 'blue', 'ListResiliencyGroups', {}, 'eu-west-1')
      expect(Object.keys(all)).toEqual(['status', 'items'])
      expect(all.items[0]).toEqual({
        resiliencyGroupId: ids[0],
        resiliencyGroupArn: `arn:aws:directconnect::${house.accountId.blue}:dx-resiliency-group/${ids[0]}`,
        resiliencyGroupName: 'group-0',
        resiliencyGroupType: 'Managed',
        ownerAccount: house.accountId.blue,
        state: 'available',
      })
      const { nextToken: blues } = await ask(house, 'blue', 'ListResiliencyGroups', { maxResults: 1 })
      expect(await ask(house, 'green', 'ListResiliencyGroups', { nextToken: blues })).toMatchObject({
        status: 400,
        message: 'Invalid nextToken',
      })
    })

    test('a hundred at most come at once', async () => {
      await using house = await openHouse({ engine })
      const resiliencyGroupId = await newGroup(house, 'blue')
      await house.store.write(async (tx) => {
        const group = await tx.resiliencyGroups.lock(resiliencyGroupId)
        if (group === undefined) throw new Error('no group')
        for (let nth = 0; nth < 100; nth += 1) {
          await tx.resiliencyGroups.insert({
            ...group,
            resiliencyGroupId: `dxrg-${String(nth).padStart(17, '0')}`,
            createdAt: group.createdAt + nth + 1,
          })
        }
      })
      const first = await ask(house, 'blue', 'ListResiliencyGroups', { maxResults: 500 })
      expect(first.items).toHaveLength(100)
      const last = await ask(house, 'blue', 'ListResiliencyGroups', { nextToken: first.nextToken })
      expect(last.items).toHaveLength(1)
      expect(last).not.toHaveProperty('nextToken')
    })
  })
})

describe('UpdateResiliencyGroup', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a group gets another name, once for each token', async () => {
      await using house = await openHouse({ engine })
      const resiliencyGroupId = await newGroup(house, 'blue')
      const rename = (resiliencyGroupName: string, clientToken?: string) =>
        ask(house, 'blue', 'UpdateResiliencyGroup', { resiliencyGroupId, resiliencyGroupName, clientToken })
      expect((await rename('first', 't')).resiliencyGroup).toMatchObject({ resiliencyGroupName: 'first', state: 'available' })
      await rename('second')
      expect((await rename('first', 't')).resiliencyGroup.resiliencyGroupName).toBe('first')
      expect((await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId })).resiliencyGroup.resiliencyGroupName).toBe('second')
      expect(await rename('third', 't')).toMatchObject({
        message: 'clientToken t was used before, for a UpdateResiliencyGroup request with other parameters.',
      })
      expect(await rename('not allowed')).toMatchObject({ __type: 'ValidationException' })
      expect(house.faults).toEqual([])
    })

    test('a group that is deleted takes no other name', async () => {
      await using house = await openHouse({ engine })
      const resiliencyGroupId = await newGroup(house, 'blue')
      await ask(house, 'blue', 'DeleteResiliencyGroup', { resiliencyGroupId })
      expect(await ask(house, 'blue', 'UpdateResiliencyGroup', { resiliencyGroupId, resiliencyGroupName: 'late' })).toMatchObject({
        message: `UpdateResiliencyGroup failed. ${resiliencyGroupId} is in state deleting`,
      })
    })
  })
})

describe('DeleteResiliencyGroup', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the group is deleting, then deleted, then forgotten', async () => {
      await using house = await openHouse({ engine })
      const resiliencyGroupId = await newGroup(house, 'blue')
      const remove = async () => (await ask(house, 'blue', 'DeleteResiliencyGroup', { resiliencyGroupId })).resiliencyGroup.state
      expect(await remove()).toBe('deleting')
      expect(await remove()).toBe('deleting')
      await house.pass(2 * delay)
      expect(await remove()).toBe('deleted')
      expect((await ask(house, 'blue', 'ListResiliencyGroups')).items).toMatchObject([{ resiliencyGroupId, state: 'deleted' }])
      await house.pass(16 * 60_000)
      expect(await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId })).toMatchObject({
        message: `Resiliency Group ${resiliencyGroupId} does not exist.`,
      })
      expect((await ask(house, 'blue', 'ListResiliencyGroups')).items).toEqual([])
      expect(house.faults).toEqual([])
    })

    test('its connections leave it and stay', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const resiliencyGroupId = await newGroup(house, 'blue')
      await ask(house, 'blue', 'AssociateConnectionsToResiliencyGroup', { resiliencyGroupId, connectionIdentifiers: [connectionId] })
      await ask(house, 'blue', 'DeleteResiliencyGroup', { resiliencyGroupId })
      expect(await placesIn(house, 'blue', resiliencyGroupId)).toEqual([`${connectionId} disassociating`])
      await house.pass(2 * delay)
      expect(await placesIn(house, 'blue', resiliencyGroupId)).toEqual([])
      const { connections } = await house.as('blue').describeConnections({ connectionId })
      expect(connections).toMatchObject([{ connectionState: 'available' }])
      expect(house.faults).toEqual([])
    })

    test('one that is pending goes, too', async () => {
      await using house = await openHouse({ engine })
      const { resiliencyGroup } = await ask(house, 'blue', 'CreateResiliencyGroup', groupWish)
      const { resiliencyGroupId } = resiliencyGroup
      expect((await ask(house, 'blue', 'DeleteResiliencyGroup', { resiliencyGroupId })).resiliencyGroup.state).toBe('deleting')
      await house.pass(2 * delay)
      expect((await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId })).resiliencyGroup.state).toBe('deleted')
    })
  })
})
