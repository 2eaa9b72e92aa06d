import { expect, test } from 'vitest'
import { addressFaults, prefixFaults } from '#domain/addresses/faults.ts'

test('the sentences that were seen at AWS are word for word those', () => {
  const observed = Object.values(addressFaults).filter(({ source }) => source === 'observed')
  expect(observed.map(({ aws }) => aws.call(undefined, '', '', ''))).toEqual([
    'Amazon Address and Customer Address must be in the same CIDR',
    'Amazon Address is address 0 on its subnet.',
    'Amazon Address is the broadcast address on its subnet.',
    'Amazon Address is not allowed to contain a private IP',
  ])
})

test('no sentence is said by two faults', () => {
  const templates = [...Object.values(addressFaults), ...Object.values(prefixFaults)].map(({ aws }) => aws.toString())
  expect(new Set(templates).size).toBe(templates.length)
})
