import { describe, expect, test } from 'vitest'
import type { Connection } from '#domain/connections/connection.ts'
import { dueAt, type OrderEvent, orderLifecycle, type OrderStep, stepOf } from '#domain/orders/order.ts'
import { chosenPort, givenUp, inService, loaIssued, mustFit, reserved, stepped } from '#domain/orders/steps.ts'
import { portAfter, type Port, type PortEvent, portLifecycle, type PortState } from '#domain/ports/port.ts'
import { connection } from '../../store/rows.ts'

const now = 1_700_000_000_000
const day = 86_400_000
const ordered = (more: Partial<Connection> = {}): Connection => ({
  ...connection({ connectionState: 'requested', kind: 'dedicated', bandwidth: '10Gbps', location: 'NLAMS1', region: 'eu-west-1' }),
  ...more,
})
const at = (step: OrderStep): Connection =>
  ordered({
    order: { step, since: now - day, notes: [] },
    ...(['requested', 'approved', 'informationAsked'].includes(step) ? {} : { connectionState: 'pending' }),
  })

const steps: readonly OrderStep[] = [
  'requested',
  'approved',
  'informationAsked',
  'portReserved',
  'loaIssued',
  'crossConnected',
  'lightSeen',
  'inService',
  'rejected',
  'lapsed',
]
const events: readonly OrderEvent[] = [
  'approve',
  'ask',
  'answer',
  'reserve',
  'issueLoa',
  'crossConnect',
  'seeLight',
  'enterService',
  'reject',
  'lapse',
]
const allowed: Readonly<Partial<Record<OrderStep, readonly OrderEvent[]>>> = {
  requested: ['approve', 'ask', 'reserve', 'reject'],
  approved: ['ask', 'reserve', 'reject'],
  informationAsked: ['approve', 'answer', 'reject', 'lapse'],
  portReserved: ['issueLoa', 'seeLight', 'enterService'],
  loaIssued: ['issueLoa', 'crossConnect', 'seeLight', 'enterService'],
  crossConnected: ['issueLoa', 'seeLight', 'enterService'],
  lightSeen: ['enterService'],
}

describe('the life of an order', () => {
  test.each(steps.flatMap((step) => events.map((event) => [step, event] as const)))('%s on %s', (step, event) => {
    const asked = () => stepped(at(step), event, { now }).order
    if (allowed[step]?.includes(event)) expect(asked()).toMatchObject({ step: orderLifecycle[step]?.[event], since: now })
    else expect(asked).toThrow(new RegExp(`cannot ${event} at step ${step}; it can at `))
  })

  test('a connection that nobody touched yet is at a step, too', () => {
    expect(stepOf(ordered())).toBe('requested')
    expect(stepOf(ordered({ connectionState: 'pending' }))).toBe('portReserved')
    expect(stepOf(ordered({ connectionState: 'available' }))).toBe('inService')
  })

  test('a question has seven days, a letter ninety, and the first letter counts', () => {
    const asked = stepped(ordered(), 'ask', { now, reason: 'Which rack?' })
    expect(asked.order?.reason).toBe('Which rack?')
    expect(dueAt(asked)).toBe(now + 7 * day)
    expect(dueAt(stepped(asked, 'answer', { now }))).toBeUndefined()
    const again = loaIssued(loaIssued(at('portReserved'), { now }), { now: now + day })
    expect(dueAt(again)).toBe(now + 90 * day)
    expect(again.loaIssueTime).toBe(now + day)
    expect(dueAt(inService(again, { now }))).toBeUndefined()
  })

  test('in service, the connection is available; given up, it is deleted and leaves its LAG', () => {
    expect(inService(at('lightSeen'), { now })).toMatchObject({ connectionState: 'available', wasUp: true, since: now })
    const gone = givenUp(ordered({ lagId: 'dxlag-f0000001' }), 'reject', { now, reason: 'No capacity' })
    expect(gone).toMatchObject({ connectionState: 'deleted', order: { step: 'rejected', reason: 'No capacity' } })
    expect(gone.lagId).toBeUndefined()
  })

  test('of many notes the newest are kept', () => {
    let order = at('loaIssued')
    for (let n = 0; n < 60; n += 1) order = stepped(order, 'issueLoa', { now: now + n, note: `note ${n}` })
    expect(order.order?.notes).toHaveLength(50)
    expect(order.order?.notes.at(-1)?.text).toBe('note 59')
  })
})

