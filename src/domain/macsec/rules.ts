// What a port and a key must be for MACsec. The CAK is in no refusal: those are written down.
import type { EncryptionMode } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { newSecretSuffix, type Random } from '#domain/ids.ts'
import { macSecFaults } from '#domain/macsec/faults.ts'
import type { Keyed } from '#domain/macsec/keys.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import { partitionOf } from '#domain/regions.ts'

interface Whose {
  readonly accountId: string
  readonly region: string
}

export function mustBeEncryptionMode(mode: string): EncryptionMode {
  if (mode !== 'no_encrypt' && mode !== 'should_encrypt' && mode !== 'must_encrypt') refuse(connectionFaults.badEncryptionMode, mode)
  return mode
}

export function mustBeMacSecCapable(row: { readonly macSecCapable: boolean }, id: string): void {
  refuseUnless(row.macSecCapable, connectionFaults.notMacSecCapable, id)
}

export interface WantedKey {
  readonly secretARN?: string | undefined
  readonly ckn?: string | undefined
  readonly cak?: string | undefined
}

/** A pair to keep, or the name of a secret. */
export type GivenKey = { readonly ckn: string; readonly cak: string } | { readonly secretARN: string }

/** Old SDKs send an empty string for a member that is not set. */
const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

const isKeyText = (text: string): boolean => /^[0-9A-Fa-f]{64}$/.test(text)

export function mustBeKey(wanted: WantedKey, caller: Whose): GivenKey {
  const [secretARN, ckn, cak] = [given(wanted.secretARN), given(wanted.ckn), given(wanted.cak)]
  if (secretARN !== undefined) {
    refuseUnless(ckn === undefined && cak === undefined, macSecFaults.twoKeys)
    refuseUnless(isOwnSecret(secretARN, caller), macSecFaults.noSecret, secretARN)
    return { secretARN }
  }
  if (ckn === undefined || cak === undefined) refuse(macSecFaults.noKey)
  refuseUnless(isKeyText(ckn), macSecFaults.notHex, 'ckn')
  refuseUnless(isKeyText(cak), macSecFaults.notHex, 'cak')
  return { ckn, cak }
}

function isOwnSecret(secretARN: string, { accountId, region }: Whose): boolean {
  const own = `arn:${partitionOf(region)}:secretsmanager:${region}:${accountId}:secret:`
  return secretARN.startsWith(own) && /^[A-Za-z0-9/_+=.@!-]{1,512}$/.test(secretARN.slice(own.length))
}

/** As AWS names the secrets that it makes. No underscore may be in it: clients cut their own ids at the first one. */
export const newSecretArn = (ckn: string, { accountId, region }: Whose, random: Random): string =>
  `arn:${partitionOf(region)}:secretsmanager:${region}:${accountId}:secret:directconnect!prod/${region}/directconnect/${ckn}-${newSecretSuffix(random)}`

/** The CKN of a secret that is named as AWS names them. */
export const cknNamedIn = (secretARN: string): string | undefined =>
  /\/directconnect\/([0-9A-Fa-f]{64})-[A-Za-z0-9]{6}$/.exec(secretARN)?.[1]

/** Two keys of one name on one port could not be told apart by the routers. */
export function mustBeAnotherKey(row: Keyed, key: MacSecKey, id: string): void {
  refuseUnless(!row.macSecKeys.some(({ secretARN }) => secretARN === key.secretARN), macSecFaults.secretInUse, key.secretARN, id)
  const { ckn } = key
  if (ckn === undefined) return
  const taken = row.macSecKeys.some((other) => other.ckn?.toLowerCase() === ckn.toLowerCase())
  refuseUnless(!taken, macSecFaults.cknInUse, ckn, id)
}

export function mustHaveKey(row: Keyed, secretARN: string, id: string): void {
  refuseUnless(
    row.macSecKeys.some((key) => key.secretARN === secretARN),
    macSecFaults.notAssociated,
    secretARN,
    id,
  )
}
