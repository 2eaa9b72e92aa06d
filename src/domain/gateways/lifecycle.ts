// The life of a Direct Connect gateway as a table (§5.6).
import type { DirectConnectGatewayState } from '#domain/gateways/direct-connect-gateway.ts'
import type { Transitions } from '#domain/transitions.ts'

export type GatewayEvent = 'prepared' | 'deleteAsked' | 'torndown'

export const gatewayLifecycle: Transitions<DirectConnectGatewayState, GatewayEvent> = {
  pending: { prepared: 'available', deleteAsked: 'deleting' },
  available: { deleteAsked: 'deleting' },
  deleting: { torndown: 'deleted' },
}
