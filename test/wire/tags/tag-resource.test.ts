import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { kinds, taggedArn, wrongArns } from './scene.ts'

describe('TagResource', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const tagsOf = async (arn: string) =>
      (
        await house()
          .as('blue')
          .describeTags({ resourceArns: [arn] })
      ).resourceTags?.[0]?.tags
    const tag = (resourceArn: string, tags: { key: string; value?: string }[]) => house().as('blue').tagResource({ resourceArn, tags })

    test.for(kinds)('adds tags to a %s, and answers with nothing', async (kind) => {
      const arn = await taggedArn(house(), kind)
      const answer = await house().call('blue', 'TagResource', { resourceArn: arn, tags: [{ key: 'team', value: 'net' }] })
      expect([answer.status, answer.text]).toEqual([200, '{}'])
      expect(await tagsOf(arn)).toEqual([
        { key: 'born', value: 'with' },
        { key: 'team', value: 'net' },
      ])
    })

    test('a key set again gets the new value in its old place; case makes another key', async () => {
      const arn = await taggedArn(house(), 'dxcon')
      await tag(arn, [
        { key: 'b', value: '1' },
        { key: 'c', value: '1' },
      ])
      await tag(arn, [{ key: 'b', value: '2' }, { key: 'B', value: '3' }, { key: 'born' }])
      expect(await tagsOf(arn)).toEqual([
        { key: 'born', value: '' },
        { key: 'b', value: '2' },
        { key: 'c', value: '1' },
        { key: 'B', value: '3' },
      ])
    })

    test('the resource itself shows them', async () => {
      const arn = await taggedArn(house(), 'dxvif')
      await tag(arn, [{ key: 'Käse', value: 'a b+c=d@e:f/g_h.i-j' }])
      const { virtualInterfaces } = await house()
        .as('blue')
        .describeVirtualInterfaces({ virtualInterfaceId: arn.slice(arn.indexOf('/') + 1) })
      expect(virtualInterfaces?.[0]?.tags).toEqual([
        { key: 'born', value: 'with' },
        { key: 'Käse', value: 'a b+c=d@e:f/g_h.i-j' },
      ])
    })

    test('fifty, and not one more, counting those that are there', async () => {
      const arn = await taggedArn(house(), 'dxcon')
      await tag(
        arn,
        Array.from({ length: 49 }, (_, at) => ({ key: `k${at}` })),
      )
      expect(await tagsOf(arn)).toHaveLength(50)
      await expect(tag(arn, [{ key: 'k50' }])).rejects.toMatchObject(
        refusal('A resource has at most 50 tags; with these it would have 51.', 'TooManyTagsException'),
      )
      await tag(arn, [{ key: 'k48', value: 'again' }])
      expect(await tagsOf(arn)).toHaveLength(50)
    })

    test.for<readonly [string, unknown, string, string]>([
      [
        'a key twice',
        [
          { key: 'a', value: '1' },
          { key: 'a', value: '1' },
        ],
        'The tag key a is given more than once.',
        'DuplicateTagKeysException',
      ],
      [
        '51 tags',
        Array.from({ length: 51 }, (_, at) => ({ key: `k${at}` })),
        'A resource has at most 50 tags; with these it would have 51.',
        'TooManyTagsException',
      ],
      [
        'a reserved key',
        [{ key: 'aws:x', value: '1' }],
        'The tag key aws:x begins with aws:, which is reserved.',
        'DirectConnectClientException',
      ],
      [
        'no tags at all',
        [],
        "1 validation error detected: Value '[]' at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1",
        'ValidationException',
      ],
      [
        'a tag without a key',
        [{ value: 'v' }],
        "1 validation error detected: Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null",
        'ValidationException',
      ],
      [
        'a tag that is null',
        [null],
        "1 validation error detected: Value null at 'tags.1.member' failed to satisfy constraint: Member must not be null",
        'ValidationException',
      ],
      ['a value that is a number', [{ key: 'a', value: 1 }], 'NUMBER_VALUE can not be converted to a String', 'SerializationException'],
    ])('refuses %s and changes nothing', async ([, tags, message, code]) => {
      const arn = await taggedArn(house(), 'dxcon')
      const { json } = await house().call('blue', 'TagResource', { resourceArn: arn, tags })
      expect(json).toEqual({ __type: code, message })
      expect(await tagsOf(arn)).toEqual([{ key: 'born', value: 'with' }])
    })

    test('an ARN that leads nowhere is named', async () => {
      for (const resourceArn of wrongArns(await taggedArn(house(), 'dxcon'))) {
        await expect(tag(resourceArn, [{ key: 'a' }])).rejects.toMatchObject(refusal(`Could not find resource ${resourceArn}`))
      }
    })

    test("a foreign ARN answers byte for byte like an unknown one, also to the connection's owner", async () => {
      const arn = await taggedArn(house(), 'dxvif')
      const unknown = arn.replace(/[^/]+$/, 'dxvif-fzzzzzzz')
      for (const who of ['green', 'partner'] as const) {
        const ask = async (resourceArn: string) => (await house().call(who, 'TagResource', { resourceArn, tags: [{ key: 'a' }] })).text
        expect((await ask(arn)).replace(arn, unknown)).toBe(await ask(unknown))
      }
    })

    test("the partner's own ARN form for a hosted interface leads nowhere", async () => {
      const arn = (await taggedArn(house(), 'dxvif')).replace(house().accountId.blue, house().accountId.partner)
      await expect(
        house()
          .as('partner')
          .tagResource({ resourceArn: arn, tags: [{ key: 'a' }] }),
      ).rejects.toMatchObject(refusal(`Could not find resource ${arn}`))
    })

    test('a resource that is forgotten has no tags any more', async () => {
      const arn = await taggedArn(house(), 'dxcon')
      await house()
        .as('blue')
        .deleteConnection({ connectionId: arn.slice(arn.indexOf('/') + 1) })
      await house().pass(15 * 60_000 + 2 * delay)
      await expect(tag(arn, [{ key: 'a' }])).rejects.toMatchObject(refusal(`Could not find resource ${arn}`))
    })
  })
})
