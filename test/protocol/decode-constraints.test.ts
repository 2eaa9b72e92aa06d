// Values of the right kind that the API's model forbids, in the words of both profiles, and values just
// inside its limits.
import { describe, expect, test } from 'vitest'
import type { OperationName } from '#contract/contract.ts'
import { decode } from '#protocol/decode.ts'

function attempt(name: OperationName, body: object, profile: 'aws' | 'outscale' = 'aws'): unknown {
  try {
    return decode(name, new TextEncoder().encode(JSON.stringify(body)), profile)
  } catch (error) {
    return error
  }
}

const refused = (code: string, message: string) => expect.objectContaining({ code, message })

const arn = 'arn:aws:directconnect:eu-west-1:111122223333:dxcon/dxcon-ffabc123'
const group = 'dxrg-0123456789abcdefg'
const tag = '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'

describe('a value that the model forbids', () => {
  test.each<[OperationName, object, string, string]>([
    [
      'TagResource',
      { resourceArn: arn, tags: [{ key: 'a' }, { key: 'x'.repeat(129) }] },
      `Value '${'x'.repeat(129)}' at 'tags.2.member.key' failed to satisfy constraint: Member must have length less than or equal to 128`,
      'Invalid value, tags.2.member.key must have a length of at most 128',
    ],
    [
      'TagResource',
      { resourceArn: arn, tags: [{ key: '' }] },
      "Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
      'Invalid value, tags.1.member.key must have a length of at least 1',
    ],
    [
      'TagResource',
      { resourceArn: arn, tags: [{ key: 'a', value: 'b;' }] },
      `Value 'b;' at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: ${tag}`,
      `Invalid value, tags.1.member.value must match ${tag}`,
    ],
    [
      'TagResource',
      { resourceArn: arn, tags: [{ value: 'b' }] },
      "Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null",
      'Field key is required',
    ],
    [
      'TagResource',
      { resourceArn: arn, tags: [null] },
      "Value null at 'tags.1.member' failed to satisfy constraint: Member must not be null",
      'Field member is required',
    ],
    [
      'UntagResource',
      { resourceArn: arn, tagKeys: ['a', ''] },
      `Value '[a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${tag}]`,
      `Invalid value, tagKeys must have only items that satisfy: must have a length of at most 128, must have a length of at least 1, must match ${tag}`,
    ],
    [
      'DescribeTags',
      { resourceArns: ['a', null] },
      "Value null at 'resourceArns.2.member' failed to satisfy constraint: Member must not be null",
      'Field member is required',
    ],
    [
      'UpdateVirtualInterfaceAttributes',
      { virtualInterfaceId: 'dxvif-ffabc123', prefixPoolAllocatedCountIpv4: -1 },
      "Value '-1' at 'prefixPoolAllocatedCountIpv4' failed to satisfy constraint: Member must have value greater than or equal to 0",
      'Invalid value, prefixPoolAllocatedCountIpv4 must be at least 0',
    ],
    [
      'GetResiliencyGroup',
      { resiliencyGroupId: 'dxrg-0123456789abcdef!' },
      "Value 'dxrg-0123456789abcdef!' at 'resiliencyGroupId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(dxrg|DXRG)-[0-9a-zA-Z]{17}$",
      'Invalid value, resiliencyGroupId must match ^(dxrg|DXRG)-[0-9a-zA-Z]{17}$',
    ],
    [
      'AssociateConnectionsToResiliencyGroup',
      { resiliencyGroupId: group, connectionIdentifiers: [] },
      "Value '[]' at 'connectionIdentifiers' failed to satisfy constraint: Member must have length greater than or equal to 1",
      'Invalid value, connectionIdentifiers must have a length of at least 1',
    ],
    [
      'ListVirtualInterfaceRoutes',
      { filters: { routeDirection: 'both' } },
      "Value 'both' at 'filters.routeDirection' failed to satisfy constraint: Member must satisfy enum value set: [accepted, advertised]",
      'Invalid value, filters.routeDirection must be one of accepted, advertised',
    ],
  ])('%s %j', (name, input, aws, outscale) => {
    expect(attempt(name, input)).toEqual(refused('ValidationException', `1 validation error detected: ${aws}`))
    expect(attempt(name, input, 'outscale')).toEqual(refused('DirectConnectClientException', outscale))
  })

  test('is not sent back as a whole when it is very long, nor a thousand times', () => {
    const tags = Array.from({ length: 1000 }, () => ({ key: ';'.repeat(5000) }))
    const fault = attempt('TagResource', { resourceArn: arn, tags })
    expect(fault).toMatchObject({
      code: 'ValidationException',
      message: expect.stringMatching(/^2000 validation errors detected: Value ';{1024}…' at/),
    })
    expect((fault as Error).message.length).toBeLessThan(70_000)
  })
})

describe('a value at its limit is accepted', () => {
  test.each<[string, OperationName, object]>([
    [
      '128 characters outside the basic plane',
      'TagResource',
      { resourceArn: arn, tags: [{ key: '𐌰'.repeat(128), value: 'ß'.repeat(256) }] },
    ],
    ['an empty tag value', 'TagResource', { resourceArn: arn, tags: [{ key: 'a', value: '' }] }],
    ['an empty list without a minimum', 'DescribeTags', { resourceArns: [] }],
    ['a page beyond the maximum, which is clamped later', 'DescribeLags', { maxResults: 5000 }],
    [
      'a VLAN that the domain will refuse',
      'CreateTransitVirtualInterface',
      { connectionId: 'c', newTransitVirtualInterface: { vlan: 5000 } },
    ],
    [
      'fifty connections',
      'AssociateConnectionsToResiliencyGroup',
      { connectionIdentifiers: Array(50).fill('c'), resiliencyGroupId: group },
    ],
  ])('%s', (_, name, input) => {
    expect(attempt(name, input)).toEqual(input)
  })
})
