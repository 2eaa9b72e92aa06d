import { fault } from '#domain/fault.ts'

const id = 'dxcon-fg5678gh'
const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:directconnect!prod/us-east-1/directconnect/0a1b-Ab3dE6'

export const macSecFaults = {
  noKey: fault({ source: 'documented', aws: () => 'Either secretARN, or both ckn and cak, are required.', example: [] }),
  twoKeys: fault({ source: 'documented', aws: () => 'secretARN cannot be given together with ckn and cak.', example: [] }),
  notHex: fault({
    source: 'documented',
    aws: (member: string) => `${member} must have 64 hexadecimal characters.`,
    example: ['ckn'],
  }),
  noSecret: fault({
    source: 'ours',
    aws: (secretARN: string) => `secretARN ${secretARN} is not the ARN of a secret of this account in this region.`,
    example: ['arn:aws:s3:::bucket'],
  }),
  cknInUse: fault({
    source: 'ours',
    aws: (ckn: string, resourceId: string) => `A MACsec key with CKN ${ckn} is already associated with ${resourceId}.`,
    example: ['0a1b', id],
  }),
  secretInUse: fault({
    source: 'ours',
    aws: (secretARN: string, resourceId: string) => `MACsec secret key ${secretARN} is already associated with ${resourceId}.`,
    example: [secret, id],
  }),
  notAssociated: fault({
    source: 'ours',
    aws: (secretARN: string, resourceId: string) => `MACsec secret key ${secretARN} is not associated with ${resourceId}.`,
    example: [secret, id],
  }),
}
