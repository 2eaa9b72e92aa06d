// The keys of one port or LAG. They cannot be edited, only added at the end of the list and taken
// out. A key whose CAK is in a secret that we cannot read stays `associating`: nothing can be
// exchanged with it.
import type { EncryptionMode } from '#domain/connections/connection.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import { macSecKeyLifecycle } from '#domain/macsec/lifecycle.ts'
import { after } from '#domain/transitions.ts'

export interface Keyed {
  readonly macSecKeys: readonly MacSecKey[]
  readonly encryptionMode?: EncryptionMode
}

/** In use, or about to be. */
export const isLiveKey = ({ state }: MacSecKey): boolean => state === 'associating' || state === 'associated'

const waits = (key: MacSecKey): boolean => key.state === 'disassociating' || (key.state === 'associating' && key.cak !== undefined)

/** Since when the one that waits longest waits for its next step, in epoch milliseconds. */
export function keysWaitSince(keys: readonly MacSecKey[]): number | undefined {
  const waiting = keys.filter(waits)
  return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ since }) => since))
}

/** The keys after the next step of those that wait since `sinceUpTo` or longer. */
export const exchanged = (keys: readonly MacSecKey[], sinceUpTo: number, now: number): readonly MacSecKey[] =>
  keys
    .map((key) =>
      waits(key) && key.since <= sinceUpTo ? { ...key, state: after(macSecKeyLifecycle, key.state, 'exchanged'), since: now } : key,
    )
    .filter(({ state }) => state !== 'disassociated')

export const withKey = <Row extends Keyed>(row: Row, key: MacSecKey): Row => ({ ...row, macSecKeys: [...row.macSecKeys, key] })

/** Without its last key a port cannot insist on encryption: it would stay down for good. */
export function withoutKey<Row extends Keyed>(row: Row, secretARN: string, now: number): Row {
  const macSecKeys = row.macSecKeys.map((key) =>
    key.secretARN === secretARN && isLiveKey(key)
      ? { ...key, state: after(macSecKeyLifecycle, key.state, 'disassociateAsked'), since: now }
      : key,
  )
  const keyless = row.encryptionMode === 'must_encrypt' && !macSecKeys.some(isLiveKey)
  return { ...row, macSecKeys, ...(keyless && { encryptionMode: 'should_encrypt' as const }) }
}
