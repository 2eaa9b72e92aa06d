import { expect, test } from 'vitest'
import { type MaintenanceWindow, windowAt, windowLifecycle } from '#domain/maintenance/window.ts'

const window: MaintenanceWindow = {
  windowId: 'm',
  deviceId: 'r1',
  portIds: [],
  reason: 'optics',
  startsAt: 100,
  endsAt: 200,
  windowState: 'scheduled',
  since: 0,
  createdAt: 0,
}

test.each([
  [99, 'scheduled', 0],
  [100, 'inProgress', 100],
  [199, 'inProgress', 100],
  [200, 'ended', 200],
  [900, 'ended', 200],
])('at %i a window is %s', (now, windowState, since) => {
  expect(windowAt(window, now)).toMatchObject({ windowState, since })
})

test('what was called off stays so, and what is over cannot be', () => {
  expect(windowAt({ ...window, windowState: 'cancelled' }, 150).windowState).toBe('cancelled')
  expect(
    Object.entries(windowLifecycle)
      .filter(([, events]) => events.cancel === 'cancelled')
      .map(([state]) => state),
  ).toEqual(['scheduled', 'inProgress'])
})
