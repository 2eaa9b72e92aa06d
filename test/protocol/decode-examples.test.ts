import { expect, test } from 'vitest'
import { faultExamples } from '#protocol/schema/fault-examples.ts'

test.each(faultExamples)('the example of $when says something in each profile that refuses it', ({ aws, outscale }) => {
  if (aws) expect(aws.fault.code).toBeOneOf(['SerializationException', 'ValidationException'])
  if (aws) expect(aws.fault.message).toMatch(/^\S.*\S$/)
  expect(outscale.fault.code).toBe('DirectConnectClientException')
  expect(outscale.fault.message).toMatch(/^\S.*\S$/)
})

test('what was observed at OUTSCALE stands there letter for letter', () => {
  const observed = faultExamples.filter(({ outscale }) => outscale.source === 'observed').map(({ outscale }) => outscale.fault.message)
  expect(observed).toEqual([
    'Invalid type, newPrivateVirtualInterface.vlan must be an integer',
    `Operation doesn't expect any parameters`,
    'Field connectionId is required',
  ])
})
