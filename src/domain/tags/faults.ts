import { fault } from '#domain/fault.ts'

export const tagFaults = {
  duplicateKey: fault({
    code: 'DuplicateTagKeysException',
    source: 'documented',
    aws: (key: string) => `The tag key ${key} is given more than once.`,
    example: ['team'],
  }),
  tooMany: fault({
    code: 'TooManyTagsException',
    source: 'documented',
    aws: (count: number) => `A resource has at most 50 tags; with these it would have ${count}.`,
    example: [51],
  }),
  reservedKey: fault({
    source: 'ours',
    aws: (key: string) => `The tag key ${key} begins with aws:, which is reserved.`,
    example: ['aws:team'],
  }),
  noResource: fault({
    source: 'ours',
    aws: (arn: string) => `Could not find resource ${arn}`,
    example: ['arn:aws:directconnect:us-east-1:123456789012:dxcon/dxcon-fexample'],
  }),
}
