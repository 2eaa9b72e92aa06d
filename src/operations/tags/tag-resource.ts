// TagResource: sets tags on a resource of the caller's; a key set again keeps its place.
import { mustBeTags, withTags } from '#domain/tags/rules.ts'
import { operation } from '#operations/operation.ts'
import { resourceOfArn } from '#operations/tags/resources.ts'
import { mustBeTaggable } from '#operations/tags/taggable.ts'

export const tagResource = operation('TagResource', {
  access: 'write',
  resources: ({ resourceArn }) => [resourceOfArn(resourceArn)],

  async run({ input, caller, tx, now }) {
    const resource = await mustBeTaggable(tx, caller, input.resourceArn, now, 'lock')
    await resource.retag(withTags(resource.tags, mustBeTags(input.tags)))
    return {}
  },
})
