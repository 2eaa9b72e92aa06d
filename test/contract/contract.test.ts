import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type Input,
  isOperationName,
  operationNames,
  type OperationName,
  type Output,
  schemaOf,
  type WireConnection,
  type WireVirtualInterface,
} from '#contract/contract.ts'

describe('names', () => {
  test('the contract has 73 operations, in the order of the alphabet', () => {
    expect(operationNames).toHaveLength(73)
    expect(new Set(operationNames)).toHaveLength(73)
    expect(operationNames).toEqual(operationNames.toSorted())
  })

  test.each(operationNames)('%s has the shape of its own name', (name) => {
    expect(schemaOf(name).name).toBe(name)
  })

  test.each(['constructor', 'toString', '__proto__', 'DescribeLags$', 'describeLags', ''])('%j is not an operation', (name) => {
    expect(isOperationName(name)).toBe(false)
  })

  test('only the three operations without input take nothing', () => {
    expect(operationNames.filter((name) => schemaOf(name).input.members.length === 0)).toEqual([
      'DescribeCustomerMetadata',
      'DescribeLocations',
      'DescribeVirtualGateways',
    ])
  })
})

describe('types (checked by the compiler)', () => {
  test('an input has its required members and never undefined', () => {
    expectTypeOf<Input<'CreateConnection'>['connectionName']>().toEqualTypeOf<string>()
    expectTypeOf<Required<Input<'CreateConnection'>>['lagId']>().toEqualTypeOf<string>()
    expectTypeOf<Input<'DescribeLocations'>>().toEqualTypeOf<{}>()
    // @ts-expect-error newPrivateVirtualInterface is required
    expectTypeOf<{ connectionId: string }>().toExtend<Input<'CreatePrivateVirtualInterface'>>()
  })

  test('newer members are there on top and nested', () => {
    expectTypeOf<Input<'CreatePrivateVirtualInterface'>['newPrivateVirtualInterface']['rateLimit']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<WireConnection['prefixPoolSizeIpv4']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<{ connections: [{ rateLimiterStatus: { inUse: number } }] }>().toExtend<Output<'DescribeConnections'>>()
  })

  test('an output takes read-only lists and members that are undefined', () => {
    expectTypeOf<{ virtualInterfaces: readonly { tags: readonly { key: string }[]; mtu: undefined }[] }>().toExtend<
      Output<'DescribeVirtualInterfaces'>
    >()
    expectTypeOf<WireVirtualInterface>().toExtend<Output<'CreatePublicVirtualInterface'>>()
  })

  test('an output knows its states, and the one of OUTSCALE', () => {
    expectTypeOf<{ virtualInterfaceState: 'expired' }>().toExtend<WireVirtualInterface>()
    expectTypeOf<{ virtualInterfaceState: 'nonsense' }>().not.toExtend<WireVirtualInterface>()
  })

  test('an enumeration of the newer members also takes any text', () => {
    expectTypeOf<string>().toExtend<NonNullable<WireConnection['billingMode']>>()
    expectTypeOf<{ resiliencyGroup: { state: string } }>().toExtend<Output<'GetResiliencyGroup'>>()
    expectTypeOf<{ billingMode: string }>().not.toExtend<Pick<Required<Input<'CreateLag'>>, 'billingMode'>>()
  })

  test('an unknown name is no operation', () => {
    expectTypeOf<'DescribeNothing'>().not.toExtend<OperationName>()
  })
})
