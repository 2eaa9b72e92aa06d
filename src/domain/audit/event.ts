// A call as CloudTrail tells it (§18): who, what, when, from where, with which result. Secrets and
// what CloudTrail protects never get in; the list of names is closed on purpose, by name and not by
// place, so that a new member of that name is protected too.
export interface AuditEvent {
  readonly eventVersion: '1.11'
  readonly userIdentity: {
    readonly type: 'Root' | 'IAMUser' | 'AssumedRole'
    readonly arn: string
    readonly accountId: string
    readonly accessKeyId?: string
  }
  readonly eventTime: string
  readonly eventSource: string
  readonly eventName: string
  readonly awsRegion: string
  readonly sourceIPAddress: string
  readonly userAgent: string
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly requestParameters: unknown
  readonly responseElements: unknown
  readonly requestID: string
  readonly eventID: string
  readonly readOnly: boolean
  readonly eventType: 'AwsApiCall'
  readonly managementEvent: true
  readonly recipientAccountId: string
  readonly eventCategory: 'Management'
}

const hidden = '[PROTECTED]'
const protectedNames: ReadonlySet<string> = new Set([
  'authKey',
  'amazonAddress',
  'customerAddress',
  'customerRouterConfig',
  'cak',
  'secretAccessKey',
  'sessionToken',
  'password',
  'token',
  'loaContent',
  'backup',
])
const numbered: ReadonlySet<string> = new Set(['asn', 'asnLong'])

/** A copy without what must not be kept. */
export function redacted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return hidden
  if (Array.isArray(value)) return value.map(redacted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, protectedNames.has(name) ? hidden : numbered.has(name) ? -1 : redacted(part)]),
  )
}

/** Sentences quote what the caller sent, which may be a secret; they are kept without it. */
export function withoutSecrets(sentence: string, input: unknown): string {
  return secretsIn(input).reduce((text, secret) => text.replaceAll(secret, hidden), sentence)
}

function secretsIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return protectedNames.has(name) && value.length > 3 ? [value] : []
  if (Array.isArray(value)) return value.flatMap((each) => secretsIn(each, name))
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([key, part]) => secretsIn(part, key))
}

export function identityTypeOf(principal: string): AuditEvent['userIdentity']['type'] {
  if (principal.endsWith(':root')) return 'Root'
  return principal.includes(':assumed-role/') ? 'AssumedRole' : 'IAMUser'
}
