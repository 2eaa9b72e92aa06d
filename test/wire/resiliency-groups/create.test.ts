import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse } from '../../support/house.ts'
import { ask, groupWish } from './groups.ts'

const day = 24 * 60 * 60_000

describe('CreateResiliencyGroup', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a group is pending at once and available after a while', async () => {
      await using house = await openHouse({ engine })
      const tags = [{ key: 'team', value: 'core' }]
      const created = await ask(house, 'blue', 'CreateResiliencyGroup', { ...groupWish, tags })
      const { resiliencyGroupId } = created.resiliencyGroup
      expect(created).toEqual({
        status: 200,
        resiliencyGroup: {
          resiliencyGroupId: expect.stringMatching(/^dxrg-[0-9a-z]{17}$/),
          resiliencyGroupArn: `arn:aws:directconnect::${house.accountId.blue}:dx-resiliency-group/${resiliencyGroupId}`,
          resiliencyGroupName: 'core-pair',
          resiliencyGroupType: 'Managed',
          ownerAccount: house.accountId.blue,
          state: 'pending',
          tags,
        },
      })
      await house.pass(delay)
      const { resiliencyGroup } = await ask(house, 'blue', 'GetResiliencyGroup', { resiliencyGroupId })
      expect(resiliencyGroup).toEqual({ ...created.resiliencyGroup, state: 'available' })
      expect(house.faults).toEqual([])
    })

    test('the same token gets the same answer and makes one group', async () => {
      await using house = await openHouse({ engine })
      const request = { ...groupWish, clientToken: 'order-1' }
      const first = await ask(house, 'blue', 'CreateResiliencyGroup', request)
      await house.pass(3 * delay)
      const { clientToken, ...rest } = request
      const again = await ask(house, 'blue', 'CreateResiliencyGroup', {
        clientToken,
        ...Object.fromEntries(Object.entries(rest).toReversed()),
      })
      expect(again).toEqual(first)
      expect((await ask(house, 'blue', 'ListResiliencyGroups')).items).toHaveLength(1)
      expect(house.faults).toEqual([])
    })

    test('many who come at once with one token make one group', async () => {
      await using house = await openHouse({ engine })
      const request = { ...groupWish, clientToken: 'race' }
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask(house, 'blue', 'CreateResiliencyGroup', request)))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(answers[0]).toMatchObject({ status: 200 })
      expect((await ask(house, 'blue', 'ListResiliencyGroups')).items).toHaveLength(1)
      expect(house.faults).toEqual([])
    })

    test('the same token for another request is refused', async () => {
      await using house = await openHouse({ engine })
      await ask(house, 'blue', 'CreateResiliencyGroup', { ...groupWish, clientToken: 'order-1' })
      expect(
        await ask(house, 'blue', 'CreateResiliencyGroup', { ...groupWish, clientToken: 'order-1', resiliencyGroupName: 'other' }),
      ).toEqual({
        status: 400,
        __type: 'DirectConnectClientException',
        message: 'clientToken order-1 was used before, for a CreateResiliencyGroup request with other parameters.',
      })
      expect((await ask(house, 'blue', 'ListResiliencyGroups')).items).toHaveLength(1)
    })

    test("a token is its account's and its operation's, and is forgotten after a day", async () => {
      await using house = await openHouse({ engine })
      const request = { ...groupWish, clientToken: 'order-1' }
      const first = await ask(house, 'blue', 'CreateResiliencyGroup', request)
      const { resiliencyGroupId } = first.resiliencyGroup
      expect((await ask(house, 'green', 'CreateResiliencyGroup', request)).resiliencyGroup.resiliencyGroupId).not.toBe(resiliencyGroupId)
      const update = { resiliencyGroupId, resiliencyGroupName: 'renamed', clientToken: 'order-1' }
      expect(await ask(house, 'blue', 'UpdateResiliencyGroup', update)).toMatchObject({ status: 200 })
      await house.pass(day + 2 * 60 * 60_000)
      expect((await ask(house, 'blue', 'CreateResiliencyGroup', request)).resiliencyGroup.resiliencyGroupId).not.toBe(resiliencyGroupId)
      expect(house.faults).toEqual([])
    })

    test('what was refused may be tried again with the same token', async () => {
      await using house = await openHouse({ engine, settings: { quotas: { resiliencyGroupsPerAccount: 1 } } })
      const one = (await ask(house, 'blue', 'CreateResiliencyGroup', groupWish)).resiliencyGroup.resiliencyGroupId
      const request = { ...groupWish, clientToken: 'second' }
      expect(await ask(house, 'blue', 'CreateResiliencyGroup', request)).toEqual({
        status: 400,
        __type: 'LimitExceededException',
        message: `${house.accountId.blue} has reached the limit of 1 resiliency groups.`,
      })
      await ask(house, 'blue', 'DeleteResiliencyGroup', { resiliencyGroupId: one })
      await house.pass(2 * delay)
      expect(await ask(house, 'blue', 'CreateResiliencyGroup', request)).toMatchObject({ status: 200 })
      expect(await ask(house, 'green', 'CreateResiliencyGroup', request)).toMatchObject({ status: 200 })
    })

    test.each([
      [{ resiliencyGroupName: 'with blank' }, 'ValidationException'],
      [{ resiliencyGroupName: '' }, 'ValidationException'],
      [{ resiliencyGroupName: 'x'.repeat(256) }, 'ValidationException'],
      [{ intendedResiliencyModel: 'some-resiliency' }, 'ValidationException'],
      [{ clientToken: '' }, 'ValidationException'],
      [{ clientToken: 'x'.repeat(129) }, 'ValidationException'],
      [{ tags: [{ key: 'a' }, { key: 'a' }] }, 'DuplicateTagKeysException'],
      [{ tags: Array.from({ length: 51 }, (_, nth) => ({ key: `k${nth}` })) }, 'TooManyTagsException'],
    ])('%j is refused', async (wrong, type) => {
      await using house = await openHouse({ engine })
      expect(await ask(house, 'blue', 'CreateResiliencyGroup', { ...groupWish, ...wrong })).toMatchObject({ status: 400, __type: type })
      expect((await ask(house, 'blue', 'ListResiliencyGroups')).items).toEqual([])
    })
  })
})
