// DescribeConnectionLoa: the older name of DescribeLoa for a connection; the letter is wrapped.
import { connectionFaults } from '#domain/connections/faults.ts'
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'
import { issueLetter, subjectOf } from '#operations/loa/issue.ts'
import { operation } from '#operations/operation.ts'

export const describeConnectionLoa = operation('DescribeConnectionLoa', {
  access: 'write',
  resources: ({ connectionId }) => [`dxcon/${connectionId}`],

  async run(context) {
    const { connectionId: id, providerName } = context.input
    const connection = mustBeOwnConnection(await context.tx.connections.lock(id), context.caller, id)
    refuseUnless(connection.kind !== 'interconnect', connectionFaults.notFound, id)
    return { loa: await issueLetter(context, subjectOf(connection, 'DescribeConnectionLoa'), providerName) }
  },
})
