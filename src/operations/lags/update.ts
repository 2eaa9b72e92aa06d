// UpdateLag: name, minimumLinks, encryption mode. Whether the LAG is up may hang on the new
// minimum, so its links are counted again; the mode goes to every member, the name to none.
import { mustBeName } from '#domain/connections/rules.ts'
import { counted } from '#domain/lags/counting.ts'
import { mustBeMinimumLinks, mustBeOwnLag } from '#domain/lags/rules.ts'
import { mustBeEncryptionMode, mustBeMacSecCapable } from '#domain/macsec/rules.ts'
import { saveWithKeys } from '#operations/lags/members.ts'
import { toWire } from '#operations/lags/wire.ts'
import { operation } from '#operations/operation.ts'

export const updateLag = operation('UpdateLag', {
  access: 'write',
  resources: ({ lagId }) => [`dxlag/${lagId}`],

  async run({ input, caller, tx, now }) {
    // Read: the LAG, held, and who is in it.
    const lag = mustBeOwnLag(await tx.lags.lock(input.lagId), caller, input.lagId)
    const members = await tx.connections.membersOf(lag.lagId)

    // Decide.
    if (input.encryptionMode !== undefined) mustBeMacSecCapable(lag, lag.lagId)
    const wished = {
      ...lag,
      ...(input.lagName !== undefined && { lagName: mustBeName('lagName', input.lagName) }),
      ...(input.minimumLinks !== undefined && { minimumLinks: mustBeMinimumLinks(input.minimumLinks, members) }),
      ...(input.encryptionMode !== undefined && { encryptionMode: mustBeEncryptionMode(input.encryptionMode) }),
    }
    const updated = counted(wished, members, now)

    // Write, then answer with what was written.
    if (updated.encryptionMode === lag.encryptionMode) await tx.lags.update(updated)
    else await saveWithKeys(tx, updated)
    const usage = await tx.virtualInterfaces.usageOf([lag.lagId])
    return toWire(updated, await tx.connections.membersOf(lag.lagId), usage.get(lag.lagId))
  },
})
