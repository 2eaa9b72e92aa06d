// ConfirmCustomerAgreement: signs one of the account's agreements, or all where none is named. To
// sign again changes nothing.
import { mustHaveAgreement, signed } from '#domain/accounts/agreements.ts'
import { operation } from '#operations/operation.ts'

export const confirmCustomerAgreement = operation('ConfirmCustomerAgreement', {
  access: 'write',
  resources: () => [],

  async run({ input, caller, tx }) {
    const account = await tx.accounts.find(caller.accountId)
    const { agreementName } = input
    if (agreementName !== undefined) mustHaveAgreement(account, agreementName)
    if (account !== undefined) await tx.accounts.put(signed(account, agreementName))
    return { status: 'signed' }
  },
})
