import { fault } from '#domain/fault.ts'

const id = 'dxcon-fg5678gh'

export const hostedFaults = {
  noParent: fault({
    source: 'observed',
    aws: (accountId: string, operation: string, connectionId: string) =>
      `${accountId} ${operation} failed for connection ${connectionId} doesn't exist.`,
    example: ['123456789012', 'DescribeHostedConnections', id],
  }),
  notAHost: fault({
    source: 'ours',
    aws: (parentId: string) => `${parentId} carries no hosted connections: it is neither an interconnect nor a partner's LAG.`,
    example: [id],
  }),
  hostIsMember: fault({
    source: 'ours',
    aws: (parentId: string, lagId: string) =>
      `Interconnect ${parentId} is a member of ${lagId}; hosted connections are carried by the LAG.`,
    example: [id, 'dxlag-fg5678gh'],
  }),
  hostTooSlow: fault({
    source: 'ours',
    aws: (bandwidth: string, parentId: string, portBandwidth: string) =>
      `Bandwidth ${bandwidth} needs ports of 100Gbps; those of ${parentId} have ${portBandwidth}.`,
    example: ['25Gbps', id, '10Gbps'],
  }),
  noCapacity: fault({
    source: 'ours',
    aws: (bandwidth: string, left: string, parentId: string) =>
      `Bandwidth ${bandwidth} is more than the ${left} that are left on ${parentId}.`,
    example: ['500Mbps', '300Mbps', id],
  }),
  addressesTaken: fault({
    source: 'documented',
    aws: (connectionId: string, parentId: string) =>
      `Connection ${connectionId} cannot move to ${parentId}: its virtual interface's peer addresses are in use there.`,
    example: [id, 'dxlag-fg5678gh'],
  }),
}
