// What callers of IAM and STS are told. Codes are AWS's; sentences are worded as AWS's where those
// are known.
import { fault } from '#domain/fault.ts'

export const identityFaults = {
  noUser: fault({
    code: 'NoSuchEntity',
    source: 'partly observed',
    aws: (name: string) => `The user with name ${name} cannot be found.`,
    example: ['alice'],
  }),
  noRole: fault({
    code: 'NoSuchEntity',
    source: 'partly observed',
    aws: (name: string) => `The role with name ${name} cannot be found.`,
    example: ['operator'],
  }),
  noKey: fault({
    code: 'NoSuchEntity',
    source: 'partly observed',
    aws: (accessKeyId: string) => `The Access Key with id ${accessKeyId} cannot be found.`,
    example: ['AKIAIOSFODNN7EXAMPLE'],
  }),
  noPolicy: fault({
    code: 'NoSuchEntity',
    source: 'partly observed',
    aws: (kind: string, name: string) => `The ${kind} policy with name ${name} cannot be found.`,
    example: ['user', 'connections'],
  }),
  noManagedPolicy: fault({
    code: 'NoSuchEntity',
    source: 'partly observed',
    aws: (arn: string) => `Policy ${arn} does not exist or is not attachable.`,
    example: ['arn:aws:iam::aws:policy/NoSuchPolicy'],
  }),
  notAttached: fault({
    code: 'NoSuchEntity',
    source: 'ours',
    aws: (arn: string) => `Policy ${arn} was not found.`,
    example: ['arn:aws:iam::aws:policy/AWSDirectConnectFullAccess'],
  }),
  exists: fault({
    code: 'EntityAlreadyExists',
    source: 'partly observed',
    aws: (kind: string, name: string) => `${kind} with name ${name} already exists.`,
    example: ['User', 'alice'],
  }),
  tooManyKeys: fault({
    code: 'LimitExceeded',
    source: 'partly observed',
    aws: (most: number) => `Cannot exceed quota for AccessKeysPerUser: ${most}`,
    example: [2],
  }),
  keysLeft: fault({
    code: 'DeleteConflict',
    source: 'partly observed',
    aws: () => 'Cannot delete entity, must delete access keys first.',
    example: [],
  }),
  policiesLeft: fault({
    code: 'DeleteConflict',
    source: 'partly observed',
    aws: () => 'Cannot delete entity, must delete policies first.',
    example: [],
  }),
  attachedLeft: fault({
    code: 'DeleteConflict',
    source: 'partly observed',
    aws: () => 'Cannot delete entity, must detach all policies first.',
    example: [],
  }),
  missing: fault({
    code: 'ValidationError',
    source: 'documented',
    aws: (member: string) => `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    example: ['userName'],
  }),
  badValue: fault({
    code: 'ValidationError',
    source: 'documented',
    aws: (member: string, value: string, rule: string) =>
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`,
    example: ['status', 'active', 'Member must satisfy enum value set: [Active, Inactive]'],
  }),
  noSessions: fault({
    code: 'AccessDenied',
    source: 'partly observed',
    aws: (action: string) => `Cannot call ${action} with session credentials`,
    example: ['GetSessionToken'],
  }),
  notByRoot: fault({
    code: 'AccessDenied',
    source: 'partly observed',
    aws: () => 'Roles may not be assumed by root accounts.',
    example: [],
  }),
  notAssumed: fault({
    code: 'AccessDenied',
    source: 'partly observed',
    aws: (principal: string, roleArn: string) => `User: ${principal} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    example: ['arn:aws:iam::111122223333:user/alice', 'arn:aws:iam::444455556666:role/operator'],
  }),
  tooLongSession: fault({
    code: 'ValidationError',
    source: 'partly observed',
    aws: (why: string) => `The requested DurationSeconds exceeds ${why}.`,
    example: ['the MaxSessionDuration set for this role'],
  }),
  notServed: fault({
    code: 'InvalidInput',
    source: 'ours',
    aws: (member: string) => `${member} is not served here.`,
    example: ['PermissionsBoundary'],
  }),
}
