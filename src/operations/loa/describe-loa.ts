// DescribeLoa: the letter with which a facility makes the cross connect to a connection, an
// interconnect, or all members of a LAG. Each call makes a new one.
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { issueLetter, lagSubject, subjectOf } from '#operations/loa/issue.ts'
import { operation } from '#operations/operation.ts'

export const describeLoa = operation('DescribeLoa', {
  access: 'write',
  resources: ({ connectionId }) => [`${connectionId.startsWith('dxlag-') ? 'dxlag' : 'dxcon'}/${connectionId}`],

  async run(context) {
    const { tx, caller } = context
    const { connectionId: id, providerName } = context.input
    const subject = id.startsWith('dxlag-')
      ? await lagSubject(context, id)
      : subjectOf(mustBeOwnConnection(await tx.connections.lock(id), caller, id), 'DescribeLoa')
    return issueLetter(context, subject, providerName)
  },
})
