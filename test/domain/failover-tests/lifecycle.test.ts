import { describe, expect, test } from 'vitest'
import type { FailoverTest, FailoverTestStatus } from '#domain/failover-tests/failover-test.ts'
import { matching } from '#domain/failover-tests/history.ts'
import { deadlineOf, ended, type FailoverTestEvent, failoverTestLifecycle, released } from '#domain/failover-tests/lifecycle.ts'
import { mustBeTestable, mustBeTestDuration, peersToHold } from '#domain/failover-tests/rules.ts'
import { after } from '#domain/transitions.ts'
import type { VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'
import { failoverTest, noon, peer, virtualInterface } from '../../store/rows.ts'

const statuses: readonly FailoverTestStatus[] = ['IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'FAILED']
const events: readonly FailoverTestEvent[] = ['elapsed', 'stopped', 'interfaceDeleted', 'interfaceLost']
const wanted: Readonly<Record<string, FailoverTestStatus>> = {
  'IN_PROGRESS elapsed': 'COMPLETED',
  'IN_PROGRESS stopped': 'CANCELLED',
  'IN_PROGRESS interfaceDeleted': 'CANCELLED',
  'IN_PROGRESS interfaceLost': 'FAILED',
}
const minute = 60_000

describe('the life of a failover test', () => {
  test.each(statuses.flatMap((status) => events.map((event) => ({ status, event }))))('$status, $event', ({ status, event }) => {
    expect(after(failoverTestLifecycle, status, event)).toBe(wanted[`${status} ${event}`] ?? status)
  })

  test('one that is over stays as it is', () => {
    const over = failoverTest({ status: 'CANCELLED', endTime: noon + 1 })
    expect(ended(over, 'elapsed', noon + 99 * minute)).toBe(over)
  })

  test('it ends when it is stopped, or at its deadline whoever comes later', () => {
    const running: FailoverTest = failoverTest({ testDurationInMinutes: 10 })
    expect(deadlineOf(running)).toBe(noon + 10 * minute)
    expect(ended(running, 'stopped', noon + 5)).toMatchObject({ status: 'CANCELLED', endTime: noon + 5 })
    expect(ended(running, 'stopped', noon + 11 * minute)).toMatchObject({ status: 'COMPLETED', endTime: noon + 10 * minute })
    expect(ended(running, 'interfaceLost', noon + 11 * minute)).toMatchObject({ status: 'FAILED', endTime: noon + 10 * minute })
  })

  test('the interface is down after it until the edge says otherwise', () => {
    const testing = virtualInterface({ virtualInterfaceState: 'testing' })
    expect(released(testing, noon + 7)).toMatchObject({ virtualInterfaceState: 'down', since: noon + 7, unsettled: true })
  })
})

describe('what may be tested', () => {
  const states: readonly VirtualInterfaceState[] = [
    ...(['confirming', 'verifying', 'pending', 'available', 'down', 'testing'] as const),
    ...(['deleting', 'deleted', 'rejected', 'expired'] as const),
  ]

  test.each(states)('an interface that is %s', (virtualInterfaceState) => {
    const ask = () => mustBeTestable(virtualInterface({ virtualInterfaceState }), undefined)
    if (virtualInterfaceState === 'available' || virtualInterfaceState === 'down') expect(ask()).toBe('testing')
    else expect(ask).toThrow(`StartBgpFailoverTest failed. dxvif-f0000001 is in state ${virtualInterfaceState}`)
  })

  test('not a second time while a test runs', () => {
    expect(() => mustBeTestable(virtualInterface(), failoverTest())).toThrow('has a failover test in progress: a1b2c3d4')
  })

  test.each([
    [undefined, 180],
    [1, 1],
    [4320, 4320],
  ])('for %s minutes', (asked, minutes) => {
    expect(mustBeTestDuration(asked)).toBe(minutes)
  })

  test.each([0, -5, 4321, 1.5, Number.NaN])('not for %s minutes', (minutes) => {
    expect(() => mustBeTestDuration(minutes)).toThrow(`testDurationInMinutes ${minutes} is not between 1 and 4320.`)
  })

  test('all peers that live are held down, or those that are named', () => {
    const vi = virtualInterface({
      peers: [peer(), peer({ bgpPeerId: 'dxpeer-f0000002' }), peer({ bgpPeerId: 'dxpeer-f0000003', bgpPeerState: 'deleting' })],
    })
    expect(peersToHold(vi, undefined)).toEqual(['dxpeer-f0000001', 'dxpeer-f0000002'])
    expect(peersToHold(vi, [])).toEqual(['dxpeer-f0000001', 'dxpeer-f0000002'])
    expect(peersToHold(vi, ['dxpeer-f0000002', 'dxpeer-f0000002'])).toEqual(['dxpeer-f0000002'])
    expect(() => peersToHold(vi, ['dxpeer-f0000003'])).toThrow(
      'BGP Peer dxpeer-f0000003 does not exist on Virtual Interface dxvif-f0000001.',
    )
  })
})

describe('what a filter of the history leaves', () => {
  const run = failoverTest({ bgpPeers: ['a', 'b'] })

  test.each([
    [{}, true],
    [{ status: 'in progress' }, true],
    [{ status: 'COMPLETED' }, false],
    [{ bgpPeers: ['a'] }, true],
    [{ bgpPeers: ['a', 'b'] }, true],
    [{ bgpPeers: ['a', 'c'] }, false],
    [{ testId: run.testId, virtualInterfaceId: run.virtualInterfaceId }, true],
    [{ testId: run.testId, virtualInterfaceId: 'dxvif-f0000002' }, false],
  ])('%j: %s', (filters, matches) => {
    expect(matching(filters)(run)).toBe(matches)
  })
})
