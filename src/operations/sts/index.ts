// What of STS is served, by its name on the wire.
import type { QueryOperations } from '#operations/query-operation.ts'
import { getCallerIdentity } from '#operations/sts/get-caller-identity.ts'
import { assumeRole, getSessionToken } from '#operations/sts/sessions.ts'

export const stsOperations: QueryOperations = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
}
