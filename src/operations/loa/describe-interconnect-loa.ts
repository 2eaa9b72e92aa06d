// DescribeInterconnectLoa: the older name of DescribeLoa for a partner's interconnect; the letter
// is wrapped.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { mustBeOwnInterconnect } from '#domain/interconnects/rules.ts'
import { issueLetter, subjectOf } from '#operations/loa/issue.ts'
import { operation } from '#operations/operation.ts'

export const describeInterconnectLoa = operation('DescribeInterconnectLoa', {
  access: 'write',
  resources: ({ interconnectId }) => [`dxcon/${interconnectId}`],

  async run(context) {
    const { tx, caller } = context
    const { interconnectId: id, providerName } = context.input
    mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const interconnect = mustBeOwnInterconnect(await tx.connections.lock(id), caller, id)
    return { loa: await issueLetter(context, subjectOf(interconnect, 'DescribeInterconnectLoa'), providerName) }
  },
})
