import { fault } from '#domain/fault.ts'

const id = 'dxcon-fg5678gh'

export const orderFaults = {
  notFound: fault({ source: 'ours', aws: (connectionId: string) => `There is no order ${connectionId}.`, example: [id] }),
  wrongStep: fault({
    source: 'ours',
    aws: (event: string, connectionId: string, step: string, allowed: string) =>
      `${connectionId} cannot ${event} at step ${step}; it can at ${allowed}.`,
    example: ['approve', id, 'inService', 'requested, informationAsked'],
  }),
  noFreePort: fault({
    source: 'ours',
    aws: (location: string, speed: string) => `There is no free port of ${speed} at location ${location} on a device that takes new ports.`,
    example: ['EqDC2', '10G'],
  }),
  noPort: fault({ source: 'ours', aws: (portId: string) => `There is no port ${portId}.`, example: ['EqDC2-1/eth1'] }),
  portNotFree: fault({
    source: 'ours',
    aws: (portId: string, state: string) => `Port ${portId} is in state ${state}, not free.`,
    example: ['EqDC2-1/eth1', 'reserved'],
  }),
  portDoesNotFit: fault({
    source: 'ours',
    aws: (portId: string, why: string) => `Port ${portId} does not fit the order: ${why}.`,
    example: ['EqDC2-1/eth1', 'its speed is 1G and 10G is ordered'],
  }),
}
