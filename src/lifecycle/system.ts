// What comes next by itself, whoever operates the ports.
import { deletedConnectionsGo, hostedConnectionsComeUp } from '#lifecycle/connections.ts'
import { unconfirmedInterfacesLapse } from '#lifecycle/expiry.ts'
import { deletedGatewaysGo, gatewaysBecomeAvailable } from '#lifecycle/gateways.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'

export const systemReconcilers: readonly Reconciler[] = [
  deletedConnectionsGo,
  hostedConnectionsComeUp,
  gatewaysBecomeAvailable,
  deletedGatewaysGo,
  unconfirmedInterfacesLapse,
]
