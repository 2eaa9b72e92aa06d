// AssociateMacSecKey: a key for a port or a LAG, given as a pair or by the name of its secret. A
// pair is kept, sealed, under a secret's name that we make up, and its CAK never comes out again.
import { withKey } from '#domain/macsec/keys.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import { cknNamedIn, type GivenKey, mustBeAnotherKey, mustBeKey, newSecretArn } from '#domain/macsec/rules.ts'
import { lockKeyed } from '#operations/macsec/keyed.ts'
import { keysToWire } from '#operations/macsec/wire.ts'
import { type Context, operation } from '#operations/operation.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'

export const associateMacSecKey = operation('AssociateMacSecKey', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run(context) {
    const { input, caller, tx, now } = context

    // Read: the port or LAG, held.
    const held = await lockKeyed(tx, caller, input.connectionId, 'AssociateMacSecKey')

    // Decide.
    const key: MacSecKey = { ...(await pairOf(context, mustBeKey(input, caller))), state: 'associating', startOn: now, since: now }
    mustBeAnotherKey(held.row, key, input.connectionId)

    // Write, then answer with what was written.
    const { macSecKeys } = await held.save((row) => withKey(row, key))
    return { connectionId: input.connectionId, macSecKeys: keysToWire(macSecKeys) }
  },
})

type Pair = Pick<MacSecKey, 'secretARN' | 'ckn' | 'cak'>

/** A secret that we keep for another port of the account tells its pair; any other one is only a name. */
async function pairOf({ caller, tx, now, random }: Context<'AssociateMacSecKey'>, given: GivenKey): Promise<Pair> {
  if ('ckn' in given) return { ...given, secretARN: newSecretArn(given.ckn, caller, random) }
  const { secretARN } = given
  const { accountId, region } = caller
  const live = { deletedSince: now }
  const holders = [
    ...(await tx.lags.ownedBy(accountId, region, live)),
    ...(await tx.connections.ownedBy(accountId, region, live)),
    ...(await tx.connections.interconnectsOf(accountId, region, live)),
  ]
  const known = holders.flatMap(({ macSecKeys }) => macSecKeys).find((key) => key.secretARN === secretARN)
  const ckn = known?.ckn ?? cknNamedIn(secretARN)
  return { secretARN, ...(ckn !== undefined && { ckn }), ...(known?.cak !== undefined && { cak: known.cak }) }
}
