import { type Account, isAccountId } from '#domain/accounts/account.ts'
import { accountFaults } from '#domain/accounts/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'

export function mustBeAccountId(member: string, value: string): void {
  refuseUnless(isAccountId(value), accountFaults.badAccountId, member, value)
}

/** Only partners own interconnects and hand out hosted connections. */
export function mustBePartner(account: Account | undefined, caller: { readonly accountId: string; readonly region: string }): Account {
  if (account === undefined || account.nniPartnerType === 'nonPartner') refuse(accountFaults.notAPartner, caller.accountId, caller.region)
  return account
}
