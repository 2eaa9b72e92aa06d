// GetCallerIdentity: who am I. Nobody is refused it, as it says nothing that the caller's key does
// not know.
import type { QueryOperation } from '#operations/query-operation.ts'

export const getCallerIdentity: QueryOperation = {
  access: 'read',
  asksItself: true,
  run: ({ caller }) => Promise.resolve({ Arn: caller.principal, UserId: caller.userId, Account: caller.accountId }),
}
