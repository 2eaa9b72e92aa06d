import { fault } from '#domain/fault.ts'

export const accountFaults = {
  notAPartner: fault({
    source: 'observed',
    aws: (accountId: string, region: string) => `Account ${accountId} is not an authorized Direct Connect partner in ${region}.`,
    example: ['123456789012', 'us-east-1'],
  }),
  badAccountId: fault({
    source: 'ours',
    aws: (member: string, value: string) => `${member} ${value} is not an account id: twelve digits are expected.`,
    example: ['ownerAccount', '1234'],
  }),
  unknownAgreement: fault({
    source: 'ours',
    aws: (name: string) => `There is no customer agreement named ${name}.`,
    example: ['NNI'],
  }),
}
