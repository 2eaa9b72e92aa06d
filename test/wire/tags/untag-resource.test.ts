import { describe, expect, test } from 'vitest'
import { enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { kinds, taggedArn, wrongArns } from './scene.ts'

describe('UntagResource', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const tagsOf = async (arn: string) =>
      (
        await house()
          .as('blue')
          .describeTags({ resourceArns: [arn] })
      ).resourceTags?.[0]?.tags

    test.for(kinds)('takes tags off a %s, and answers with nothing', async (kind) => {
      const arn = await taggedArn(house(), kind)
      const answer = await house().call('blue', 'UntagResource', { resourceArn: arn, tagKeys: ['born'] })
      expect([answer.status, answer.text]).toEqual([200, '{}'])
      expect(await tagsOf(arn)).toEqual([])
    })

    test('a key that is not there is no error, nor the same in another case', async () => {
      const arn = await taggedArn(house(), 'dxcon')
      await house()
        .as('blue')
        .untagResource({ resourceArn: arn, tagKeys: ['absent', 'BORN'] })
      expect(await tagsOf(arn)).toEqual([{ key: 'born', value: 'with' }])
    })

    test('a place that is free is taken by the next', async () => {
      const arn = await taggedArn(house(), 'dxcon')
      await house()
        .as('blue')
        .tagResource({ resourceArn: arn, tags: Array.from({ length: 49 }, (_, at) => ({ key: `k${at}` })) })
      await house()
        .as('blue')
        .untagResource({ resourceArn: arn, tagKeys: ['k0', 'k1'] })
      await house()
        .as('blue')
        .tagResource({ resourceArn: arn, tags: [{ key: 'new', value: '1' }] })
      const tags = await tagsOf(arn)
      expect(tags).toHaveLength(49)
      expect(tags?.at(-1)).toEqual({ key: 'new', value: '1' })
    })

    test('an ARN that leads nowhere is named, a foreign one among them', async () => {
      const arn = await taggedArn(house(), 'dx-gateway')
      for (const resourceArn of wrongArns(arn)) {
        await expect(
          house()
            .as('blue')
            .untagResource({ resourceArn, tagKeys: ['born'] }),
        ).rejects.toMatchObject(refusal(`Could not find resource ${resourceArn}`))
      }
      await expect(
        house()
          .as('green')
          .untagResource({ resourceArn: arn, tagKeys: ['born'] }),
      ).rejects.toMatchObject(refusal(`Could not find resource ${arn}`))
      expect(await tagsOf(arn)).toEqual([{ key: 'born', value: 'with' }])
    })

    test('keys that cannot be are refused in the words of the model', async () => {
      const resourceArn = await taggedArn(house(), 'dxcon')
      const says = async (input: object) => (await house().call('blue', 'UntagResource', input)).json.message as string
      expect(await says({ resourceArn })).toBe(
        "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
      )
      expect(await says({ resourceArn, tagKeys: [''] })).toContain("'tagKeys' failed to satisfy constraint: Member must satisfy constraint")
      expect(await says({ resourceArn, tagKeys: 'born' })).toBe('STRING_VALUE can not be converted to a List')
    })
  })
})
