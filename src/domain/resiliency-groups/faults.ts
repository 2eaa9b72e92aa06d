import { fault } from '#domain/fault.ts'

const id = 'dxrg-0123456789abcdefg'
const connectionId = 'dxcon-fg5678gh'

export const groupFaults = {
  notFound: fault({
    source: 'ours',
    aws: (resiliencyGroupId: string) => `Resiliency Group ${resiliencyGroupId} does not exist.`,
    example: [id],
  }),
  wrongState: fault({
    source: 'ours',
    aws: (operation: string, resiliencyGroupId: string, state: string) => `${operation} failed. ${resiliencyGroupId} is in state ${state}`,
    example: ['UpdateResiliencyGroup', id, 'deleting'],
  }),
  present: fault({
    source: 'ours',
    aws: (connection: string, resiliencyGroupId: string, state: string) =>
      `Connection ${connection} is in ${resiliencyGroupId} already, in state ${state}.`,
    example: [connectionId, id, 'associated'],
  }),
  absent: fault({
    source: 'ours',
    aws: (connection: string, resiliencyGroupId: string) => `Connection ${connection} is not associated with ${resiliencyGroupId}.`,
    example: [connectionId, id],
  }),
  tokenReused: fault({
    source: 'ours',
    aws: (operation: string, clientToken: string) =>
      `clientToken ${clientToken} was used before, for a ${operation} request with other parameters.`,
    example: ['CreateResiliencyGroup', '1b9d6bcd'],
  }),
  quota: fault({
    code: 'LimitExceededException',
    source: 'ours',
    aws: (accountId: string, limit: number) => `${accountId} has reached the limit of ${limit} resiliency groups.`,
    example: ['123456789012', 10],
  }),
}
