// The sandbox's operator: nobody but rules. The rules are the house's own, and any server may be
// run with them.
import { ceasedPortsAreCleared, linksComeUp, orderedPortsAreReserved } from '#lifecycle/orders.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import { addedPublicPeersAreVerified, publicInterfacesAreVerified } from '#lifecycle/verification.ts'

export const autopilot: readonly Reconciler[] = [
  orderedPortsAreReserved,
  linksComeUp,
  ceasedPortsAreCleared,
  publicInterfacesAreVerified,
  addedPublicPeersAreVerified,
]
