// UntagResource: removes tags by key; a key that is not there is no error.
import { withoutTags } from '#domain/tags/rules.ts'
import { operation } from '#operations/operation.ts'
import { resourceOfArn } from '#operations/tags/resources.ts'
import { mustBeTaggable } from '#operations/tags/taggable.ts'

export const untagResource = operation('UntagResource', {
  access: 'write',
  resources: ({ resourceArn }) => [resourceOfArn(resourceArn)],

  async run({ input, caller, tx, now }) {
    const resource = await mustBeTaggable(tx, caller, input.resourceArn, now, 'lock')
    await resource.retag(withoutTags(resource.tags, input.tagKeys))
    return {}
  },
})
