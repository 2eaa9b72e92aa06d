// The operator's side of a port order: what staff does between `requested` and `available`. The
// customer sees only the connection's state; the steps in between, notes and clocks are here.
import type { Connection } from '#domain/connections/connection.ts'
import type { Transitions } from '#domain/transitions.ts'

export type OrderStep =
  | 'requested'
  | 'approved'
  | 'informationAsked'
  | 'portReserved'
  | 'loaIssued'
  | 'crossConnected'
  | 'lightSeen'
  | 'inService'
  | 'rejected'
  | 'lapsed'

export type OrderEvent =
  | 'approve'
  | 'ask'
  | 'answer'
  | 'reserve'
  | 'issueLoa'
  | 'crossConnect'
  | 'seeLight'
  | 'enterService'
  | 'reject'
  | 'lapse'

/** Part of a connection; absent until somebody did something about the order. */
export interface PortOrder {
  readonly step: OrderStep
  /** Epoch milliseconds. */
  readonly since: number
  readonly portId?: string
  /** What the customer is asked for, or why it was rejected. */
  readonly reason?: string
  readonly crossConnectReference?: string
  /** When the first letter went out, from which the 90 days run. */
  readonly loaIssuedAt?: number
  readonly notes: readonly { readonly at: number; readonly text: string }[]
}

export const orderLifecycle: Transitions<OrderStep, OrderEvent> = {
  requested: { approve: 'approved', ask: 'informationAsked', reserve: 'portReserved', reject: 'rejected' },
  approved: { ask: 'informationAsked', reserve: 'portReserved', reject: 'rejected' },
  informationAsked: { answer: 'requested', approve: 'approved', reject: 'rejected', lapse: 'lapsed' },
  portReserved: { issueLoa: 'loaIssued', seeLight: 'lightSeen', enterService: 'inService' },
  loaIssued: { issueLoa: 'loaIssued', crossConnect: 'crossConnected', seeLight: 'lightSeen', enterService: 'inService' },
  crossConnected: { issueLoa: 'loaIssued', seeLight: 'lightSeen', enterService: 'inService' },
  lightSeen: { enterService: 'inService' },
}

const day = 86_400_000
/** An order whose questions stay unanswered is removed. */
export const answerWithin = 7 * day
/** The authority of a letter, and the time after which a port that is not used is billed. */
export const lightWithin = 90 * day

/** Of a connection that nobody did anything about yet. */
export const stepOf = ({ order, connectionState }: Pick<Connection, 'order' | 'connectionState'>): OrderStep =>
  order?.step ?? (connectionState === 'requested' ? 'requested' : connectionState === 'pending' ? 'portReserved' : 'inService')

/** Until when the next step must be made; nothing where no clock runs. Epoch milliseconds. */
export function dueAt({ order }: Pick<Connection, 'order'>): number | undefined {
  if (order === undefined) return undefined
  if (order.step === 'informationAsked') return order.since + answerWithin
  if (order.loaIssuedAt !== undefined && order.step !== 'inService') return order.loaIssuedAt + lightWithin
  return undefined
}
