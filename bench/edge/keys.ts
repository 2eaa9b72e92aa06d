// Keys for the bench, sealed as they travel, so that opening them is part of what is measured.
import { createHash } from 'node:crypto'
import type { DesiredPeer } from '#link/desired.ts'
import { seal, unseal } from '#link/seal.ts'
import { newKeyPair } from '#link/sign.ts'

export { newKeyPair }

const edge = newKeyPair('x25519')

/** Sealed with randomness that comes from the key itself, as a control plane does it that wants stable documents. */
export const sealing = (key: string, place: string): string =>
  seal(key, edge.publicKey, place, (bytes) => createHash('sha256').update(`${place} ${key} ${bytes}`).digest().subarray(0, bytes))

export const peerKeys =
  () =>
  (peer: DesiredPeer): string =>
    unseal(peer.authKey, edge.privateKey, `dxpeer-${Number.parseInt(peer.bgpPeerId.slice(8), 36)}`)
