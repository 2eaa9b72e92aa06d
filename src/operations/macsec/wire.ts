import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import type { WireMacSecKey } from '#contract/contract.ts'

/** The CAK never comes out again; `startOn` is text, unlike every other time of this API. */
export const keysToWire = (keys: readonly MacSecKey[]): readonly WireMacSecKey[] =>
  keys.map(({ secretARN, ckn, state, startOn }) => ({ secretARN, ckn, state, startOn: new Date(startOn).toISOString() }))
