// DescribeCustomerMetadata: whether the account is a partner, and which agreements it has signed or
// has still to sign. Its operator sets both up.
import { operation } from '#operations/operation.ts'

export const describeCustomerMetadata = operation('DescribeCustomerMetadata', {
  access: 'read',
  resources: () => [],

  async run({ caller, tx }) {
    const account = await tx.accounts.find(caller.accountId)
    return { agreements: account?.agreements ?? [], nniPartnerType: account?.nniPartnerType ?? 'nonPartner' }
  },
})
