import { fault } from '#domain/fault.ts'

export const parentFaults = {
  partnerPort: fault({
    source: 'ours',
    aws: (parentId: string) => `${parentId} carries hosted connections; virtual interfaces are created on those.`,
    example: ['dxlag-fg5678gh'],
  }),
  memberPort: fault({
    source: 'ours',
    aws: (parentId: string, lagId: string) => `Connection ${parentId} is a member of ${lagId}; virtual interfaces are created on the LAG.`,
    example: ['dxcon-fg5678gh', 'dxlag-fg5678gh'],
  }),
}
