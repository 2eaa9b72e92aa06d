import { fault } from '#domain/fault.ts'

const id = 'dxlag-fg5678gh'

export const lagFaults = {
  notFound: fault({ source: 'observed', aws: (lagId: string) => `Could not find Lag with ID ${lagId}`, example: [id] }),
  badId: fault({ source: 'observed', aws: (lagId: string) => `Lag ID ${lagId} has an invalid format.`, example: ['doesntexist'] }),
  differs: fault({
    source: 'documented',
    aws: (connectionId: string, lagId: string, member: string, has: string, wants: string) =>
      `Connection ${connectionId} cannot join ${lagId}: its ${member} is ${has}, that of the LAG is ${wants}.`,
    example: ['dxcon-fg5678gh', id, 'bandwidth', '1Gbps', '10Gbps'],
  }),
  full: fault({
    source: 'documented',
    aws: (lagId: string, limit: number) => `${lagId} has ${limit} connections already; that is the limit at its bandwidth.`,
    example: [id, 4],
  }),
  macSecDiffers: fault({
    source: 'observed',
    aws: (connectionId: string) => `Connection ${connectionId} and lag should be requested MacSec at the same time`,
    example: ['dxcon-fg5678gh'],
  }),
  notAMember: fault({
    source: 'ours',
    aws: (connectionId: string, why: string) => `Connection ${connectionId} cannot join a LAG: ${why}.`,
    example: ['dxcon-fg5678gh', 'it is a hosted connection'],
  }),
  belowMinimum: fault({
    source: 'documented',
    aws: (lagId: string, minimumLinks: number) => `${lagId} would have fewer connections than its minimumLinks of ${minimumLinks}.`,
    example: [id, 2],
  }),
  badSize: fault({
    source: 'documented',
    aws: (numberOfConnections: number, limit: number, bandwidth: string) =>
      `numberOfConnections ${numberOfConnections} is not between 1 and ${limit}, the limit at ${bandwidth}.`,
    example: [5, 4, '10Gbps'],
  }),
  badMinimum: fault({
    source: 'ours',
    aws: (minimumLinks: number) => `minimumLinks ${minimumLinks} is not 0 or more.`,
    example: [-1],
  }),
  minimumTooHigh: fault({
    source: 'partly observed',
    aws: () => 'MinimumLinks cannot be set higher than the number of connections',
    example: [],
  }),
  noConnection: fault({
    source: 'partly observed',
    aws: (connectionId: string) => `Connection does not exist: ${connectionId}`,
    example: ['dxcon-fg5678gh'],
  }),
  noLag: fault({ source: 'partly observed', aws: (lagId: string) => `Lag does not exist: ${lagId}`, example: [id] }),
  notMember: fault({
    source: 'ours',
    aws: (connectionId: string, lagId: string) => `Connection ${connectionId} is not associated with ${lagId}.`,
    example: ['dxcon-fg5678gh', id],
  }),
  inTransition: fault({
    source: 'observed',
    aws: (connectionId: string) => `Connection ${connectionId} is in a transitioning state.`,
    example: ['dxcon-fg5678gh'],
  }),
  hasInterfaces: fault({
    source: 'partly observed',
    aws: (lagId: string) => `Lag ${lagId} cannot be deleted until its Virtual Interfaces are deleted`,
    example: [id],
  }),
  hasHosted: fault({
    source: 'documented',
    aws: (lagId: string) => `Lag ${lagId} cannot be deleted until its hosted connections are deleted`,
    example: [id],
  }),
  keysAreLags: fault({
    source: 'documented',
    aws: (connectionId: string, lagId: string) =>
      `Connection ${connectionId} is a member of ${lagId}; its MACsec keys and encryptionMode are those of the LAG.`,
    example: ['dxcon-fg5678gh', id],
  }),
}
