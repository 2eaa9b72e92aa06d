import { fault } from '#domain/fault.ts'

const id = 'dxcon-fg5678gh'

export const interconnectFaults = {
  notFound: fault({
    source: 'ours',
    aws: (interconnectId: string) => `Could not find Interconnect with ID ${interconnectId}`,
    example: [id],
  }),
  badId: fault({
    source: 'ours',
    aws: (interconnectId: string) => `Interconnect ID ${interconnectId} has an invalid format.`,
    example: ['foo'],
  }),
  inUse: fault({
    source: 'documented',
    aws: (interconnectId: string) => `Interconnect ${interconnectId} cannot be deleted until its hosted connections are deleted`,
    example: [id],
  }),
}
