import { fault } from '#domain/fault.ts'

export const policyFaults = {
  malformed: fault({
    code: 'MalformedPolicyDocument',
    source: 'ours',
    aws: (where: string, why: string) => `The policy cannot be used as it is. ${where}: ${why}`,
    example: ['Statement[0].Effect', "Allow or Deny is expected, not 'allow'."],
  }),
  tooLong: fault({
    code: 'LimitExceeded',
    source: 'ours',
    aws: (most: number, name: string) => `Maximum policy size of ${most} bytes exceeded for ${name}`,
    example: [10_240, 'user alice'],
  }),
}
