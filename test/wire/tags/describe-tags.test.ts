import { describe, expect, test } from 'vitest'
import { enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { kinds, taggedArn, wrongArns } from './scene.ts'

describe('DescribeTags', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })

    test('one entry for each ARN, in the order of the request', async () => {
      const arns = []
      for (const kind of kinds) arns.push(await taggedArn(house(), kind))
      arns.reverse()
      const { json } = await house().call('blue', 'DescribeTags', { resourceArns: arns })
      expect(json).toEqual({ resourceTags: arns.map((resourceArn) => ({ resourceArn, tags: [{ key: 'born', value: 'with' }] })) })
    })

    test('a resource without tags has an empty list', async () => {
      const arn = await taggedArn(house(), 'dxcon')
      await house()
        .as('blue')
        .untagResource({ resourceArn: arn, tagKeys: ['born'] })
      const { json } = await house().call('blue', 'DescribeTags', { resourceArns: [arn] })
      expect(json).toEqual({ resourceTags: [{ resourceArn: arn, tags: [] }] })
    })

    test('no ARN, no entry', async () => {
      expect((await house().call('blue', 'DescribeTags', { resourceArns: [] })).text).toBe('{"resourceTags":[]}')
    })

    test('a gateway is found from every region, a connection from its own', async () => {
      const [gateway, connection] = [await taggedArn(house(), 'dx-gateway'), await taggedArn(house(), 'dxcon')]
      const { resourceTags } = await house()
        .as('blue', 'eu-west-1')
        .describeTags({ resourceArns: [gateway] })
      expect(resourceTags).toEqual([{ resourceArn: gateway, tags: [{ key: 'born', value: 'with' }] }])
      await expect(
        house()
          .as('blue', 'eu-west-1')
          .describeTags({ resourceArns: [connection] }),
      ).rejects.toMatchObject(refusal(`Could not find resource ${connection}`))
    })

    test('one wrong ARN among good ones is named, and nothing is answered', async () => {
      const arn = await taggedArn(house(), 'dxvif')
      for (const wrong of wrongArns(arn)) {
        await expect(
          house()
            .as('blue')
            .describeTags({ resourceArns: [arn, wrong] }),
        ).rejects.toMatchObject(refusal(`Could not find resource ${wrong}`))
      }
    })

    test('to others the resource is unknown', async () => {
      const arn = await taggedArn(house(), 'dxvif')
      for (const who of ['partner', 'green'] as const) {
        await expect(
          house()
            .as(who)
            .describeTags({ resourceArns: [arn] }),
        ).rejects.toMatchObject(refusal(`Could not find resource ${arn}`))
      }
    })

    test('the list of ARNs is required', async () => {
      const { json } = await house().call('blue', 'DescribeTags', {})
      expect(json).toEqual({
        __type: 'ValidationException',
        message: "1 validation error detected: Value null at 'resourceArns' failed to satisfy constraint: Member must not be null",
      })
    })
  })
})
