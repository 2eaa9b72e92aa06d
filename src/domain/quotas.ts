import { connectionFaults } from '#domain/connections/faults.ts'
import { refuseUnless } from '#domain/fault.ts'

/** One more must fit below the limit. `things` is the plural that the refusal names. */
export function mustStayBelow(present: number, limit: number | undefined, accountId: string, things: string): void {
  if (limit !== undefined) refuseUnless(present < limit, connectionFaults.quota, accountId, limit, things)
}
