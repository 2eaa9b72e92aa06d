// Tells the audit of every call whose caller is known. A call that changed something is told in the
// same transaction, so that there is no change without its line; reads and refusals are gathered
// and written a moment later.
import { type AuditEvent, identityTypeOf, redacted, withoutSecrets } from '#domain/audit/event.ts'
import type { Profile } from '#domain/fault.ts'
import type { Calling } from '#protocol/authorise.ts'
import { headerOf, type Request } from '#protocol/request.ts'
import { wireFault } from '#protocol/wire-fault.ts'
import type { Store, Tx } from '#store/tx.ts'

export interface Called {
  /** `directconnect`, `demarc`, `iam`, … */
  readonly service: string
  readonly name: string
  readonly calling: Pick<Calling, 'accountId' | 'principal' | 'region' | 'accessKeyId'>
  readonly request: Request
  readonly readOnly: boolean
}

export interface Trail {
  /** In the transaction that made the change. */
  changed(tx: Tx, input: unknown, output: unknown): Promise<void>
  looked(input: unknown): void
  refused(input: unknown, error: unknown): void
}

export interface Auditing {
  begin(called: Called): Trail
  /** Writes down what was gathered. */
  write(): Promise<void>
}

interface Row {
  readonly id: string
  readonly at: number
  readonly account: string
  readonly body: string
}

export interface AuditTools {
  readonly store: Store
  readonly clock: () => number
  readonly newEventId: () => string
  readonly profile: Profile
}

/** Beyond which reads are no longer gathered but refused memory: the oldest are written first. */
const batch = 200

export function auditing({ store, clock, newEventId, profile }: AuditTools): Auditing {
  let gathered: Row[] = []

  function rowOf(called: Called, id: string, at: number, more: Partial<AuditEvent>): Row {
    const { calling, request, name, service, readOnly } = called
    const event: AuditEvent = {
      eventVersion: '1.11',
      userIdentity: {
        type: identityTypeOf(calling.principal),
        arn: calling.principal,
        accountId: calling.accountId,
        ...(calling.accessKeyId !== undefined && { accessKeyId: calling.accessKeyId }),
      },
      eventTime: new Date(at).toISOString().replace(/\.\d{3}/, ''),
      eventSource: `${service}.amazonaws.com`,
      eventName: name,
      awsRegion: calling.region,
      sourceIPAddress: request.source?.address ?? '',
      userAgent: (headerOf(request, 'user-agent') ?? '').slice(0, 512),
      requestParameters: null,
      responseElements: null,
      ...more,
      requestID: request.requestId,
      eventID: id,
      readOnly,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: calling.accountId,
      eventCategory: 'Management',
    }
    return { id, at, account: calling.accountId, body: JSON.stringify(event) }
  }

  function refusal(input: unknown, error: unknown): Partial<AuditEvent> {
    const { type, message = '' } = wireFault(error, profile)
    return { errorCode: type, errorMessage: withoutSecrets(message, input), requestParameters: redacted(input) ?? null }
  }

  return {
    begin(called) {
      const id = newEventId()
      const at = clock()
      return {
        changed: (tx, input, output) =>
          tx.audit.note(rowOf(called, id, at, { requestParameters: redacted(input), responseElements: redacted(output) })),
        looked: (input) => void gathered.push(rowOf(called, id, at, { requestParameters: redacted(input) })),
        refused: (input, error) => void gathered.push(rowOf(called, id, at, refusal(input, error))),
      }
    },
    async write() {
      while (gathered.length > 0) {
        const rows = gathered.slice(0, batch)
        await store.write(async (tx) => {
          for (const row of rows) await tx.audit.note(row)
        })
        gathered = gathered.slice(rows.length)
      }
    },
  }
}
