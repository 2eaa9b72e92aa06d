import type { Account } from '#domain/accounts/account.ts'
import { accountFaults } from '#domain/accounts/faults.ts'
import { mustBeName } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'

export function mustHaveAgreement(account: Account | undefined, agreementName: string): void {
  mustBeName('agreementName', agreementName)
  const known = account?.agreements.some((agreement) => agreement.agreementName === agreementName)
  refuseUnless(known, accountFaults.unknownAgreement, agreementName)
}

/** With one agreement signed, or all of them. */
export const signed = (account: Account, agreementName?: string): Account => ({
  ...account,
  agreements: account.agreements.map((agreement) =>
    agreementName === undefined || agreement.agreementName === agreementName ? { ...agreement, status: 'signed' } : agreement,
  ),
})
