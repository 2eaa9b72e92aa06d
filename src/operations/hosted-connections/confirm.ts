// ConfirmConnection: the customer takes the hosted connection that a partner ordered for it. Nobody
// else can, the partner least of all.
import { confirmed } from '#domain/connections/lifecycle.ts'
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { operation } from '#operations/operation.ts'

export const confirmConnection = operation('ConfirmConnection', {
  access: 'write',
  resources: ({ connectionId }) => [`dxcon/${connectionId}`],

  async run({ input, caller, tx, now }) {
    const connection = mustBeOwnConnection(await tx.connections.lock(input.connectionId), caller, input.connectionId)
    const connectionState = confirmed(connection)
    await tx.connections.update({ ...connection, connectionState, since: now })
    return { connectionState }
  },
})
