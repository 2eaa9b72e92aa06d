import { fault } from '#domain/fault.ts'

export const parentFaults = {
  partnerPort: fault({
    source: 'ours',
    aws: (parentId: string) => `${parentId} carries hosted connections; virtual interfaces are created on those.`,
    example: ['dxlag-fg5678gh'],
  }),
}
