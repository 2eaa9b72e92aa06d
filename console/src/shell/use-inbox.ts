// What waits: hosted connections, hosted interfaces and gateway proposals that this account is to
// accept or reject, and those that it handed out and somebody else is to answer.
import { useConsole, useQuestion } from '../api/console-context.tsx'
import type { Connection, Proposal, VirtualInterface } from '../api/contract.ts'

export interface Inbox {
  readonly connections: readonly Connection[]
  readonly interfaces: readonly VirtualInterface[]
  readonly proposals: readonly Proposal[]
  /** Handed out by this account; the other side acts next. */
  readonly interfacesOfOthers: readonly VirtualInterface[]
  readonly proposalsOfOthers: readonly Proposal[]
  readonly waiting: number
  readonly reading: boolean
}

export function useInbox({ quiet }: { readonly quiet: boolean }): Inbox {
  const { accountId } = useConsole().session.account
  const connections = useQuestion('DescribeConnections', {}, { quiet })
  const interfaces = useQuestion('DescribeVirtualInterfaces', {}, { quiet })
  const proposals = useQuestion('DescribeDirectConnectGatewayAssociationProposals', {}, { quiet })
  const offered = (connections.value?.connections ?? []).filter(({ connectionState }) => connectionState === 'ordering')
  const confirming = (interfaces.value?.virtualInterfaces ?? []).filter(
    ({ virtualInterfaceState }) => virtualInterfaceState === 'confirming',
  )
  const requested = (proposals.value?.directConnectGatewayAssociationProposals ?? []).filter(
    ({ proposalState }) => proposalState === 'requested',
  )
  const own = confirming.filter(({ ownerAccount }) => ownerAccount === accountId)
  const toAnswer = requested.filter(({ directConnectGatewayOwnerAccount }) => directConnectGatewayOwnerAccount === accountId)
  return {
    connections: offered,
    interfaces: own,
    proposals: toAnswer,
    interfacesOfOthers: confirming.filter(({ ownerAccount }) => ownerAccount !== accountId),
    proposalsOfOthers: requested.filter(({ directConnectGatewayOwnerAccount }) => directConnectGatewayOwnerAccount !== accountId),
    waiting: offered.length + own.length + toAnswer.length,
    reading: connections.at === 0 || interfaces.at === 0 || proposals.at === 0,
  }
}
