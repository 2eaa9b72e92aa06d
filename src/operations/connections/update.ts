// UpdateConnection: another name, or another encryption mode for a MACsec capable port. The mode of
// a LAG's member is the LAG's: it is changed there.
import { mustNotBeMember } from '#domain/lags/rules.ts'
import { mustBeEncryptionMode, mustBeMacSecCapable } from '#domain/macsec/rules.ts'
import { mustBeName, mustBeOwnConnection } from '#domain/connections/rules.ts'
import { noUsage } from '#domain/parents/usage.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/connections/wire.ts'

export const updateConnection = operation('UpdateConnection', {
  access: 'write',
  resources: ({ connectionId }) => [`dxcon/${connectionId}`],

  async run({ input, caller, tx }) {
    const connection = mustBeOwnConnection(await tx.connections.lock(input.connectionId), caller, input.connectionId)

    if (input.connectionName !== undefined) mustBeName('connectionName', input.connectionName)
    if (input.encryptionMode !== undefined) mustBeMacSecCapable(connection, connection.connectionId)
    if (input.encryptionMode !== undefined && input.encryptionMode !== connection.encryptionMode) mustNotBeMember(connection)
    const updated = {
      ...connection,
      ...(input.connectionName !== undefined && { connectionName: input.connectionName }),
      ...(input.encryptionMode !== undefined && { encryptionMode: mustBeEncryptionMode(input.encryptionMode) }),
    }

    await tx.connections.update(updated)
    const usage = await tx.virtualInterfaces.usageOf([updated.connectionId])
    return toWire(updated, usage.get(updated.connectionId) ?? noUsage)
  },
})
