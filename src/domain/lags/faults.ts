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
}
