import { describe, expect, test } from 'vitest'
import { billedAs, mustHaveBilling, mustOfferBillingMode } from '#domain/billing/rules.ts'
import type { ConnectionKind, ConnectionState } from '#domain/connections/connection.ts'
import { connection, lag, location } from '../../store/rows.ts'

const here = location({ availableBillingModes: [{ billingMode: 'FlatRateTier1', availablePortSpeeds: ['10G'] }] })

describe('the billing modes of a location', () => {
  test('are offered for the speeds they name', () => {
    expect(() => mustOfferBillingMode(here, 'EqDC2', '10Gbps', 'FlatRateTier1')).not.toThrow()
  })

  test.each([
    ['1Gbps', 'FlatRateTier1'],
    ['10Gbps', 'FlatRateTier2'],
  ])('%s, %s: not offered', (bandwidth, mode) => {
    expect(() => mustOfferBillingMode(here, 'EqDC2', bandwidth, mode)).toThrow(
      `billingMode ${mode} is not offered for ports of ${bandwidth} at location EqDC2.`,
    )
  })

  test('are none where the location is listed no more', () => {
    expect(() => mustOfferBillingMode(undefined, 'Old1', '1Gbps', 'PayAsYouGo')).toThrow('at location Old1.')
  })
})

describe('what has a billing mode', () => {
  const states: readonly ConnectionState[] = ['requested', 'pending', 'available', 'down', 'deleting', 'rejected']

  test.each(states)('a port that is %s', (connectionState) => {
    const ask = () => mustHaveBilling(connection({ connectionState }))
    if (['deleting', 'rejected'].includes(connectionState))
      expect(ask).toThrow(`UpdateConnectionsBillingMode failed. dxcon-f0000001 is in state ${connectionState}`)
    else expect(ask).not.toThrow()
  })

  test.each<[ConnectionKind, string]>([
    ['hosted', 'The billing mode of hosted connection dxcon-f0000001 cannot be changed; only ports have one.'],
    ['interconnect', 'Could not find Connection with ID dxcon-f0000001'],
  ])('not a connection that is %s', (kind, message) => {
    expect(() => mustHaveBilling(connection({ kind }))).toThrow(message)
  })
})

describe('the billing mode of a LAG', () => {
  const flat = connection({ billingMode: 'FlatRateTier1' })
  const plain = lag()

  test('is that of all its members', () => {
    expect(billedAs(plain, [flat, flat])).toMatchObject({ billingMode: 'FlatRateTier1' })
    expect(billedAs(plain, [flat, connection({ connectionState: 'deleted' })])).toMatchObject({ billingMode: 'FlatRateTier1' })
  })

  test.each([
    ['they differ', [flat, connection({ billingMode: 'PayAsYouGo' })]],
    ['one has none', [flat, connection()]],
    ['there is none', []],
  ])('stays as it is where %s', (_, members) => {
    expect(billedAs(plain, members)).toBe(plain)
  })
})
