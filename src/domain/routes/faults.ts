import { fault } from '#domain/fault.ts'

export const routeFaults = {
  badCidr: fault({
    source: 'ours',
    aws: (cidr: string) => `filters.cidrs: ${cidr} is not a CIDR such as 10.0.0.0/16 or 2001:db8::/32, without host bits.`,
    example: ['10.0.0.1/16'],
  }),
}
