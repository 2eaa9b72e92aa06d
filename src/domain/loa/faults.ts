import { fault } from '#domain/fault.ts'

const id = 'dxcon-fg5678gh'

export const loaFaults = {
  notReady: fault({
    source: 'ours',
    aws: (resourceId: string, state: string) =>
      `The LOA-CFA of ${resourceId} is not ready: no port is assigned yet, it is in state ${state}.`,
    example: [id, 'requested'],
  }),
  noMembers: fault({
    source: 'ours',
    aws: (lagId: string) => `The LOA-CFA of ${lagId} is not ready: none of its connections has a port.`,
    example: ['dxlag-fg5678gh'],
  }),
  hosted: fault({
    source: 'ours',
    aws: (connectionId: string) =>
      `There is no LOA-CFA for hosted connection ${connectionId}: its port is the partner's, who has the cross connect.`,
    example: [id],
  }),
}
