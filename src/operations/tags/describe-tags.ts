// DescribeTags: one entry per ARN, in the order of the request, with an empty list where there are none.
import { operation } from '#operations/operation.ts'
import { resourceOfArn } from '#operations/tags/resources.ts'
import { mustBeTaggable } from '#operations/tags/taggable.ts'

export const describeTags = operation('DescribeTags', {
  access: 'read',
  resources: ({ resourceArns }) => resourceArns.map(resourceOfArn),

  async run({ input, caller, tx, now }) {
    const resourceTags = []
    for (const resourceArn of input.resourceArns) {
      const { tags } = await mustBeTaggable(tx, caller, resourceArn, now, 'find')
      resourceTags.push({ resourceArn, tags })
    }
    return { resourceTags }
  },
})
