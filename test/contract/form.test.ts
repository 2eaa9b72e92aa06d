// The client package's schemas are public but young, and reached by a path of its CommonJS build. This
// pins their form, so that an upgrade which changes it fails here and not in somebody's request.
import * as whole from '@aws-sdk/client-direct-connect'
import * as schemas from '@aws-sdk/client-direct-connect/dist-cjs/schemas/schemas_0.js'
import { describe, expect, test } from 'vitest'

const all = Object.entries<unknown>(schemas).filter((entry): entry is [string, unknown[]] => entry[0].endsWith('$'))
const structures = all.filter(([, schema]) => schema[0] === 3)
const operations = all.filter(([, schema]) => schema[0] === 9)

test('the package has 63 operations, and the same ones by its main door', () => {
  expect(operations).toHaveLength(63)
  for (const [key, schema] of operations) expect((whole as Readonly<Record<string, unknown>>)[key]).toBe(schema)
})

test('nothing but structures, operations and errors is exported', () => {
  expect(new Set(all.map(([, schema]) => schema[0]))).toEqual(new Set([3, 9, -3]))
})

describe('an operation is [9, namespace, name, traits, input, output]', () => {
  test.each(operations)('%s', (key, schema) => {
    expect(schema).toEqual([9, 'com.amazonaws.directconnect', key.slice(0, -1), 0, expect.any(Function), expect.any(Function)])
  })
})

describe('a structure is [3, namespace, name, traits, member names, member schemas, required]', () => {
  test.each(structures)('%s', (key, schema) => {
    const [, namespace, name, traits, names, refs, required = 0] = schema
    expect([namespace, name, traits]).toEqual(['com.amazonaws.directconnect', key.slice(0, -1), 0])
    expect(names).toEqual((names as unknown[]).map(() => expect.any(String)))
    expect(refs).toHaveLength((names as unknown[]).length)
    for (const ref of refs as unknown[]) expect(typeof ref === 'function' ? 'function' : ref).toBeOneOf(['function', 0, 1, 2, 4, 21, 64])
    expect(required).toBeLessThanOrEqual((names as unknown[]).length)
  })
})

test('the number of required members counts from the front', () => {
  expect(schemas.AllocatePrivateVirtualInterfaceRequest$[6]).toBe(3)
  expect(schemas.AllocatePrivateVirtualInterfaceRequest$[4]).toEqual([
    'connectionId',
    'ownerAccount',
    'newPrivateVirtualInterfaceAllocation',
  ])
  expect(schemas.NewPrivateVirtualInterfaceAllocation$[6]).toBe(2)
  expect(schemas.NewPrivateVirtualInterfaceAllocation$[4].slice(0, 3)).toEqual(['virtualInterfaceName', 'vlan', 'asn'])
})

test('a function leads to a structure, or to [1, namespace, name, traits, item]', () => {
  const list = schemas.Connections$[5][0]
  expect(typeof list === 'function' && list()).toEqual([1, 'com.amazonaws.directconnect', 'ConnectionList', 0, expect.any(Function)])
  const structure = schemas.DescribeConnectionLoaResponse$[5][0]
  expect(typeof structure === 'function' && structure()).toBe(schemas.Loa$)
})
