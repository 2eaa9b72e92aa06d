// UpdateConnection: another name, or another encryption mode for a MACsec capable port.
import { mustBeEncryptionMode, mustBeMacSecCapable } from '#domain/macsec/rules.ts'
import { mustBeName, mustBeOwnConnection } from '#domain/connections/rules.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/connections/wire.ts'

export const updateConnection = operation('UpdateConnection', {
  access: 'write',
  resources: ({ connectionId }) => [`dxcon/${connectionId}`],

  async run({ input, caller, tx }) {
    const connection = mustBeOwnConnection(await tx.connections.lock(input.connectionId), caller, input.connectionId)

    if (input.connectionName !== undefined) mustBeName('connectionName', input.connectionName)
    if (input.encryptionMode !== undefined) mustBeMacSecCapable(connection, connection.connectionId)
    const updated = {
      ...connection,
      ...(input.connectionName !== undefined && { connectionName: input.connectionName }),
      ...(input.encryptionMode !== undefined && { encryptionMode: mustBeEncryptionMode(input.encryptionMode) }),
    }

    await tx.connections.update(updated)
    const usage = await tx.virtualInterfaces.usageOf([updated.connectionId])
    return toWire(updated, usage.get(updated.connectionId))
  },
})
