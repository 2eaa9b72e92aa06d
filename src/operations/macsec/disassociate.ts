// DisassociateMacSecKey: takes a key off a port or a LAG; the answer names only that one. With its
// last key a port stops insisting on encryption, or its link would stay down.
import { withoutKey } from '#domain/macsec/keys.ts'
import { mustHaveKey } from '#domain/macsec/rules.ts'
import { lockKeyed } from '#operations/macsec/keyed.ts'
import { keysToWire } from '#operations/macsec/wire.ts'
import { operation } from '#operations/operation.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'

export const disassociateMacSecKey = operation('DisassociateMacSecKey', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now }) {
    const held = await lockKeyed(tx, caller, input.connectionId, 'DisassociateMacSecKey')
    mustHaveKey(held.row, input.secretARN, input.connectionId)

    const { macSecKeys } = await held.save((row) => withoutKey(row, input.secretARN, now))
    const removed = macSecKeys.filter(({ secretARN }) => secretARN === input.secretARN)
    return { connectionId: input.connectionId, macSecKeys: keysToWire(removed) }
  },
})
