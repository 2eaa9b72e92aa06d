// What comes next by itself, whoever operates the ports.
import { associationsAreRouted, dissolvedAssociationsGo } from '#lifecycle/associations.ts'
import { deletedConnectionsGo, hostedConnectionsComeUp } from '#lifecycle/connections.ts'
import { unconfirmedInterfacesLapse } from '#lifecycle/expiry.ts'
import { failoverTestsEnd, oldFailoverTestsAreForgotten } from '#lifecycle/failover-tests.ts'
import { deletedGatewaysGo, gatewaysBecomeAvailable } from '#lifecycle/gateways.ts'
import { lagsFollowTheirMembers } from '#lifecycle/lags.ts'
import { connectionKeysAreExchanged, lagKeysAreExchanged } from '#lifecycle/macsec.ts'
import { oldProposalsAreForgotten, unansweredProposalsLapse } from '#lifecycle/proposals.ts'
import { portsAreLeft, unansweredOrdersLapse, unlitPortsAreGivenUp } from '#lifecycle/orders.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import {
  clientTokensAreForgotten,
  connectionsJoinAndLeaveGroups,
  deletedResiliencyGroupsGo,
  resiliencyGroupsBecomeAvailable,
} from '#lifecycle/resiliency-groups.ts'
import { oldSessionsAreForgotten } from '#lifecycle/sessions.ts'

export const systemReconcilers: readonly Reconciler[] = [
  deletedConnectionsGo,
  portsAreLeft,
  unansweredOrdersLapse,
  unlitPortsAreGivenUp,
  hostedConnectionsComeUp,
  lagsFollowTheirMembers,
  connectionKeysAreExchanged,
  lagKeysAreExchanged,
  gatewaysBecomeAvailable,
  deletedGatewaysGo,
  associationsAreRouted,
  dissolvedAssociationsGo,
  unansweredProposalsLapse,
  oldProposalsAreForgotten,
  unconfirmedInterfacesLapse,
  failoverTestsEnd,
  oldFailoverTestsAreForgotten,
  resiliencyGroupsBecomeAvailable,
  deletedResiliencyGroupsGo,
  connectionsJoinAndLeaveGroups,
  clientTokensAreForgotten,
  oldSessionsAreForgotten,
]
