import { fault } from '#domain/fault.ts'

export const operatorFaults = {
  noSuch: fault({ source: 'ours', aws: (thing: string, id: string) => `There is no ${thing} ${id}.`, example: ['location', 'NLAMS1'] }),
  badValue: fault({
    source: 'ours',
    aws: (member: string, value: string, rule: string) => `${member} is ${value}; it must be ${rule}.`,
    example: ['speed', '3G', 'one of 1G, 10G, 100G, 400G'],
  }),
  notServed: fault({
    source: 'ours',
    aws: (region: string, served: string) => `Region ${region} is not served here; served are ${served}.`,
    example: ['eu-west-9', 'eu-west-1'],
  }),
  taken: fault({
    source: 'ours',
    aws: (thing: string, id: string) => `There is a ${thing} ${id} already.`,
    example: ['account', '123456789012'],
  }),
  wrongState: fault({
    source: 'ours',
    aws: (thing: string, id: string, state: string, wanted: string) => `The ${thing} ${id} is in state ${state}; ${wanted}.`,
    example: ['key', 'AKIAEXAMPLE', 'active', 'deactivate it first'],
  }),
  operatorsOwn: fault({ source: 'ours', aws: () => 'The operator’s own account is not a tenant.', example: [] }),
}
