// A port of the provider's: an optic in a device, a pair on a patch panel, and what was done to it.
// Its life is the patching; what the customer sees of it is the life of the connection on it.
import type { Transitions } from '#domain/transitions.ts'

export type PortState = 'free' | 'reserved' | 'loaIssued' | 'patched' | 'lightSeen' | 'inService' | 'faulty' | 'toCease'
export type PortEvent = 'reserve' | 'issueLoa' | 'patch' | 'seeLight' | 'enterService' | 'fail' | 'repair' | 'leave' | 'clear'

export interface PortChange {
  /** Epoch milliseconds. */
  readonly at: number
  readonly state: PortState
  readonly connectionId?: string
  readonly note?: string
}

export interface Port {
  readonly portId: string
  readonly deviceId: string
  readonly region: string
  readonly locationCode: string
  /** `1G`, `10G`, `100G`, `400G`. */
  readonly speed: string
  readonly optic?: string
  readonly panel?: string
  readonly panelPort?: string
  readonly macSecCapable: boolean
  readonly portState: PortState
  readonly since: number
  readonly createdAt: number
  /** Who is on it. */
  readonly connectionId?: string
  /** Newest last; the oldest are dropped beyond `historyKept`. */
  readonly history: readonly PortChange[]
}

export const portLifecycle: Transitions<PortState, PortEvent> = {
  free: { reserve: 'reserved', fail: 'faulty' },
  reserved: { issueLoa: 'loaIssued', patch: 'patched', seeLight: 'lightSeen', enterService: 'inService', fail: 'faulty', leave: 'free' },
  loaIssued: { patch: 'patched', seeLight: 'lightSeen', enterService: 'inService', fail: 'faulty', leave: 'toCease' },
  patched: { seeLight: 'lightSeen', enterService: 'inService', fail: 'faulty', leave: 'toCease' },
  lightSeen: { enterService: 'inService', fail: 'faulty', leave: 'toCease' },
  inService: { fail: 'faulty', leave: 'toCease' },
  faulty: { repair: 'free', leave: 'toCease' },
  toCease: { clear: 'free' },
}

const historyKept = 50

/** The port after an event, with a line in its history; the same one where the event means nothing to it. */
export function portAfter(
  port: Port,
  event: PortEvent,
  now: number,
  more: { readonly connectionId?: string; readonly note?: string } = {},
): Port {
  const portState = portLifecycle[port.portState]?.[event]
  if (portState === undefined) return port
  const { connectionId: before, ...bare } = port
  const connectionId = portState === 'free' ? undefined : (more.connectionId ?? before)
  const change: PortChange = {
    at: now,
    state: portState,
    ...(connectionId !== undefined && { connectionId }),
    ...(more.note !== undefined && { note: more.note }),
  }
  return {
    ...bare,
    portState,
    since: now,
    ...(connectionId !== undefined && { connectionId }),
    history: [...port.history, change].slice(-historyKept),
  }
}
