// Direct Connect gateways become available by themselves, and go when nothing holds them.
import { after } from '#domain/transitions.ts'
import { gatewayLifecycle } from '#domain/gateways/lifecycle.ts'
import { moveDue, type Reconciler } from '#lifecycle/reconciler.ts'

export const gatewaysBecomeAvailable: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.gateways,
    ['pending'],
    'prepare a gateway',
    (row) => ({ ...row, directConnectGatewayState: after(gatewayLifecycle, row.directConnectGatewayState, 'prepared'), since: world.now }),
  )

export const deletedGatewaysGo: Reconciler = (world) =>
  moveDue(
    world,
    (tx) => tx.gateways,
    ['deleting'],
    'take a gateway down',
    (row) => ({ ...row, directConnectGatewayState: after(gatewayLifecycle, row.directConnectGatewayState, 'torndown'), since: world.now }),
  )