const port = (portId: string, more: Partial<Port> = {}): Port => ({
  portId,
  deviceId: 'r1',
  region: 'eu-west-1',
  locationCode: 'NLAMS1',
  speed: '10G',
  macSecCapable: false,
  portState: 'free',
  since: 0,
  createdAt: 0,
  history: [],
  ...more,
})
const device = (deviceId: string, drained = false) => ({
  deviceId,
  logicalDeviceId: deviceId,
  locationCode: 'NLAMS1',
  region: 'eu-west-1',
  drained,
  createdAt: 0,
})

describe('which port', () => {
  const devices = [device('r0', true), device('r1'), device('r2')]

  test('the first free one of the speed, not on a drained device', () => {
    const ports = [
      port('a', { deviceId: 'r0' }),
      port('b', { portState: 'reserved' }),
      port('c', { speed: '1G' }),
      port('d'),
      port('e', { deviceId: 'r2' }),
    ]
    expect(chosenPort(ordered(), { devices, ports })).toMatchObject({ device: { deviceId: 'r1' }, port: { portId: 'd' } })
  })

  test('for a member of a LAG, one on its device, even if that is drained', () => {
    const ports = [port('a', { deviceId: 'r0' }), port('d')]
    expect(chosenPort(ordered(), { devices, ports, lagDevice: 'r0' })?.port?.portId).toBe('a')
  })

  test('one that can do MACsec where that is asked for', () => {
    const ports = [port('a'), port('b', { macSecCapable: true })]
    expect(chosenPort(ordered({ requestMACSec: true }), { devices, ports })?.port?.portId).toBe('b')
  })

  test('none where all are taken, and none in particular where no inventory is kept', () => {
    expect(chosenPort(ordered(), { devices, ports: [port('a', { portState: 'inService' })] })).toBeUndefined()
    expect(chosenPort(ordered(), { devices, ports: [] })).toEqual({ device: device('r1') })
  })

  test.each([
    [port('a', { portState: 'faulty' }), undefined, 'Port a is in state faulty, not free.'],
    [port('a', { speed: '1G' }), undefined, 'its speed is 1G and 10G is ordered'],
    [port('a', { locationCode: 'DEFRA1' }), undefined, 'it is at DEFRA1 and the order is for NLAMS1'],
    [port('a'), 'r2', 'the LAG is on device r2'],
  ])('a named one that does not fit is refused', (named, lagDevice, why) => {
    expect(() => mustFit(ordered(), named, lagDevice)).toThrow(why)
  })

  test('reserved, the connection has its device, and MACsec if both port and place have it', () => {
    const speeds = { availablePortSpeeds: ['10G'], availableMacSecPortSpeeds: ['10G'], availableProviders: [], availableBillingModes: [] }
    const location = { locationCode: 'NLAMS1', locationName: 'Amsterdam', region: 'eu-west-1', ...speeds }
    const chosen = { device: device('r1'), port: port('a', { macSecCapable: true }), location }
    const macSec = reserved(ordered({ requestMACSec: true }), chosen, { now })
    expect(macSec).toMatchObject({
      connectionState: 'pending',
      device: 'r1',
      macSecCapable: true,
      encryptionMode: 'should_encrypt',
      order: { portId: 'a', step: 'portReserved' },
    })
    expect(reserved(ordered({ requestMACSec: true }), { ...chosen, port: port('a') }, { now }).macSecCapable).toBe(false)
  })
})

const portStates: readonly PortState[] = ['free', 'reserved', 'loaIssued', 'patched', 'lightSeen', 'inService', 'faulty', 'toCease']
const portEvents: readonly PortEvent[] = ['reserve', 'issueLoa', 'patch', 'seeLight', 'enterService', 'fail', 'repair', 'leave', 'clear']

describe('the life of a port', () => {
  test.each(portStates.flatMap((state) => portEvents.map((event) => [state, event] as const)))('%s on %s', (portState, event) => {
    const before = port('a', { portState, ...(portState !== 'free' && { connectionId: 'dxcon-x' }) })
    const after = portAfter(before, event, now)
    const next = portLifecycle[portState]?.[event]
    if (next === undefined) return expect(after).toBe(before)
    expect(after).toMatchObject({ portState: next, since: now })
    expect(after.history.at(-1)).toMatchObject({ at: now, state: next })
    expect(after.connectionId).toBe(next === 'free' || portState === 'free' ? undefined : 'dxcon-x')
  })

  test('nobody is on a port that is free, and only a free one is reserved', () => {
    expect(portStates.filter((state) => portLifecycle[state]?.reserve !== undefined)).toEqual(['free'])
  })
})
