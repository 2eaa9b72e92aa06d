// Work on a device or some of its ports that was announced, and which interfaces it touches.
import type { Transitions } from '#domain/transitions.ts'

export type WindowState = 'scheduled' | 'inProgress' | 'ended' | 'cancelled'
export type WindowEvent = 'begins' | 'ends' | 'cancel'

export interface MaintenanceWindow {
  readonly windowId: string
  readonly deviceId: string
  /** None: the whole device. */
  readonly portIds: readonly string[]
  readonly reason: string
  /** Epoch milliseconds. */
  readonly startsAt: number
  readonly endsAt: number
  readonly windowState: WindowState
  readonly since: number
  readonly createdAt: number
}

export const windowLifecycle: Transitions<WindowState, WindowEvent> = {
  scheduled: { begins: 'inProgress', cancel: 'cancelled' },
  inProgress: { ends: 'ended', cancel: 'cancelled' },
}

/** What time makes of it. */
export function windowAt(window: MaintenanceWindow, now: number): MaintenanceWindow {
  if (window.windowState === 'scheduled' && now >= window.startsAt)
    return windowAt({ ...window, windowState: 'inProgress', since: window.startsAt }, now)
  if (window.windowState === 'inProgress' && now >= window.endsAt) return { ...window, windowState: 'ended', since: window.endsAt }
  return window
}
